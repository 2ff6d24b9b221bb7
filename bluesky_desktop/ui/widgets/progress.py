"""How far long work has come: a bar, and the same in words."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.text import Body


class _Bar(QProgressBar):
    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A low bar."""
        px = current_theme().px
        return QSize(px(200), px(10))

    def minimumSizeHint(self) -> QSize:
        """It can be shorter."""
        return QSize(current_theme().px(80), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the whole way, and on it what is done."""
        theme = current_theme()
        tokens = theme.tokens
        painter = QPainter(self)
        rect = QRectF(self.rect())
        radius = rect.height() / 2
        box(painter, rect, radius=radius, fill=tokens.sunken, edge=tokens.edge)
        done = self.value() / max(self.maximum(), 1)
        if done:
            width = max(rect.height(), rect.width() * done)
            box(painter, QRectF(0, 0, width, rect.height()), radius=radius, fill=tokens.accent)


class Progress(QWidget):
    """A bar with words above it: "12 of 40 packs"."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._words = Body("", self)
        self._bar = _Bar(self)
        column = Column(self, gap=8)
        column.addWidget(self._words)
        column.addWidget(self._bar)

    def say(self, done: int, whole: int, words: str) -> None:
        """Shows how much of the whole is done."""
        self._bar.setRange(0, max(whole, 1))
        self._bar.setValue(done)
        self._bar.setAccessibleName(words)
        self._words.say(words)
