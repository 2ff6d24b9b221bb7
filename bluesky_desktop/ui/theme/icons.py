"""Icons in the colour of a token, drawn sharp at any size and kept once drawn."""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from bluesky_desktop.bundled import resource

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

LINE = 1.75
"""Width of an icon's line in pixels, for an icon of 20."""

_GRID = 24
_SIZE = 20


class Icons:
    """Draws the icons of `resources/icons/` by name.

    `shown` can be put off: their places stay empty until then.
    """

    def __init__(self, *, shown: bool = True) -> None:
        self.shown = shown
        self._drawn: dict[tuple[str, int, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
        """An icon `size` logical pixels wide for a screen of that device pixel ratio.

        Raises FileNotFoundError where there is no icon of that name.
        """
        key = (name, colour.rgba(), size, ratio)
        if key not in self._drawn:
            self._drawn[key] = _draw(name, colour, size, ratio)
        return self._drawn[key]

    def icon(self, name: str, colour: QColor, size: int) -> "QIcon":
        """The same as a QIcon, for what Qt itself draws."""
        from PySide6.QtGui import QIcon

        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, colour, size, ratio))
        return icon

    def paint(self, painter: QPainter, name: str, colour: QColor, rect: QRectF) -> None:
        """Paints an icon into a square."""
        if not self.shown:
            return
        ratio = painter.device().devicePixelRatio()
        pixmap = self.pixmap(name, colour, round(rect.width()), ratio)
        painter.drawPixmap(rect.topLeft(), pixmap)


def _draw(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    text = _source(name).replace("currentColor", colour.name())
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(text.encode())).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@cache
def _source(name: str) -> str:
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    width = round(LINE * _GRID / _SIZE, 2)
    return text.replace('stroke-width="2"', f'stroke-width="{width}"')
