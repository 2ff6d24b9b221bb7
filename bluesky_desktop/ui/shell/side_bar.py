"""The sidebar: six places and the lock; icons alone where text is large."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from bluesky_desktop.ui.theme.painting import bar, box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.icon_label import IconLabel
from bluesky_desktop.ui.widgets.pressable import Pressable
from bluesky_desktop.ui.widgets.text import Text, plain_tool_tip

_WIDTH = 192
_NARROW_WIDTH = 50
_NARROW_FROM = 1.75
"""The text scale from which only icons are shown."""


@dataclass(frozen=True, slots=True)
class SideEntry:
    """A place in the sidebar."""

    key: str
    words: str
    icon: str


class _Entry(Pressable):
    radius = 8

    def __init__(self, entry: SideEntry, parent: QWidget, *, aside: str = ""):
        super().__init__(parent)
        self.key = entry.key
        self.setCheckable(True)
        self.setAccessibleName(entry.words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = Row(self, gap=12, margins=(12, 10, 12, 10))
        self._row.addWidget(IconLabel(entry.icon, parent=self))
        self._words = Text(entry.words, Type.BODY, parent=self)
        self._row.addWidget(self._words, 1)
        self._aside = Text(aside, Type.CAPTION, "ink_soft", self)
        self._row.addWidget(self._aside)
        self._aside_words = aside
        self._name = entry.words

    def set_narrow(self, narrow: bool) -> None:
        """Shows the icon alone, named on hover."""
        self._row.set_margins((9, 9, 9, 9) if narrow else (12, 10, 12, 10))
        self._words.setVisible(not narrow)
        self._aside.setVisible(bool(self._aside_words) and not narrow)
        self.setToolTip(plain_tool_tip(self._name) if narrow else "")

    def set_on(self, on: bool) -> None:
        """Shows that this is where one is."""
        self.setChecked(on)
        self._words.set_kind(Type.STRONG if on else Type.BODY)

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """A card with a bar at its left where one is; a quiet ground under the pointer."""
        theme = current_theme()
        tokens = theme.tokens
        if self.isChecked():
            box(painter, rect, radius=theme.px(8), fill=tokens.card)
            rise = theme.px(10)
            place = QRectF(rect.left(), rise, theme.px(4), rect.height() - 2 * rise)
            bar(painter, place, tokens.accent)
        elif self.underMouse():
            box(painter, rect, radius=theme.px(8), fill=tokens.sunken)


class SideBar(QWidget):
    """`chosen` brings the key of a place; `locked` that the records are to be locked."""

    chosen = Signal(str)
    locked = Signal()

    def __init__(self, setting: str, entries: Sequence[SideEntry], parent: QWidget | None = None):
        super().__init__(parent)
        self.setAccessibleName("Places")
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._mark = QWidget(self)
        self._mark_words = Text(setting, Type.NAME, parent=self._mark)
        self._entries = [_Entry(one, self) for one in entries]
        self._lock = _Entry(SideEntry("lock", "Lock", "lock"), self, aside="Ctrl L")
        self._lock.setCheckable(False)
        self._arrange()
        for entry in self._entries:
            entry.clicked.connect(self._pressed)
        self._lock.clicked.connect(self.locked)
        current_theme().changed.connect(self._rescale)
        self._rescale()

    def _arrange(self) -> None:
        self._column = column = Column(self, gap=4)
        row = Row(self._mark, gap=10, margins=(10, 2, 10, 14))
        row.addWidget(IconLabel("mark", "accent", 26, self._mark))
        row.addWidget(self._mark_words, 1)
        column.addWidget(self._mark)
        for entry in self._entries:
            column.addWidget(entry)
        column.addStretch(1)
        column.addWidget(self._lock)

    def set_setting(self, name: str) -> None:
        """Shows the setting's name."""
        self._mark_words.say(name)

    def set_on(self, key: str) -> None:
        """Shows where one is."""
        for entry in self._entries:
            entry.set_on(entry.key == key)

    def _pressed(self) -> None:
        entry = self.sender()
        if isinstance(entry, _Entry):
            self.chosen.emit(entry.key)

    def _rescale(self) -> None:
        theme = current_theme()
        narrow = theme.text_scale >= _NARROW_FROM
        self._mark.setVisible(not narrow)
        self._column.set_margins((6, 9, 6, 9) if narrow else (12, 18, 12, 18))
        for entry in (*self._entries, self._lock):
            entry.set_narrow(narrow)
        self.setFixedWidth(theme.px(_NARROW_WIDTH if narrow else _WIDTH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the ground and the line at the right."""
        tokens = current_theme().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.side)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), tokens.line)
