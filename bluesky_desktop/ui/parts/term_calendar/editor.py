"""A whole term calendar to edit, one school year at a time."""

from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_year import (
    bank_holidays,
    half_terms_of,
    marked,
    next_mark,
    notices_of,
    show_school_year,
    with_half_terms,
    year_counts,
)
from bluesky_desktop.domain.term_calendar import (
    ClosureKind,
    HalfTerm,
    TermCalendar,
    faults_of,
    school_year_of,
    suggested_calendar,
)
from bluesky_desktop.domain.typed_time import read_time
from bluesky_desktop.ui.parts.term_calendar.day_bar import DayBar
from bluesky_desktop.ui.parts.term_calendar.half_term_rows import HalfTermRows
from bluesky_desktop.ui.parts.term_calendar.key import CalendarKey
from bluesky_desktop.ui.parts.term_calendar.year_grid import YearGrid
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind, IconButton
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Body, Heading, Text
from bluesky_desktop.ui.widgets.typed_field import TimeField


class TermCalendarEditor(QWidget):
    """`changed` says that the calendar is different now.

    `day_bar` stands above the months, unless a page takes it to a place of its own.
    """

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None):
        super().__init__(parent)
        self._today = today
        self._year = school_year_of(today)
        self._calendar = TermCalendar(())
        self._holidays: dict[date, str] = {}
        self._in_rows: tuple[HalfTerm, ...] = ()
        self.day_bar = DayBar(self)
        self.grid = YearGrid(today, self)
        self._rows = HalfTermRows(self)
        self._before = IconButton("chevron-left", "The school year before", parent=self)
        self._after = IconButton("chevron-right", "The school year after", parent=self)
        self._title = Text("", Type.PAGE, parent=self)
        self._counts = Body("", self, soft=True)
        self._suggest = Button("Suggest dates", ButtonKind.PRIMARY, self)
        self._empty = Card(self, surface="sky", gap=12)
        self._wrong = ErrorNote(self)
        self._notices = Card(self, surface="sunken", margins=(14, 12, 14, 12), gap=6)
        self._notice_words = Body("", self._notices)
        self._starts = self._hour("The day starts")
        self._ends = self._hour("The day ends")
        self._arrange()
        self._connect()

    def _hour(self, label: str) -> TimeField[time]:
        return TimeField(label, read_time, lambda value: f"{value:%H:%M}", self, required=True)

    def _arrange(self) -> None:
        column = Column(self, gap=12)
        years = Row(gap=8)
        for widget in (self._before, self._title, self._after):
            years.addWidget(widget)
        years.addSpacing(10)
        years.addWidget(self._counts, 1)
        column.addLayout(years)
        column.addWidget(self._wrong)
        self._empty.column.addWidget(Heading("This school year has no dates yet.", 2, self._empty))
        row = Row()
        row.addWidget(self._suggest)
        row.addStretch(1)
        self._empty.column.addLayout(row)
        self._notices.column.addWidget(self._notice_words)
        column.addWidget(self._empty)
        column.addWidget(self._notices)
        columns = StackingColumns(self, gap=22, stacks_below=900)
        left, right = QWidget(columns), QWidget(columns)
        months = Column(left, gap=14)
        months.addWidget(CalendarKey(left))
        months.addWidget(self.day_bar)
        months.addWidget(self.grid)
        months.addStretch(1)
        side = Column(right, gap=10)
        side.addWidget(Heading("Half terms", 2, right))
        side.addWidget(self._rows)
        side.addSpacing(8)
        side.addWidget(Heading("The school day", 2, right))
        hours = StackingColumns(right, gap=8, stacks_below=240)
        hours.add(self._starts)
        hours.add(self._ends)
        side.addWidget(hours)
        side.addStretch(1)
        columns.add(left, stack_place=1)
        columns.add(right, width=296, stack_place=0)
        column.addWidget(columns)

    def _connect(self) -> None:
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self._suggest.clicked.connect(self._take_suggestion)
        self._rows.changed.connect(self._rows_changed)
        self.grid.gone_to.connect(lambda _: self.day_bar.show_day(self.grid.shown()))
        self.grid.pressed_on.connect(self._pressed)
        self.day_bar.marked.connect(self._mark)
        for hour in (self._starts, self._ends):
            hour.value_changed.connect(self._hours_changed)

    def show_calendar(self, calendar: TermCalendar, year: int | None = None) -> None:
        """Shows a calendar, in a school year or in the one that is shown."""
        self._calendar = calendar
        self._starts.set_value(calendar.day_starts)
        self._ends.set_value(calendar.day_ends)
        self._show_year(self._year if year is None else year)

    @property
    def year(self) -> int:
        """The school year that is shown, by its first calendar year."""
        return self._year

    def current(self) -> TermCalendar:
        """The calendar as far as it can be read; for a draft."""
        return self._calendar

    def value(self) -> TermCalendar | None:
        """The calendar; None where something can't be read, which is said beside it."""
        readable = [self._rows.check(), self._starts.check(), self._ends.check()]
        return self._calendar if all(readable) else None

    def set_error(self, row: int, text: str) -> None:
        """Says what is wrong; rows count as in the calendar, half terms before closures."""
        half_terms = self._calendar.half_terms
        if row < len(half_terms):
            self._show_year(school_year_of(half_terms[row].first_day))
            self._rows.go_to(half_terms[row])
        else:
            closure = self._calendar.closures[row - len(half_terms)]
            self._show_year(school_year_of(closure.first_day))
            self.grid.go_to(closure.first_day, focus=True)
        self._wrong.say(text)

    def _turn(self, by: int) -> None:
        if self._rows.check():
            self._show_year(self._year + by)

    def _show_year(self, year: int) -> None:
        self._year = year
        self._holidays = bank_holidays(year)
        self._title.say(show_school_year(year))
        self._in_rows = half_terms_of(self._calendar, year)
        self._rows.show_half_terms(self._in_rows, year=year)
        self._show_days()

    def _show_days(self) -> None:
        calendar, year = self._calendar, self._year
        self.grid.show_year(calendar, year, self._holidays)
        is_empty = not half_terms_of(calendar, year)
        self._counts.say("" if is_empty else year_counts(calendar, year).words)
        self._empty.setVisible(is_empty)
        unclear = is_empty or faults_of(calendar)
        notices = () if unclear else notices_of(calendar, year, self._holidays)
        self._notice_words.say("\n".join(notices))
        self._notices.setVisible(bool(notices))
        self._show_faults()

    def _show_faults(self) -> None:
        faults = faults_of(self._calendar)
        half_terms = self._calendar.half_terms
        self._rows.show_faults(
            {half_terms[one.row]: one.what for one in faults if one.row < len(half_terms)}
        )
        self._wrong.say("\n".join(one.what for one in faults))

    def _rows_changed(self) -> None:
        rows = self._rows.value()
        self._calendar = with_half_terms(self._calendar, self._year, rows, self._in_rows)
        self._in_rows = rows
        self._show_days()
        self.changed.emit()

    def _hours_changed(self, _: object) -> None:
        self._calendar = replace(
            self._calendar,
            day_starts=self._starts.value() or self._calendar.day_starts,
            day_ends=self._ends.value() or self._calendar.day_ends,
        )
        self.changed.emit()

    def _take_suggestion(self) -> None:
        suggested = suggested_calendar(self._year)
        self._calendar = with_half_terms(self._calendar, self._year, suggested.half_terms)
        self._show_year(self._year)
        self.changed.emit()

    def _pressed(self, day: date) -> None:
        if self._calendar.half_term_of(day) is None or day.weekday() >= 5:
            return
        self._mark(next_mark(self._calendar, day), "")

    def _mark(self, kind: ClosureKind | None, name: str) -> None:
        day = self.grid.shown().day
        known = name or ("INSET" if kind is ClosureKind.INSET else "")
        if kind is ClosureKind.BANK_HOLIDAY:
            known = name or self._holidays.get(day, "Bank holiday")
        self._calendar = marked(self._calendar, day, kind, known or ("Closed" if kind else ""))
        self._show_days()
        self.changed.emit()
