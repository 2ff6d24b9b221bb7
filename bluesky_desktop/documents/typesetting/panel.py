"""A filled area with text, for the one thing to remember."""

from bluesky_desktop.documents.typesetting.pen import Pen
from bluesky_desktop.documents.typesetting.text import Text

_ACROSS = 16.0
_DOWN = 10.0
_RADIUS = 8.0


class Panel:
    """Text on a filled ground with round corners."""

    keep_with_next = False

    def __init__(self, text: Text, *, fill: str, space_before: float = 0):
        self._text = text
        self._fill = fill
        self.space_before = space_before

    def height(self, width: float) -> float:
        return self._text.height(width - 2 * _ACROSS) + 2 * _DOWN

    def beginning(self, width: float) -> float:
        return self._text.beginning(width - 2 * _ACROSS) + 2 * _DOWN

    def squeezed(self, width: float, room: float) -> None:
        """A panel takes the room it takes."""

    def cut(self, width: float, room: float, *, must: bool = False) -> "tuple[Panel, Panel] | None":
        parts = self._text.cut(width - 2 * _ACROSS, room - 2 * _DOWN, must=must)
        if parts is None:
            return None
        first, rest = (Panel(part, fill=self._fill) for part in parts)
        first.space_before = self.space_before
        return first, rest

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        height = self.height(width)
        with pen.decoration():
            pen.fill(x, top - height, width, height, colour=self._fill, radius=_RADIUS)
        self._text.draw(pen, x + _ACROSS, top - _DOWN, width - 2 * _ACROSS)

    def unprintable(self) -> frozenset[str]:
        return self._text.unprintable()
