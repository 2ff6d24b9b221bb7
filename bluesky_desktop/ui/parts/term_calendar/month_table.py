"""One month to look at and to walk through with the arrow keys."""

from datetime import date, timedelta

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from bluesky_desktop.ui.parts.term_calendar.day_painting import (
    CELL_HEIGHT,
    CELL_WIDTH,
    DayDelegate,
)
from bluesky_desktop.ui.parts.term_calendar.month_model import MonthModel
from bluesky_desktop.ui.theme.focus_ring import OWN_RING_PROPERTY
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.pressable import ENTER_KEYS

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class MonthTable(QTableView):
    """`gone_to` brings the day that is wanted next, in this month or another; `pressed_on` the day
    on which Enter or Space was pressed."""

    gone_to = Signal(object)
    pressed_on = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.days = MonthModel(self)
        self.setModel(self.days)
        self.setItemDelegate(DayDelegate(self))
        self.setObjectName("month")
        self.setProperty(OWN_RING_PROPERTY, True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.days.modelReset.connect(self._reshape)
        current_theme().changed.connect(self._reshape)
        self._reshape()

    def here(self) -> date | None:
        """The day that is gone to, where it is one of this month."""
        return self.days.day_at(self.currentIndex())

    def go_to(self, day: date) -> None:
        """Goes to a day of this month, without saying so."""
        index = self.days.index_of(day)
        blocked = self.blockSignals(True)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.blockSignals(blocked)

    def leave(self) -> None:
        """Goes to no day of this month."""
        self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from day to day, over the ends of the month too; Enter and Space press."""
        day = self.here()
        key = Qt.Key(event.key())
        if day is None or event.modifiers() not in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            super().keyPressEvent(event)
        elif key in ENTER_KEYS or key == Qt.Key.Key_Space:
            self.pressed_on.emit(day)
        elif key in _STEPS:
            self.gone_to.emit(day + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            ends = (self.days.first_day, self.days.last_day)
            self.gone_to.emit(ends[key == Qt.Key.Key_End])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.gone_to.emit(_a_month_away(day, later=key == Qt.Key.Key_PageDown))
        else:
            super().keyPressEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """A press of the mouse goes to the day."""
        super().selectionChanged(selected, deselected)
        indexes = selected.indexes()
        day = self.days.day_at(indexes[0]) if indexes else None
        if day is not None:
            self.gone_to.emit(day)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the width among the days."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        width = self.viewport().width()
        for column in range(7):
            edge = width * (column + 1) // 7 - width * column // 7
            self.setColumnWidth(column, edge)

    def _reshape(self) -> None:
        theme = current_theme()
        head = theme.px(26)
        self.horizontalHeader().setFont(theme.font(Type.CAPTION))
        self.horizontalHeader().setFixedHeight(head)
        self.setMinimumWidth(theme.px(7 * CELL_WIDTH))
        for row in range(self.days.rowCount()):
            self.setRowHeight(row, theme.px(CELL_HEIGHT))
        self.setFixedHeight(head + self.days.rowCount() * theme.px(CELL_HEIGHT))
        self._share_width()


def _a_month_away(day: date, *, later: bool) -> date:
    """The same number in the month before or after, or its last day where that is shorter."""
    first = day.replace(day=1)
    if later:
        month = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    else:
        month = (first - timedelta(days=1)).replace(day=1)
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return min(month.replace(day=1) + timedelta(days=day.day - 1), following - timedelta(days=1))
