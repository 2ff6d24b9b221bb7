"""The marks of the ladder: discs, rings and squares, told apart without colour."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.ui.theme.painting import box, ring
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.tokens import TokenName
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.rung_view import RungState

ROOM = 38
"""Width that every mark takes, so that all stand on one line."""

_SIZE = 34


class RungMarker(QWidget):
    """The mark of one rung with its number."""

    def __init__(self, number: int, state: RungState, parent: QWidget | None = None):
        super().__init__(parent)
        self._number = number
        self._state = state
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The largest mark's room across, its own height down."""
        px = current_theme().px
        return QSize(px(ROOM), px(ROOM if self._state.is_here else _SIZE))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the mark and its number."""
        painter = QPainter(self)
        theme = current_theme()
        centre = QPointF(self.width() / 2, self.height() / 2)
        ink = self._paint_shape(painter, centre)
        painter.setPen(theme.tokens.named(ink))
        painter.setFont(theme.font(Type.STRONG))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(self._number))

    def _paint_shape(self, painter: QPainter, centre: QPointF) -> TokenName:
        theme = current_theme()
        tokens = theme.tokens
        radius = theme.px(_SIZE) / 2
        unit = theme.text_scale
        match self._state:
            case RungState.DONE:
                ring(painter, centre, radius, edge=None, width=0, fill=tokens.ink)
                return "card"
            case RungState.HERE:
                self._paint_double_ring(painter, centre)
                return "on_accent"
            case RungState.NEXT:
                ring(painter, centre, radius, edge=None, width=0, fill=tokens.card)
                ring(painter, centre, radius, edge=tokens.ink, width=2 * unit, dashed=True)
                return "ink"
            case RungState.MONITORING:
                side = theme.px(_SIZE)
                place = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
                box(painter, place, radius=theme.px(8), fill=tokens.card, edge=tokens.edge)
                return "ink_soft"
            case RungState.MONITORED:
                self._paint_double_square(painter, centre)
                return "on_accent"
            case _:
                ring(painter, centre, radius, edge=tokens.edge, width=1, fill=tokens.card)
                return "ink_soft"

    def _paint_double_square(self, painter: QPainter, centre: QPointF) -> None:
        theme = current_theme()
        tokens = theme.tokens
        unit = theme.text_scale
        for inset, fill in ((0, tokens.accent), (3, tokens.card), (5, tokens.accent)):
            side = theme.px(ROOM) - 2 * inset * unit
            place = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
            box(painter, place, radius=max(theme.px(10) - inset * unit, 2 * unit), fill=fill)

    def _paint_double_ring(self, painter: QPainter, centre: QPointF) -> None:
        theme = current_theme()
        tokens = theme.tokens
        unit = theme.text_scale
        outer = theme.px(ROOM) / 2
        ring(painter, centre, outer, edge=None, width=0, fill=tokens.accent)
        ring(painter, centre, outer - 3 * unit, edge=None, width=0, fill=tokens.card)
        ring(painter, centre, outer - 5 * unit, edge=None, width=0, fill=tokens.accent)


class SegmentBar(QWidget):
    """So many of so many, as filled and empty segments; the words stand beside it."""

    def __init__(self, filled: int, total: int, parent: QWidget | None = None):
        super().__init__(parent)
        self._filled = filled
        self._total = total
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Segments of 22 by 10 with 4 between them."""
        px = current_theme().px
        return QSize(self._total * px(22) + max(0, self._total - 1) * px(4), px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the segments."""
        theme = current_theme()
        tokens = theme.tokens
        painter = QPainter(self)
        for place in range(self._total):
            left = place * (theme.px(22) + theme.px(4))
            rect = QRectF(left, 0, theme.px(22), self.height())
            full = place < self._filled
            box(
                painter,
                rect,
                radius=theme.px(3),
                fill=tokens.ink if full else None,
                edge=tokens.ink if full else tokens.edge,
            )
