"""A form's fields to type into: the paper's labels, its order, and its boxes beside each other."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.documents.sections import (
    Cell,
    EntryTable,
    FieldKind,
    FormField,
    Grid,
    GridRow,
    LabelledLines,
    Section,
    StaticText,
)
from bluesky_desktop.documents.sections import Heading as HeadingSection
from bluesky_desktop.services.papers.forms import FormView
from bluesky_desktop.ui.widgets.boxes import Column, Gap
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Body, Heading
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField

_STACKS_BELOW = 640
FROM_RECORDS = "From the records. It is changed there."


class FormInputs(QWidget):
    """The fields of one form. `typed` says that something was changed by hand."""

    typed = Signal()

    def __init__(self, view: FormView, parent: QWidget | None = None):
        super().__init__(parent)
        self._view = view
        self._fields: dict[str, TextField | TextArea] = {}
        self._touched: set[str] = set()
        self._column = Column(self, gap=14)
        for section in view.definition.sections:
            self._add(section)

    def values(self) -> dict[str, str]:
        """Everything in the form: what was typed here, and the rest as it was read."""
        typed = {key: self._fields[key].text() for key in self._touched}
        return {**self._view.values, **typed}

    def first_empty(self) -> QWidget | None:
        """The first field in which nothing stands yet; the very first where all are filled."""
        fields = list(self._fields.values())
        empty = (
            field
            for key, field in self._fields.items()
            if key not in self._view.recorded and not field.text().strip()
        )
        return next(empty, fields[0] if fields else None)

    def _add(self, section: Section) -> None:
        match section:
            case HeadingSection(text=text):
                self._add_heading(text)
            case StaticText(paragraphs=paragraphs):
                for paragraph in paragraphs:
                    self._column.addWidget(Body(paragraph, self, soft=True))
            case LabelledLines(fields=fields):
                for field in fields:
                    self._add_field(field)
            case Grid(rows=rows):
                for row, headings in _with_headings(rows):
                    self._add_row(row.cells, headings)
            case EntryTable():
                self._add_table(section)

    def _add_heading(self, text: str) -> None:
        self._column.addWidget(Gap(6, self))
        self._column.addWidget(Heading(text, 2, self))

    def _add_field(self, field: FormField) -> None:
        made = self._field(field, self)
        if made is not None:
            self._column.addWidget(made)

    def _add_row(self, cells: Sequence[Cell], headings: Sequence[str]) -> None:
        if not any(cell.fields for cell in cells):
            for heading in filter(None, headings):
                self._add_heading(heading)
            return
        row = StackingColumns(self, gap=18, stacks_below=_STACKS_BELOW)
        for cell, heading in zip(cells, headings, strict=True):
            box = QWidget(row)
            column = Column(box, gap=12)
            if heading:
                column.addWidget(Heading(heading, 2, box))
            made = [one for one in (self._field(each, box) for each in cell.fields) if one]
            for one in made:
                column.addWidget(one)
            column.addStretch(1)
            row.add(box, share=round(cell.width * 10))
        if any(field.key in self._fields for cell in cells for field in cell.fields):
            self._column.addWidget(row)

    def _add_table(self, table: EntryTable) -> None:
        for row in table.rows:
            card = Card(self, margins=(16, 12, 16, 16), gap=10)
            card.column.addWidget(Heading(row.name, 3, card))
            columns = StackingColumns(card, gap=14, stacks_below=_STACKS_BELOW)
            for column in table.columns:
                field = table.field(row, column)
                box = QWidget(columns)
                made = self._field(field, box, label=column.label)
                if made is not None:
                    stack = Column(box)
                    stack.addWidget(made)
                    stack.addStretch(1)
                columns.add(box, share=round(column.width))
            card.column.addWidget(columns)
            self._column.addWidget(card)

    def _field(
        self, field: FormField, parent: QWidget, *, label: str = ""
    ) -> TextField | TextArea | None:
        if field.key in self._fields:
            return None
        value = self._view.values.get(field.key, "")
        words = label or field.label or field.spoken_name
        recorded = field.key in self._view.recorded
        made: TextField | TextArea
        if field.kind is FieldKind.LONG_TEXT:
            made = TextArea(words, parent, text=value, lines=2 if label else 3)
        elif recorded:
            made = TextArea(words, parent, text=value, lines=1)
        else:
            made = TextField(words, parent, text=value)
        if label:
            made.edit.setAccessibleName(field.spoken_name)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        made.set_read_only(recorded or not self._view.may_edit)
        if recorded:
            made.edit.setAccessibleDescription(FROM_RECORDS)
        made.changed.connect(partial(self._was_typed, field.key))
        self._fields[field.key] = made
        return made

    def _was_typed(self, key: str, _: str) -> None:
        self._touched.add(key)
        self.typed.emit()


def _with_headings(rows: Sequence[GridRow]) -> Iterator[tuple[GridRow, Sequence[str]]]:
    """Each row with the words over its boxes; a row of words alone goes with the row below it."""
    above: Sequence[str] = ()
    for row in rows:
        texts = [cell.text for cell in row.cells]
        if len(texts) > 1 and not any(cell.fields for cell in row.cells):
            above = texts
            continue
        if len(above) == len(texts):
            texts = [own or heading for own, heading in zip(texts, above, strict=True)]
        above = ()
        yield row, texts
