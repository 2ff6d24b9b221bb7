"""What a form holds, read from its one file in `forms/`.

The editor on screen and the filled, fillable and blank PDF are all made from these values.
Measures are millimetres. Labels are the policy's own, to the letter.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path

import msgspec

from bluesky_desktop.bundled import forms_folder
from bluesky_desktop.domain.errors import BlueSkyError, NotFound

FormValues = Mapping[str, str]
"""What is written on a form: text by the key of its field."""


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
    SETTING_NAME = "setting.name"
    TODAY = "today"


class Placement(StrEnum):
    """Where a field's value stands."""

    BESIDE = "beside"
    """On the label's own line."""
    BELOW = "below"
    """Under the label."""


class DefinitionUnreadable(BlueSkyError):
    """A file in `forms/` is damaged. `what` names the file and the place in it."""

    def __init__(self, path: Path, reason: str):
        super().__init__(
            f"The form file {path.name} can't be read: {reason}",
            kept="Nothing was changed.",
            to_do="Put the original file back, or install the application again.",
        )
        self.path = path


class _Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A value of a form file: a misspelt word in the file is an error, not ignored."""


class FormField(_Value, frozen=True):
    """One thing to fill in.

    `label` is printed; `name` names the field where the label alone doesn't (a tool tip, a screen
    reader, a list of what is empty). `default` is what the policy's own paper prints. An
    `optional` field is never named as still empty.
    """

    key: str
    label: str = ""
    name: str = ""
    kind: FieldKind = FieldKind.TEXT
    source: Source | None = None
    placement: Placement = Placement.BESIDE
    default: str = ""
    optional: bool = False

    def __post_init__(self) -> None:
        if not self.key.replace("_", "").isalnum() or not self.key.isascii():
            raise ValueError(f"key {self.key!r} may hold a-z, 0-9 and _ only")
        if not self.spoken_name:
            raise ValueError(f"field {self.key!r} needs a label or a name")

    @property
    def spoken_name(self) -> str:
        """The name of the field in words, without a colon at its end."""
        return self.name or self.label.rstrip().rstrip(":")


class Heading(_Value, frozen=True, tag_field="type", tag="heading"):
    """A heading inside the form."""

    text: str
    page_break: bool = False


class StaticText(_Value, frozen=True, tag_field="type", tag="text"):
    """Paragraphs that the policy prints; `bulleted` puts a bullet before each."""

    paragraphs: tuple[str, ...]
    bulleted: bool = False


class LabelledLines(_Value, frozen=True, tag_field="type", tag="lines"):
    """Labels with their values on a line each, without a border."""

    fields: tuple[FormField, ...]


class Cell(_Value, frozen=True):
    """One bordered box: a heading of its own if it has one, then its fields."""

    text: str = ""
    fields: tuple[FormField, ...] = ()
    width: float = 1
    """Share of the row's width."""


class GridRow(_Value, frozen=True):
    """Boxes side by side. `height` is the least on any form, `pen_height` on a blank one."""

    cells: tuple[Cell, ...]
    height: float = 0
    pen_height: float = 0
    shaded: bool = False
    """A row that names what stands below it."""
    keep_with_next: bool = False


class Grid(_Value, frozen=True, tag_field="type", tag="grid"):
    """Bordered rows. `joined` continues the borders of the section above, without a gap."""

    rows: tuple[GridRow, ...]
    joined: bool = False
    page_break: bool = False


class Column(_Value, frozen=True):
    """One column of an entry table: its heading, and the kind of what is written below it."""

    key: str
    label: str
    kind: FieldKind = FieldKind.LONG_TEXT
    width: float = 1


class EntryRow(_Value, frozen=True):
    """One row to fill in. `label` is printed in the first column; `name` is said in words."""

    key: str
    name: str
    label: str = ""
    optional: bool = False


class EntryTable(_Value, frozen=True, tag_field="type", tag="entries"):
    """A table to write in: one field for each row and column; its headings repeat on each page."""

    columns: tuple[Column, ...]
    rows: tuple[EntryRow, ...]
    height: float = 0
    pen_height: float = 0
    joined: bool = False

    def field(self, row: EntryRow, column: Column) -> FormField:
        """The field where `row` and `column` meet."""
        return FormField(
            key=f"{row.key}_{column.key}",
            name=f"{row.name}, {column.label}",
            kind=column.kind,
            placement=Placement.BELOW,
            optional=row.optional,
        )


