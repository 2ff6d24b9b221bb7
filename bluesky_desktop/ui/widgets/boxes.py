"""Columns and rows whose space grows with the text scale, and the thin line between things."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QSizePolicy, QWidget

from bluesky_desktop.ui.theme.theme import current_theme

Margins = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels at 100 %."""

NO_MARGINS: Margins = (0, 0, 0, 0)


class _Box(QBoxLayout):
    def __init__(
        self,
        direction: QBoxLayout.Direction,
        parent: QWidget | None,
        gap: float,
        margins: Margins,
    ):
        if parent is None:
            super().__init__(direction)
        else:
            super().__init__(direction, parent)
        self._gap = gap
        self._margins = margins
        current_theme().changed.connect(self._rescale)
        self._rescale()

    def set_margins(self, margins: Margins) -> None:
        """Changes the space around, in pixels at 100 %."""
        self._margins = margins
        self._rescale()

    def _rescale(self) -> None:
        px = current_theme().px
        self.setSpacing(px(self._gap))
        left, top, right, bottom = self._margins
        self.setContentsMargins(px(left), px(top), px(right), px(bottom))


class Column(_Box):
    """Things below each other; `gap` and `margins` in pixels at 100 %."""

    def __init__(
        self, parent: QWidget | None = None, *, gap: float = 0, margins: Margins = NO_MARGINS
    ):
        super().__init__(QBoxLayout.Direction.TopToBottom, parent, gap, margins)


class Row(_Box):
    """Things beside each other; `gap` and `margins` in pixels at 100 %."""

    def __init__(
        self, parent: QWidget | None = None, *, gap: float = 0, margins: Margins = NO_MARGINS
    ):
        super().__init__(QBoxLayout.Direction.LeftToRight, parent, gap, margins)


class Gap(QWidget):
    """Empty space of a height given at 100 %, for the rare place that needs its own."""

    def __init__(self, height: float, parent: QWidget | None = None):
        super().__init__(parent)
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self._rescale)
        self._rescale()

    def _rescale(self) -> None:
        self.setFixedHeight(current_theme().px(self._height))


class Divider(QFrame):
    """A one-pixel line; it only divides, and says nothing."""

    def __init__(self, parent: QWidget | None = None, *, upright: bool = False):
        super().__init__(parent)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fills the line."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().tokens.line)
        painter.drawRect(self.rect())


def cleared(layout: QLayout) -> None:
    """Takes everything out of a layout and deletes it, with the layouts inside it."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            cleared(inner)
            inner.deleteLater()


LEADING = Qt.AlignmentFlag.AlignLeft
TOP = Qt.AlignmentFlag.AlignTop
MIDDLE = Qt.AlignmentFlag.AlignVCenter
