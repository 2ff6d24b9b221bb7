"""The twelve months of a school year, as many beside each other as there is room for."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from bluesky_desktop.domain.school_year import closure_on, kind_of, years_bounds
from bluesky_desktop.domain.term_calendar import TermCalendar
from bluesky_desktop.ui.parts.term_calendar.day_painting import CELL_WIDTH
from bluesky_desktop.ui.parts.term_calendar.month_model import ShownDay
from bluesky_desktop.ui.parts.term_calendar.month_table import MonthTable
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.text import Heading

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_GAP = 18


class _Month(QWidget):
    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._heading = Heading("", 3, self)
        self.table = MonthTable(self)
        column = Column(self, gap=2)
        column.addWidget(self._heading)
        column.addWidget(self.table)
        column.addStretch(1)

    def show_month(self, year: int, month: int, days: Mapping[date, ShownDay]) -> None:
        name = f"{_MONTHS[month - 1]} {year}"
        self._heading.say(name)
        self.table.setAccessibleName(name)
        self.table.days.show_month(year, month, days)


class YearGrid(QWidget):
    """`gone_to` brings the day one is on; `pressed_on` the day that Enter or Space was pressed on.

    One month alone is reached with Tab: the one that has the day.
    """

    gone_to = Signal(object)
    pressed_on = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None):
        super().__init__(parent)
        self._today = today
        self._day = today
        self._days: dict[date, ShownDay] = {}
        self._across = 0
        self._months = [_Month(self) for _ in range(12)]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for at, month in enumerate(self._months):
            month.table.gone_to.connect(partial(self._go_from, at))
            month.table.pressed_on.connect(self.pressed_on)
        current_theme().changed.connect(self._arrange)
        self._arrange()

    def show_year(
        self, calendar: TermCalendar, year: int, bank_holidays: Mapping[date, str]
    ) -> None:
        """Shows a school year."""
        first, last = years_bounds(year)
        days = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
        self._days = {day: self._shown(calendar, day, bank_holidays) for day in days}
        for at, month in enumerate(self._months):
            number = (7 + at) % 12 + 1
            month.show_month(year if number >= 8 else year + 1, number, self._days)
        if not first <= self._day <= last:
            self._day = self._today if first <= self._today <= last else date(year, 9, 1)
        self.go_to(self._day)

    def shown(self) -> ShownDay:
        """The day one is on, as it is shown."""
        return self._days[self._day]

    def go_to(self, day: date, *, focus: bool = False) -> None:
        """Goes to a day of the year that is shown."""
        if day not in self._days:
            return
        self._day = day
        for month in self._months:
            holds = month.table.days.first_day <= day <= month.table.days.last_day
            policy = Qt.FocusPolicy.StrongFocus if holds else Qt.FocusPolicy.ClickFocus
            month.table.setFocusPolicy(policy)
            if not holds:
                month.table.leave()
                continue
            month.table.go_to(day)
            if focus:
                month.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.gone_to.emit(day)

    def tables(self) -> list[QWidget]:
        """The tables of the months, in their order."""
        return [month.table for month in self._months]

    def table_of_day(self) -> MonthTable:
        """The month that has the day one is on."""
        first, _ = years_bounds(self._days_year())
        return self._months[(self._day.month - first.month) % 12].table

    def minimumSizeHint(self) -> QSize:
        """It can be as narrow as one month, however many stand beside each other now."""
        height = self._grid.minimumSize().height()
        return QSize(current_theme().px(7 * CELL_WIDTH), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sets more or fewer months beside each other."""
        super().resizeEvent(event)
        if self._fitting() != self._across:
            self._arrange()

    def _days_year(self) -> int:
        return self._day.year if self._day.month >= 8 else self._day.year - 1

    def _go_from(self, at: int, day: date) -> None:
        had_focus = self._months[at].table.hasFocus()
        if day != self._day:
            self.go_to(day, focus=had_focus)

    def _fitting(self) -> int:
        theme = current_theme()
        month = theme.px(7 * CELL_WIDTH)
        fits = (self.width() + theme.px(_GAP)) // (month + theme.px(_GAP))
        return max(1, min(3, fits))

    def _arrange(self) -> None:
        self._across = self._fitting()
        self._grid.setHorizontalSpacing(current_theme().px(_GAP))
        self._grid.setVerticalSpacing(current_theme().px(_GAP))
        for month in self._months:
            self._grid.removeWidget(month)
        for at, month in enumerate(self._months):
            self._grid.addWidget(month, at // self._across, at % self._across)
        for column in range(3):
            self._grid.setColumnStretch(column, int(column < self._across))
        self.updateGeometry()

    def _shown(
        self, calendar: TermCalendar, day: date, bank_holidays: Mapping[date, str]
    ) -> ShownDay:
        closure = closure_on(calendar, day)
        note = closure.name if closure is not None else bank_holidays.get(day, "")
        return ShownDay(day, kind_of(calendar, day), note, day == self._today)