class TextTable(_Value, frozen=True, tag_field="type", tag="text_table"):
    """A table that the policy prints. `widths` are shares of the width."""

    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        for row in (self.widths, *self.rows):
            if len(row) != len(self.columns):
                raise ValueError(f"a row needs {len(self.columns)} cells, and one has {len(row)}")


Section = Heading | StaticText | LabelledLines | Grid | EntryTable | TextTable


class FormDefinition(_Value, frozen=True):
    """One form. `number` is the appendix as printed in the policy; `title` its printed title.

    `list_title` tells forms with the same title apart. `header` is the field that every page's
    header shows, so that a loose sheet can be put back. `compact` sets a page that must stand on
    one sheet.
    """

    name: str
    title: str
    sections: tuple[Section, ...]
    number: str = ""
    subtitle: str = ""
    list_title: str = ""
    header: FormField | None = None
    compact: bool = False

    def __post_init__(self) -> None:
        seen: dict[str, FormField] = {}
        for field in self._all_fields():
            first = seen.setdefault(field.key, field)
            if first != field:
                raise ValueError(f"two different fields have the key {field.key!r}")

    @property
    def listed_as(self) -> str:
        """The form's name in a list of forms."""
        return self.list_title or self.title

    def fields(self) -> tuple[FormField, ...]:
        """Every field once, in reading order; the header's first if the form has it nowhere."""
        return tuple({field.key: field for field in self._all_fields()}.values())

    def has_in_body(self, field: FormField) -> bool:
        """Whether a section of the form asks for `field`."""
        return any(field.key == other.key for other in self._body_fields())

    def _all_fields(self) -> Iterator[FormField]:
        if self.header and not self.has_in_body(self.header):
            yield self.header
        yield from self._body_fields()

    def _body_fields(self) -> Iterator[FormField]:
        for section in self.sections:
            yield from fields_of(section)


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


def load_form(path: Path) -> FormDefinition:
    """Read one form file. Raises DefinitionUnreadable, naming file and place, or OSError."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=FormDefinition)
    except msgspec.DecodeError as error:
        raise DefinitionUnreadable(path, str(error)) from error


def find_form(name: str) -> FormDefinition:
    """The form called `name`. Raises NotFound."""
    path = forms_folder() / f"{name}.toml"
    if name not in form_names():
        raise NotFound(f"There is no form called {name}.", to_do="Choose a form from the list.")
    return load_form(path)


def form_names() -> tuple[str, ...]:
    """The names of all forms, without reading them."""
    return tuple(sorted(path.stem for path in forms_folder().glob("*.toml")))


def list_forms() -> tuple[FormDefinition, ...]:
    """All forms, by their appendix number; those without a number last."""
    forms = (load_form(forms_folder() / f"{name}.toml") for name in form_names())
    return tuple(sorted(forms, key=lambda form: (not form.number, form.number, form.name)))


def prefill(definition: FormDefinition, facts: Mapping[str, str]) -> dict[str, str]:
    """What is known already, by field key. `facts` are texts by `Source` value."""
    known = {
        field.key: facts.get(field.source, "") if field.source else ""
        for field in definition.fields()
    }
    return {
        field.key: known[field.key] or field.default
        for field in definition.fields()
        if known[field.key] or field.default
    }


def empty_fields(definition: FormDefinition, values: FormValues) -> tuple[str, ...]:
    """The names of what is still to be written, in reading order.

    A row of a table in which nothing stands is named once, as a row.
    """
    empty: list[str] = []
    for section in definition.sections:
        if isinstance(section, EntryTable):
            empty.extend(_empty_entries(section, values))
        else:
            empty.extend(
                field.spoken_name
                for field in fields_of(section)
                if not field.optional and _is_empty(field, values)
            )
    return tuple(dict.fromkeys(empty))


def _empty_entries(table: EntryTable, values: FormValues) -> Iterator[str]:
    for row in table.rows:
        fields = [table.field(row, column) for column in table.columns]
        empty = [field.spoken_name for field in fields if _is_empty(field, values)]
        if row.optional:
            continue
        if len(empty) == len(fields):
            yield row.name
        else:
            yield from empty


def _is_empty(field: FormField, values: FormValues) -> bool:
    return not values.get(field.key, "").strip()
