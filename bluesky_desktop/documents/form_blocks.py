"""The sections of a form, as blocks for the page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bluesky_desktop.documents.definition import (
    Cell,
    EntryTable,
    FormDefinition,
    FormField,
    FormValues,
    Grid,
    Heading,
    LabelledLines,
    Section,
    StaticText,
    TextTable,
)
from bluesky_desktop.documents.form_fields import FieldSetter, FormMode, below, continued
from bluesky_desktop.documents.page import MM
from bluesky_desktop.documents.typesetting.block import Block, PageBreak
from bluesky_desktop.documents.typesetting.boxes import Box, Slot
from bluesky_desktop.documents.typesetting.fragments import Span
from bluesky_desktop.documents.typesetting.rows import BORDERED, PLAIN, Padding, Row, Rows
from bluesky_desktop.documents.typesetting.structure import Element
from bluesky_desktop.documents.typesetting.text import Style, Text


class FormSetter:
    """Sets a form's sections for one mode, with what is written so far."""

    def __init__(self, values: FormValues, mode: FormMode, *, compact: bool = False):
        self._mode = mode
        self._body = Style(9.2, 12.6) if compact else Style(11, 16)
        self._title = Style(15, 20, role="H1", balanced=True)
        if not compact:
            self._title = Style(17.5, 26, role="H1")
        self._gap = 7 if compact else 12
        self._padding = Padding(6, 3.5) if compact else BORDERED
        self._fields = FieldSetter(values, mode, self._body)

    def title(self, definition: FormDefinition) -> Iterator[Text]:
        """The form's printed title."""
        yield Text((Span(definition.title, bold=True),), self._title)
        if definition.subtitle:
            yield Text((Span(definition.subtitle, bold=True),), Style(12, 18, role="H2"))

    def sections(self, sections: Sequence[Section]) -> Iterator[Block | PageBreak]:
        """Blocks for all sections; those that are joined share one table."""
        rows: list[Row] = []
        for section in sections:
            if rows and not getattr(section, "joined", False):
                yield Rows(rows, space_before=self._gap)
                rows = []
            match section:
                case Grid():
                    if section.page_break:
                        yield PageBreak()
                    rows.extend(self._grid(section))
                case EntryTable():
                    rows.extend(self._entries(section))
                case TextTable():
                    rows.extend(self._text_table(section))
                case _:
                    yield from self._unbordered(section)
        if rows:
            yield Rows(rows, space_before=self._gap)

    def labelled_lines(self, fields: Sequence[FormField]) -> Rows:
        """Labels with their values, without a border."""
        slots = [self._fields.slot(field, ruled=True) for field in fields]
        rows = [Row((Box((slot,)),), bordered=False, padding=PLAIN) for slot in slots]
        return Rows(rows, space_before=self._gap / 2, element=Element("Div"))

    def _unbordered(self, section: Section) -> Iterator[Block]:
        match section:
            case Heading(text=text):
                style = replace(self._body, role="H2", space_before=self._gap, keep_with_next=True)
                yield Text((Span(text, bold=True),), style)
            case StaticText(bulleted=True):
                style = replace(self._body, space_before=1.5, indent=self._body.size)
                yield from (Text((Span(p),), style, bullet="•") for p in section.paragraphs)
            case StaticText():
                style = replace(self._body, space_before=self._gap)
                yield from (Text((Span(p),), style) for p in section.paragraphs)
            case LabelledLines(fields=fields):
                yield self.labelled_lines(fields)

    def _grid(self, grid: Grid) -> Iterator[Row]:
        headings: Row | None = None
        for row in grid.rows:
            made = Row(
                tuple(self._cell(cell, heading=row.shaded) for cell in row.cells),
                least=self._least(row.height, row.pen_height),
                shaded=row.shaded,
                keep_with_next=row.keep_with_next,
                headings=headings,
                padding=self._padding,
            )
            yield made
            headings = made if row.shaded else None

    def _cell(self, cell: Cell, *, heading: bool) -> Box:
        slots = [self._fields.slot(field) for field in cell.fields]
        slots[1:] = [below(slot) for slot in slots[1:]]
        if cell.text:
            slots.insert(0, Slot(Text((Span(cell.text, bold=True),), self._body)))
        return Box(tuple(slots), cell.width, Element("TH" if heading else "TD"))

    def _entries(self, table: EntryTable) -> Iterator[Row]:
        shares = [column.width for column in table.columns]
        headings = self._headings([column.label for column in table.columns], shares)
        yield headings
        for row in table.rows:
            labels = [row.label, *[""] * (len(table.columns) - 1)]
            slots = [
                self._fields.slot(table.field(row, column), row_label=label)
                for column, label in zip(table.columns, labels, strict=True)
            ]
            again = Slot(Text(continued(row.label), self._body)) if row.label else None
            boxes = [Box((s,), share) for s, share in zip(slots, shares, strict=True)]
            boxes[0] = replace(boxes[0], again=again)
            yield Row(
                tuple(boxes),
                least=self._least(table.height, table.pen_height),
                headings=headings,
                padding=self._padding,
            )

    def _text_table(self, table: TextTable) -> Iterator[Row]:
        headings = self._headings(table.columns, table.widths)
        yield headings
        for texts in table.rows:
            boxes = [
                self._words(text, share, bold=index == 0)
                for index, (text, share) in enumerate(zip(texts, table.widths, strict=True))
            ]
            yield Row(tuple(boxes), headings=headings, padding=self._padding)

    def _headings(self, names: Sequence[str], shares: Sequence[float]) -> Row:
        boxes = [
            self._words(name, share, bold=True, role="TH")
            for name, share in zip(names, shares, strict=True)
        ]
        return Row(tuple(boxes), shaded=True, keep_with_next=True, padding=self._padding)

    def _words(self, text: str, share: float, *, bold: bool, role: str = "TD") -> Box:
        return Box((Slot(Text((Span(text, bold=bold),), self._body)),), share, Element(role))

    def _least(self, height: float, pen_height: float) -> float:
        return (pen_height or height if self._mode is FormMode.BLANK else height) * MM
