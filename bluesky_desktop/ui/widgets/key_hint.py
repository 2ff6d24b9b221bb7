"""The name of a key in a little box."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type


def key_hint_width(key: str) -> float:
    """How wide a key's box is, in pixels at the present text scale."""
    theme = current_theme()
    return theme.width_of(key, Type.CAPTION) + 2 * theme.px(8)


def paint_key_hint(
    painter: QPainter,
    rect: QRectF,
    key: str,
    ink: QColor,
    edge: QColor | None,
    fill: QColor | None,
) -> None:
    """Paints a key's name in a little box, in the middle of `rect`."""
    theme = current_theme()
    height = theme.px(21)
    place = QRectF(rect.left(), round(rect.center().y() - height / 2), rect.width(), height)
    box(painter, place, radius=theme.px(5), fill=fill, edge=edge or ink)
    painter.setFont(theme.font(Type.CAPTION))
    painter.setPen(ink)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), key)
