"""Half terms and closures, as rows that can be typed into."""

from datetime import date, time
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import show_day
from bluesky_desktop.domain.term_calendar import Closure, ClosureKind, HalfTerm, TermCalendar
from bluesky_desktop.domain.typed_time import read_day, read_time
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind, IconButton
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Heading
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.widgets.typed_field import DateField, TimeField


class _Days(QWidget):
    removed = Signal()

    def __init__(
        self,
        name: str,
        first: date | None,
        last: date | None,
        today: date,
        kind: ClosureKind | None,
        parent: QWidget,
    ):
        super().__init__(parent)
        self.kind = kind
        self.name = TextField("Name", self, text=name)
        self.first = self._day("First day", first, today)
        self.last = self._day("Last day", last, today)
        remove = IconButton("trash-2", f"Take {name or 'this row'} out", parent=self)
        remove.clicked.connect(self.removed)
        row = Row(self, gap=4)
        columns = StackingColumns(self, gap=10, stacks_below=480)
        for field in (self.name, self.first, self.last):
            columns.add(field)
        row.addWidget(columns, 1)
        row.addWidget(remove)

    def _day(self, label: str, value: date | None, today: date) -> DateField[date]:
        return DateField(
            label, lambda typed: read_day(typed, today, past=False), show_day, self, value=value
        )

    def check(self) -> bool:
        """Whether both days can be read."""
        return self.first.check() and self.last.check()

    def set_error(self, text: str) -> None:
        """Says beside the first day what is wrong."""
        self.first.set_error(text)
        self.first.setFocus()


class TermRows(QWidget):
    """A whole calendar to edit."""

    def __init__(self, today: date, parent: QWidget | None = None):
        super().__init__(parent)
        self._today = today
        self._terms: list[_Days] = []
        self._closures: list[_Days] = []
        self._term_list, self._closure_list = Column(gap=8), Column(gap=8)
        self._starts: TimeField[time] = TimeField("The day starts", read_time, _clock, self)
        self._ends: TimeField[time] = TimeField("The day ends", read_time, _clock, self)
        column = Column(self, gap=12)
        hours = StackingColumns(self, gap=12, stacks_below=320)
        hours.add(self._starts)
        hours.add(self._ends)
        column.addWidget(hours)
        column.addWidget(Heading("Half terms", 2, self))
        column.addLayout(self._term_list)
        column.addLayout(self._adder("Add a half term", partial(self._add_term, None)))
        column.addWidget(Heading("Closed days: INSET, bank holidays, others", 2, self))
        column.addLayout(self._closure_list)
        column.addLayout(self._adder("Add a closed day", partial(self._add_closure, None)))

    def _adder(self, words: str, act: partial[None]) -> Row:
        button = Button(words, ButtonKind.SMALL, self, icon="plus")
        button.clicked.connect(lambda: act())
        row = Row()
        row.addWidget(button)
        row.addStretch(1)
        return row

    def show_calendar(self, calendar: TermCalendar, *, since: date | None = None) -> None:
        """Shows a calendar; half terms that ended before `since` stay as they are, unseen."""
        for row in (*self._terms, *self._closures):
            row.hide()
            row.deleteLater()
        self._terms, self._closures = [], []
        begin = since or date.min
        self._unseen = TermCalendar(
            tuple(one for one in calendar.half_terms if one.last_day < begin),
            tuple(one for one in calendar.closures if one.last_day < begin),
        )
        self._starts.set_value(calendar.day_starts)
        self._ends.set_value(calendar.day_ends)
        for term in calendar.half_terms:
            if term.last_day >= begin:
                self._add_term(term)
        for closure in calendar.closures:
            if closure.last_day >= begin:
                self._add_closure(closure)

    def value(self) -> TermCalendar | None:
        """The calendar as typed; None where a day or a time can't be read."""
        rows = (*self._terms, *self._closures)
        readable = [row.check() for row in rows]
        if not (self._starts.check() and self._ends.check() and all(readable)):
            return None
        terms = [
            HalfTerm(row.first.value() or date.min, row.last.value() or date.min, row.name.text())
            for row in self._terms
        ]
        closures = [
            Closure(
                row.first.value() or date.min,
                row.last.value() or date.min,
                row.name.text(),
                row.kind or ClosureKind.OTHER,
            )
            for row in self._closures
        ]
        return TermCalendar(
            (*self._unseen.half_terms, *terms),
            (*self._unseen.closures, *closures),
            self._starts.value() or time(9, 0),
            self._ends.value() or time(15, 30),
        )

    def set_error(self, row: int, text: str) -> None:
        """Says at the row that is wrong; rows count as in the calendar."""
        hidden_terms = len(self._unseen.half_terms)
        every = len(self._terms) + hidden_terms
        if row < every:
            at = row - hidden_terms
            if 0 <= at < len(self._terms):
                self._terms[at].set_error(text)
            return
        at = row - every - len(self._unseen.closures)
        if 0 <= at < len(self._closures):
            self._closures[at].set_error(text)

    def _add_term(self, term: HalfTerm | None) -> None:
        one = term or HalfTerm(date.min, date.min)
        first, last = (None, None) if term is None else (one.first_day, one.last_day)
        row = _Days(one.name, first, last, self._today, None, self)
        row.removed.connect(partial(self._remove, self._terms, row))
        self._terms.append(row)
        self._term_list.addWidget(row)

    def _add_closure(self, closure: Closure | None) -> None:
        one = closure or Closure(date.min, date.min, "INSET", ClosureKind.INSET)
        first, last = (None, None) if closure is None else (one.first_day, one.last_day)
        row = _Days(one.name, first, last, self._today, one.kind, self)
        row.removed.connect(partial(self._remove, self._closures, row))
        self._closures.append(row)
        self._closure_list.addWidget(row)

    @staticmethod
    def _remove(rows: list[_Days], row: _Days) -> None:
        rows.remove(row)
        row.hide()
        row.deleteLater()


def _clock(moment: time) -> str:
    return f"{moment:%H:%M}"
