"""The half terms of one school year as rows: a name, the first day and the last."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import show_day, show_short_day
from bluesky_desktop.domain.school_year import years_bounds
from bluesky_desktop.domain.term_calendar import HalfTerm
from bluesky_desktop.domain.typed_time import read_day
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind, IconButton
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.field import FieldError
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.widgets.typed_field import TypedField

_NAMES = ("Autumn 1", "Autumn 2", "Spring 1", "Spring 2", "Summer 1", "Summer 2")


class HalfTermRow(Card):
    """`changed` says that the name or a day is different now."""

    changed = Signal()
    removed = Signal()

    def __init__(self, value: HalfTerm | None, name: str, near: date, parent: QWidget):
        super().__init__(parent, margins=(12, 10, 12, 12), gap=6)
        self._known = value
        self.fault = FieldError(self)
        self._name = TextField("", self, text=value.name if value else name, height=36)
        self._name.set_spoken("Name of the half term")
        self.first = self._day("First day", value.first_day if value else None, near)
        self.last = self._day("Last day", value.last_day if value else None, near)
        self._remove = IconButton("trash-2", "", parent=self)
        row = Row(gap=4)
        row.addWidget(self._name, 1)
        row.addWidget(self._remove)
        self.column.addLayout(row)
        columns = StackingColumns(self, gap=8, stacks_below=250)
        columns.add(self.first)
        columns.add(self.last)
        self.column.addWidget(columns)
        self.column.addWidget(self.fault)
        self._name.changed.connect(self._renamed)
        self._remove.clicked.connect(self.removed)
        for field in (self.first, self.last):
            field.value_changed.connect(lambda _: self.changed.emit())
        self._name_parts()

    def _day(self, label: str, value: date | None, near: date) -> TypedField[date]:
        return TypedField(
            label,
            lambda typed: read_day(typed, near, past=False),
            lambda day: _shown(day, near.year),
            self,
            value=value,
            required=True,
            missing="Type a day, such as 24 Nov.",
        )

    def value(self) -> HalfTerm | None:
        """The half term as it is typed, or as it was last when a day can't be read."""
        first, last = self.first.value(), self.last.value()
        if first is not None and last is not None:
            self._known = HalfTerm(first, last, " ".join(self._name.text().split()))
        return self._known

    def check(self) -> bool:
        """Says beside a day that can't be read what is wrong with it."""
        readable = [self.first.check(), self.last.check()]
        return all(readable)

    def _renamed(self) -> None:
        self._name_parts()
        self.changed.emit()

    def _name_parts(self) -> None:
        name = self._name.text().strip() or "this half term"
        self._remove.set_name(f"Take {name} out")
        self.first.set_spoken(f"First day of {name}")
        self.last.set_spoken(f"Last day of {name}")


class HalfTermRows(QWidget):
    """`changed` says that half terms were added, taken out or changed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._near = date(2000, 8, 1)
        self._rows: list[HalfTermRow] = []
        self._list = Column(gap=10)
        self._add = Button("Add a half term", ButtonKind.SMALL, self, icon="plus")
        column = Column(self, gap=10)
        column.addLayout(self._list)
        row = Row()
        row.addWidget(self._add)
        row.addStretch(1)
        column.addLayout(row)
        self._add.clicked.connect(self._add_empty)

    def show_half_terms(self, half_terms: tuple[HalfTerm, ...], *, year: int) -> None:
        """Shows those of a year; a day typed without its year is of that school year."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows, self._near = [], date(year, 8, 1)
        for one in half_terms:
            self._append(HalfTermRow(one, "", self._near, self))

    def value(self) -> tuple[HalfTerm, ...]:
        """Those that have both their days."""
        found = (row.value() for row in self._rows)
        return tuple(one for one in found if one is not None)

    def check(self) -> bool:
        """Whether all can be read; says where not."""
        readable = [row.check() for row in self._rows]
        return all(readable)

    def show_faults(self, faults: Mapping[HalfTerm, str]) -> None:
        """Says at each row what is wrong with its half term, or that nothing is."""
        for row in self._rows:
            value = row.value()
            row.fault.say("" if value is None else faults.get(value, ""))

    def go_to(self, half_term: HalfTerm) -> None:
        """Puts the focus into the row of a half term."""
        for row in self._rows:
            if row.value() == half_term:
                row.first.setFocus()

    def _append(self, row: HalfTermRow) -> None:
        row.changed.connect(self.changed)
        row.removed.connect(partial(self._take_out, row))
        self._rows.append(row)
        self._list.addWidget(row)

    def _add_empty(self) -> None:
        taken = {one.name for one in self.value()}
        name = next((one for one in _NAMES if one not in taken), "")
        row = HalfTermRow(None, name, self._near, self)
        self._append(row)
        row.first.setFocus()

    def _take_out(self, row: HalfTermRow) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self._add.setFocus()
        self.changed.emit()


def _shown(day: date, year: int) -> str:
    """The day as the school year that is shown reads it; with its year where that is another."""
    first, last = years_bounds(year)
    return show_short_day(day) if first <= day <= last else show_day(day)
