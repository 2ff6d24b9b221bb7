"""The parts of a form: its fields, and the sections that hold them.

Measures are millimetres. Labels are the policy's own, to the letter.
"""

from collections.abc import Iterator
from enum import StrEnum

import msgspec


class FieldKind(StrEnum):
    """What a field holds, so that an editor can offer the fitting input."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    DATE_TIME = "date_time"
    PERSON = "person"
    PEOPLE = "people"


class Source(StrEnum):
    """Everything that can be known before a form is opened: the catalogue for `source = "…"`."""

    PUPIL_NAME = "pupil.name"
    """The preferred name with the family name."""
    PUPIL_LEGAL_NAME = "pupil.legal_name"
    PUPIL_DATE_OF_BIRTH = "pupil.date_of_birth"
    PUPIL_YEAR_GROUP = "pupil.year_group"
    PUPIL_CLASS = "pupil.class"
    PUPIL_TEACHER = "pupil.teacher"
    PUPIL_LSA = "pupil.lsa"
    PUPIL_KEY_WORKERS = "pupil.key_workers"
    """The key adults of the pupil, separated by commas."""
    PUPIL_SLT = "pupil.slt"
    """The senior leader who looks after this pupil's support."""
    PUPIL_PARENTS = "pupil.parents"
    """Parents and carers who may be contacted, separated by commas."""
    MEETING_DATE = "meeting.date"
    MEETING_PEOPLE = "meeting.people"
    """Everybody invited, separated by commas."""
    MEETING_APOLOGIES = "meeting.apologies"
    MEETING_NEXT = "meeting.next"
    """When the meeting after this one is dated for."""
    MEETING_TARGETS = "meeting.targets"
    """The support and the targets that the meeting agreed."""
    MEETING_PROGRESS = "meeting.progress"
    """What the meeting said of the targets that there were."""
    PLAN_AIM = "plan.aim"
    VIEW_PROVISION = "view.provision"
    VIEW_STUDENT = "view.student"
    VIEW_PARENTAL = "view.parental"
    VIEW_OTHER = "view.other"
    SETTING_NAME = "setting.name"
    TODAY = "today"
    REPORT_LSA = "report.lsa"
    """The LSA of the pupil's report; without a report, the pupil's own."""
    REPORT_SLT = "report.slt"
    """The senior leader who maintains the report; without one, as `pupil.slt`."""
    REPORT_PUPIL_DOING_WELL = "report.pupil.doing_well"
    """What the pupil answered; `number` is the week, from 1 on, for this and the next five."""
    REPORT_PUPIL_IMPROVE = "report.pupil.improve"
    REPORT_PUPIL_HELP = "report.pupil.help"
    REPORT_OTHERS_DOING_WELL = "report.others.doing_well"
    REPORT_OTHERS_IMPROVE = "report.others.improve"
    REPORT_OTHERS_HELP = "report.others.help"
    REPORT_NEXT_STEPS = "report.next_steps"

    @property
    def is_written_for_meeting(self) -> bool:
        """Whether people write it for a meeting, though the plan's records may say it already."""
        return self in _WRITTEN_FOR_MEETING


_WRITTEN_FOR_MEETING = frozenset(
    {
        Source.PLAN_AIM,
        Source.MEETING_TARGETS,
        Source.MEETING_PROGRESS,
        Source.VIEW_PROVISION,
        Source.VIEW_STUDENT,
        Source.VIEW_PARENTAL,
        Source.VIEW_OTHER,
    }
)


