"""How far a guided conversation has come: "Line 4 of 6" and its segments."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.text import Text


class _Bars(QWidget):
    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.step, self.total = 1, 1
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Bars of 56 by 6 with 6 between them."""
        px = current_theme().px
        return QSize(self.total * px(62), px(6))

    def minimumSizeHint(self) -> QSize:
        """They can be shorter."""
        return QSize(self.total * 14, current_theme().px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints whole, half and empty bars."""
        theme = current_theme()
        tokens = theme.tokens
        painter = QPainter(self)
        gap = theme.px(6)
        width = min(theme.px(56), (self.width() + gap) / self.total - gap)
        for place in range(1, self.total + 1):
            rect = QRectF((place - 1) * (width + gap), 0, width, self.height())
            radius = theme.px(3)
            if place < self.step:
                box(painter, rect, radius=radius, fill=tokens.accent)
            elif place == self.step:
                painter.save()
                path = QPainterPath()
                path.addRoundedRect(rect, radius, radius)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setClipPath(path)
                half = QRectF(rect.left(), rect.top(), rect.width() / 2, rect.height())
                painter.fillRect(half, tokens.accent)
                painter.restore()
                box(painter, rect, radius=radius, edge=tokens.accent)
            else:
                box(painter, rect, radius=radius, edge=tokens.edge)


class StepSegments(QWidget):
    """`noun` 4 of 6 above bars: whole behind, half here, empty ahead."""

    def __init__(self, noun: str, total: int, parent: QWidget | None = None, *, step: int = 1):
        super().__init__(parent)
        self._noun = noun
        self._text = Text("", Type.BODY, "ink_soft", self)
        self._bars = _Bars(self)
        column = Column(self, gap=8)
        column.addWidget(self._text)
        column.addWidget(self._bars)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.set_step(step, total)

    def set_step(self, step: int, total: int | None = None) -> None:
        """Shows another place, counted from 1."""
        self._bars.step = step
        if total is not None:
            self._bars.total = max(1, total)
        self._text.say(f"{self._noun} {step} of {self._bars.total}")
        self._bars.updateGeometry()
        self._bars.update()
