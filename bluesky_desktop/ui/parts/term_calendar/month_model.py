"""One month as a model: weeks from Monday to Sunday, each day with what it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from bluesky_desktop.domain.school_time import show_day
from bluesky_desktop.domain.school_year import DayKind

Index = QModelIndex | QPersistentModelIndex

DAY_ROLE = Qt.ItemDataRole.UserRole + 1
"""Brings the `ShownDay` of a cell; None where the cell is no day of the month."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
KIND_WORDS = {
    DayKind.SCHOOL: "School day",
    DayKind.WEEKEND: "Weekend",
    DayKind.INSET: "INSET",
    DayKind.BANK_HOLIDAY: "Bank holiday",
    DayKind.CLOSED: "Closed",
    DayKind.HOLIDAY: "Holiday",
}


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day as its cell shows it; `note` is the name of a closure or bank holiday."""

    day: date
    kind: DayKind
    note: str = ""
    is_today: bool = False

    @property
    def words(self) -> str:
        """`Mon 3 May 2027: Bank holiday, May Day`."""
        parts = (KIND_WORDS[self.kind], self.own_note, "today" if self.is_today else "")
        return f"{show_day(self.day)}: {', '.join(part for part in parts if part)}"

    @property
    def own_note(self) -> str:
        """The note where it says more than the kind of day."""
        return "" if self.note.casefold() == KIND_WORDS[self.kind].casefold() else self.note


class MonthModel(QAbstractTableModel):
    """The days of one month. Cells before its first and after its last day are empty."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._first = date(2000, 1, 1)
        self._length = 31
        self._days: dict[date, ShownDay] = {}

    def show_month(self, year: int, month: int, days: Mapping[date, ShownDay]) -> None:
        """Shows a month, or shows the same one anew where its days changed."""
        first = date(year, month, 1)
        following = date(year + month // 12, month % 12 + 1, 1)
        shown = {day: one for day, one in days.items() if first <= day < following}
        if first != self._first:
            self.beginResetModel()
            self._first, self._length = first, (following - first).days
            self._days = shown
            self.endResetModel()
            return
        self._days = shown
        self.dataChanged.emit(
            self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1)
        )

    @property
    def first_day(self) -> date:
        """The first of the month."""
        return self._first

    @property
    def last_day(self) -> date:
        """The last of the month."""
        return self._first + timedelta(days=self._length - 1)

    def day_at(self, index: Index) -> date | None:
        """The day of a cell; None for an empty one."""
        if not index.isValid():
            return None
        number = index.row() * 7 + index.column() - self._first.weekday()
        return self._first + timedelta(days=number) if 0 <= number < self._length else None

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day; no cell for one of another month."""
        if not self._first <= day <= self.last_day:
            return QModelIndex()
        place = (day - self._first).days + self._first.weekday()
        return self.index(place // 7, place % 7)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many weeks as the month touches."""
        return 0 if parent.isValid() else (self._length + self._first.weekday() + 6) // 7

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Seven days."""
        return 0 if parent.isValid() else 7

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The number of the day; all of it in words for a screen reader and the tool tip."""
        day = self.day_at(index)
        shown = None if day is None else self._days.get(day)
        if shown is None:
            return None
        if role == DAY_ROLE:
            return shown
        if role == Qt.ItemDataRole.DisplayRole:
            return str(shown.day.day)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return shown.words
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The weekdays."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < 7:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return WEEKDAYS[section][:2]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return WEEKDAYS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Days can be gone to; empty cells can't."""
        if self.day_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