class Placement(StrEnum):
    """Where a field's value stands."""

    BESIDE = "beside"
    """On the label's own line."""
    BELOW = "below"
    """Under the label."""


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A value of a form file: a misspelt word in the file is an error, not ignored."""


class FormField(Value, frozen=True):
    """One thing to fill in.

    `label` is printed; `name` names the field where the label alone doesn't (a tool tip, a screen
    reader, a list of what is empty). `number` says of which week `source` speaks, where it
    has several. An `optional` field is never named as still empty.
    """

    key: str
    label: str = ""
    name: str = ""
    kind: FieldKind = FieldKind.TEXT
    source: Source | None = None
    number: int = 0
    placement: Placement = Placement.BESIDE
    optional: bool = False

    def __post_init__(self) -> None:
        if not self.key.replace("_", "").isalnum() or not self.key.isascii():
            raise ValueError(f"key {self.key!r} may hold a-z, 0-9 and _ only")
        if not self.spoken_name:
            raise ValueError(f"field {self.key!r} needs a label or a name")

    @property
    def fact(self) -> str:
        """The name of the fact that fills it: the source, and of which week."""
        source = self.source.value if self.source else ""
        return f"{source}.{self.number}" if self.number else source

    @property
    def spoken_name(self) -> str:
        """The name of the field in words, without a colon at its end."""
        return self.name or self.label.rstrip().rstrip(":")


class Heading(Value, frozen=True, tag_field="type", tag="heading"):
    """A heading inside the form."""

    text: str
    page_break: bool = False


class StaticText(Value, frozen=True, tag_field="type", tag="text"):
    """Paragraphs that the policy prints; `bulleted` puts a bullet before each."""

    paragraphs: tuple[str, ...]
    bulleted: bool = False


class LabelledLines(Value, frozen=True, tag_field="type", tag="lines"):
    """Labels with their values on a line each, without a border."""

    fields: tuple[FormField, ...]


class Cell(Value, frozen=True):
    """One bordered box: a heading of its own if it has one, then its fields."""

    text: str = ""
    fields: tuple[FormField, ...] = ()
    width: float = 1
    """Share of the row's width."""


class GridRow(Value, frozen=True):
    """Boxes side by side. `height` is the least on any form, `pen_height` on a blank one."""

    cells: tuple[Cell, ...]
    height: float = 0
    pen_height: float = 0
    shaded: bool = False
    """A row that names what stands below it."""
    keep_with_next: bool = False


class Grid(Value, frozen=True, tag_field="type", tag="grid"):
    """Bordered rows. `joined` continues the borders of the section above, without a gap."""

    rows: tuple[GridRow, ...]
    joined: bool = False
    page_break: bool = False


class Column(Value, frozen=True):
    """One column of an entry table: its heading, and the kind of what is written below it."""

    key: str
    label: str
    kind: FieldKind = FieldKind.LONG_TEXT
    width: float = 1


class EntryRow(Value, frozen=True):
    """One row to fill in. `label` is printed in the first column; `name` is said in words."""

    key: str
    name: str
    label: str = ""
    optional: bool = False


class EntryTable(Value, frozen=True, tag_field="type", tag="entries"):
    """A table to write in: one field for each row and column; its headings repeat on each page.

    With a `source` what is known of row 1, column "date" is the fact "SOURCE.1.date".
    """

    columns: tuple[Column, ...]
    rows: tuple[EntryRow, ...]
    height: float = 0
    pen_height: float = 0
    joined: bool = False
    source: str = ""

    def facts(self) -> Iterator[tuple[str, str]]:
        """The key of each field with the name of the fact that fills it; none without a source."""
        if self.source:
            for number, row in enumerate(self.rows, 1):
                for column in self.columns:
                    yield self.field(row, column).key, f"{self.source}.{number}.{column.key}"

    def field(self, row: EntryRow, column: Column) -> FormField:
        """The field where `row` and `column` meet."""
        return FormField(
            key=f"{row.key}_{column.key}",
            name=f"{row.name}, {column.label}",
            kind=column.kind,
            placement=Placement.BELOW,
            optional=row.optional,
        )


class TextTable(Value, frozen=True, tag_field="type", tag="text_table"):
    """A table that the policy prints. `widths` are shares of the width."""

    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        for row in (self.widths, *self.rows):
            if len(row) != len(self.columns):
                raise ValueError(f"a row needs {len(self.columns)} cells, and one has {len(row)}")


Section = Heading | StaticText | LabelledLines | Grid | EntryTable | TextTable


def fields_of(section: Section) -> Iterator[FormField]:
    """The fields of one section in reading order."""
    match section:
        case LabelledLines(fields=fields):
            yield from fields
        case Grid(rows=rows):
            for row in rows:
                for cell in row.cells:
                    yield from cell.fields
        case EntryTable():
            for entry_row in section.rows:
                for column in section.columns:
                    yield section.field(entry_row, column)
