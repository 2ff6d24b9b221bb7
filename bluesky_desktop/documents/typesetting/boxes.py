"""One box of a row: texts below each other, each with its room to write."""

from dataclasses import dataclass, field, replace

from bluesky_desktop.documents.typesetting.entries import Entry, draw_entry
from bluesky_desktop.documents.typesetting.pen import Pen
from bluesky_desktop.documents.typesetting.structure import Element
from bluesky_desktop.documents.typesetting.text import Text

PEN_LINE = "#8A8A8A"
_GAP = 5
_LEAST_BESIDE = 50
"""Where less room than this is left beside a label, it is left below."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A text, with room to write beside it or below it.

    `entry` puts a field into that room, `ruled` a line for the pen. A slot that `grows` shares
    what is left of its box. `least` is how high its text stands at the least, in the middle of
    it; `before` is room above it.
    """

    text: Text | None
    room: float = 0
    beside: bool = False
    entry: Entry | None = None
    ruled: bool = False
    grows: bool = False
    least: float = 0
    before: float = 0

    def height(self, width: float) -> float:
        text = max(self._text_height(width), self.least)
        room = max(text, self.room) if self._is_beside(width) else text + self.room
        return self.before + room

    def cut(self, width: float, room: float, *, must: bool) -> "tuple[Slot, Slot] | None":
        if self.text is None or self.entry:
            return None
        parts = self.text.cut(width, room - self.before, must=must)
        if parts is None:
            return None
        return replace(self, text=parts[0], room=0), replace(self, text=parts[1], before=0)

    def draw(self, pen: Pen, x: float, top: float, width: float, height: float) -> None:
        top, height = top - self.before, height - self.before
        text_height = self._text_height(width)
        beside = self._is_beside(width)
        text_top = top - (height - text_height) / 2 if beside or self.least else top
        if self.text:
            self.text.draw(pen, x, text_top, width)
        left = self._label_width() if beside else 0.0
        if self.entry and beside:
            draw_entry(pen, self.entry, x + left, top - height + 1.5, width - left, height - 3)
        elif self.entry:
            gap = _GAP if self.text else 0
            draw_entry(pen, self.entry, x, top - height + gap, width, height - text_height - gap)
        elif self.ruled and beside:
            with pen.decoration():
                y = text_top - text_height + 3
                pen.rule(x + left, y, width - left, colour=PEN_LINE, weight=0.5)

    def _is_beside(self, width: float) -> bool:
        return self.beside and self._label_width() + _LEAST_BESIDE <= width

    def _label_width(self) -> float:
        return self.text.natural_width() + _GAP if self.text else 0.0

    def _text_height(self, width: float) -> float:
        return self.text.height(width) if self.text else 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """One cell. `share` is its share of the row's width.

    `again` stands in it on a further page, where all that it holds stood on the one before.
    """

    slots: tuple[Slot, ...]
    share: float = 1
    element: Element = field(default_factory=lambda: Element("TD"))
    again: Slot | None = None

    def height(self, width: float) -> float:
        return sum(slot.height(width) for slot in self.slots)

    def cut(self, width: float, room: float, *, must: bool) -> "tuple[Box, Box]":
        for index, slot in enumerate(self.slots):
            needed = slot.height(width)
            if needed <= room:
                room -= needed
                continue
            before, after = self.slots[:index], self.slots[index:]
            parts = slot.cut(width, room, must=must)
            if parts:
                before, after = (*before, parts[0]), (parts[1], *self.slots[index + 1 :])
            return replace(self, slots=before), replace(self, slots=after)
        return self, replace(self, slots=(self.again,) if self.again else ())

    def draw(self, pen: Pen, x: float, top: float, width: float, height: float) -> None:
        spare = max(0.0, height - self.height(width))
        growing = sum(slot.grows for slot in self.slots)
        for slot in self.slots:
            tall = slot.height(width) + (spare / growing if slot.grows else 0)
            slot.draw(pen, x, top, width, tall)
            top -= tall
