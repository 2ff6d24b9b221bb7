"""The list of sections: one below the other, or in a drop-down where there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from bluesky_desktop.ui.theme.painting import bar, box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.combo_field import ComboField
from bluesky_desktop.ui.widgets.pressable import RadioFace
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.text import Text


class _Entry(RadioFace):
    radius = 8

    def __init__(self, place: int, title: str, parent: QWidget):
        super().__init__(parent)
        self.place = place
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._title = Text(title, Type.BODY, parent=self)
        Column(self, margins=(14, 7, 8, 7)).addWidget(self._title)
        self.toggled.connect(self._show_chosen)

    def _show_chosen(self, chosen: bool) -> None:
        self._title.set_kind(Type.STRONG if chosen else Type.BODY)
        self.update()

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """A card with a bar behind the one that is read."""
        theme = current_theme()
        if self.isChecked() or self.underMouse():
            box(painter, rect, radius=theme.px(8), fill=theme.tokens.card)
        if self.isChecked():
            inset = theme.px(8)
            place = QRectF(0, inset, theme.px(4), rect.height() - 2 * inset)
            bar(painter, place, theme.tokens.accent)


class Contents(QWidget):
    """`chosen` brings the place of a section in the list."""

    chosen = Signal(int)

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None):
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._entries: list[_Entry] = []
        self._list = ScrollPage(self, margins=(4, 4, 8, 16), gap=2)
        self._combo = ComboField("Section", list(enumerate(titles)), self)
        for place, title in enumerate(titles):
            entry = _Entry(place, title, self._list)
            self._group.addButton(entry)
            self._entries.append(entry)
            self._list.content.addWidget(entry)
            entry.clicked.connect(self._pressed)
        self._list.content.addStretch(1)
        column = Column(self)
        column.addWidget(self._list, 1)
        column.addWidget(self._combo)
        self._combo.changed.connect(self._picked)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Shows a drop-down in the stead of the list."""
        self._list.setVisible(not narrow)
        self._combo.setVisible(narrow)

    def mark(self, place: int) -> None:
        """Marks the section that is read."""
        self._entries[place].setChecked(True)
        self._list.show_whole(self._entries[place])
        was_blocked = self._combo.blockSignals(True)
        self._combo.set_value(place)
        self._combo.blockSignals(was_blocked)

    def _pressed(self) -> None:
        entry = self._group.checkedButton()
        if isinstance(entry, _Entry):
            self.chosen.emit(entry.place)

    def _picked(self, place: object) -> None:
        if isinstance(place, int):
            self.chosen.emit(place)
