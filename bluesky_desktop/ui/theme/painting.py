"""The few shapes that widgets paint: boxes, bars and rings, sharp at any scale."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen


def box(
    painter: QPainter,
    rect: QRectF,
    *,
    radius: float,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """A rounded box whose edge lies wholly inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(edge, width, dashed=dashed))
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    half = width / 2 if edge is not None else 0.0
    inner = rect.adjusted(half, half, -half, -half)
    painter.drawRoundedRect(inner, max(0.0, radius - half), max(0.0, radius - half))


def ring(
    painter: QPainter,
    centre: QPointF,
    outer_radius: float,
    *,
    edge: QColor | None,
    width: float,
    fill: QColor | None = None,
    dashed: bool = False,
) -> None:
    """A circle whose line lies wholly inside `outer_radius`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(edge, width, dashed=dashed))
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    radius = outer_radius - (width / 2 if edge is not None else 0.0)
    painter.drawEllipse(centre, radius, radius)


def bar(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """A bar with round ends: the mark of where one is."""
    radius = min(rect.width(), rect.height()) / 2
    box(painter, rect, radius=radius, fill=colour)


def radio(painter: QPainter, rect: QRectF, *, chosen: bool, edge: QColor, on: QColor) -> None:
    """A radio's circle, at its usual size 22: a 2-pixel ring, or a thick one round a dot."""
    unit = rect.width() / 22
    if chosen:
        ring(painter, rect.center(), rect.width() / 2, edge=on, width=7 * unit)
    else:
        ring(painter, rect.center(), rect.width() / 2, edge=edge, width=2 * unit)


def _pen(colour: QColor | None, width: float, *, dashed: bool) -> QPen:
    if colour is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(colour, width)
    if dashed:
        pen.setDashPattern([3.0, 2.4])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
