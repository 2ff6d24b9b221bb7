"""Rows of boxes: bordered as on the paper, growing with what is written, with room for the pen."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace

from bluesky_desktop.documents.typesetting.boxes import Box
from bluesky_desktop.documents.typesetting.pen import Pen
from bluesky_desktop.documents.typesetting.structure import Element

BORDER = "#444444"
SHADE = "#F1EFEA"
_MOST_SQUEEZED = 0.4
_BEGINNING = 90
_KEPT_WHOLE = 200
"""Rows up to this height move to the next page rather than being cut."""


@dataclass(frozen=True, slots=True)
class Padding:
    """Room between a border and what stands inside it."""

    across: float
    down: float


BORDERED = Padding(9, 6.5)
PLAIN = Padding(0, 1.5)


@dataclass(frozen=True, slots=True)
class Row:
    """Boxes side by side, at least `least` high. `headings` stand again above it on a new page."""

    boxes: tuple[Box, ...]
    least: float = 0
    bordered: bool = True
    shaded: bool = False
    keep_with_next: bool = False
    headings: "Row | None" = None
    repeated: bool = False
    padding: Padding = BORDERED
    element: Element = field(default_factory=lambda: Element("TR"))

    def widths(self, width: float) -> list[float]:
        """The outer width of each box."""
        whole = sum(box.share for box in self.boxes)
        return [width * box.share / whole for box in self.boxes]

    def inner(self, width: float) -> list[tuple[Box, float]]:
        """Each box with the width inside its borders."""
        across = 2 * self.padding.across
        return [(b, w - across) for b, w in zip(self.boxes, self.widths(width), strict=True)]

    def height(self, width: float) -> float:
        return max(self.least, self.needed(width))

    def needed(self, width: float) -> float:
        """The height of what stands in it, without room for the pen."""
        tallest = max(box.height(inner) for box, inner in self.inner(width))
        return tallest + 2 * self.padding.down

    def squeezed(self, width: float, share: float) -> "Row":
        """The row without this share of its room for the pen."""
        needed = self.needed(width)
        return replace(self, least=needed + (self.height(width) - needed) * (1 - share))

    def cut(self, width: float, room: float, *, must: bool = False) -> "tuple[Row, Row] | None":
        if self.height(width) <= _KEPT_WHOLE and not must:
            return None
        if self.needed(width) <= room:
            return None
        inside = room - 2 * self.padding.down
        parts = [box.cut(inner, inside, must=must) for box, inner in self.inner(width)]
        if not any(before.slots for before, _after in parts):
            return None
        boxes = tuple(before for before, _after in parts)
        first = replace(self, boxes=boxes, least=room, keep_with_next=False)
        rest = replace(self, boxes=tuple(after for _before, after in parts), least=0)
        return first, rest

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.decoration() if self.repeated else pen.structure.inside(self.element):
            self._draw(pen, x, top, width)

    def _draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        height = self.height(width)
        if self.bordered:
            with pen.decoration():
                self._draw_borders(pen, x, top, width, height)
        left = x + self.padding.across
        for (box, inner), outer in zip(self.inner(width), self.widths(width), strict=True):
            with nullcontext() if self.repeated else pen.structure.inside(box.element):
                inside = height - 2 * self.padding.down
                box.draw(pen, left, top - self.padding.down, inner, inside)
            left += outer

    def _draw_borders(self, pen: Pen, x: float, top: float, width: float, height: float) -> None:
        foot = top - height
        if self.shaded:
            pen.fill(x, foot, width, height, colour=SHADE)
        pen.rule(x, top, width, colour=BORDER, weight=0.75)
        pen.rule(x, foot, width, colour=BORDER, weight=0.75)
        edge = x
        for outer in [0.0, *self.widths(width)]:
            edge += outer
            pen.line(edge, top, edge, foot, colour=BORDER, weight=0.75)

    def unprintable(self) -> frozenset[str]:
        slots = [slot for box in self.boxes for slot in box.slots]
        return frozenset[str]().union(*(slot.text.unprintable() for slot in slots if slot.text))


class Rows:
    """A block of rows that continues on further pages, its headings repeated."""

    keep_with_next = False

    def __init__(
        self,
        rows: Sequence[Row],
        *,
        space_before: float = 0,
        element: Element | None = None,
    ):
        self.rows = tuple(rows)
        self.space_before = space_before
        self._element = element or Element("Table")
        self._measures: dict[float, list[tuple[float, float]]] = {}

    def height(self, width: float) -> float:
        return sum(height for height, _ in self._measured(width))

    def beginning(self, width: float) -> float:
        """Its headings with the first row below them, or as much of it as is cut off."""
        begun = 0.0
        for row, (height, _) in zip(self.rows, self._measured(width), strict=True):
            if not row.keep_with_next:
                return begun + (height if height <= _KEPT_WHOLE else _BEGINNING)
            begun += height
        return begun

    def squeezed(self, width: float, room: float) -> "Rows | None":
        """The same rows with a little less room for the pen, if that makes them fit.

        A tall last row may give up all of its own: nothing would stand on a further page but room.
        """
        measured = self._measured(width)
        too_much = sum(height for height, _ in measured) - room
        spare = sum(height - needed for height, needed in measured)
        if too_much <= spare * _MOST_SQUEEZED:
            rows = [row.squeezed(width, too_much / spare) for row in self.rows]
            return self._part(rows, self.space_before)
        height, needed = measured[-1]
        if height > _KEPT_WHOLE and too_much <= height - needed:
            last = replace(self.rows[-1], least=height - too_much)
            return self._part([*self.rows[:-1], last], self.space_before)
        return None

    def cut(self, width: float, room: float, *, must: bool = False) -> "tuple[Rows, Rows] | None":
        measured = self._measured(width)
        whole = 0
        while whole < len(self.rows) and measured[whole][0] <= room + 0.01:
            room -= measured[whole][0]
            whole += 1
        before, after = list(self.rows[:whole]), list(self.rows[whole:])
        known = measured[whole:]
        if after[1:] and known[0][0] > _KEPT_WHOLE and known[0][1] <= room:
            # All that is written in it fits: no further page holds nothing but its room.
            before.append(replace(after.pop(0), least=room))
            room, known = 0.0, known[1:]
        parts = after[0].cut(width, room, must=must and not before) if after else None
        if parts:
            before.append(parts[0])
            after[0] = parts[1]
            known = [_measure(parts[1], width), *known[1:]]
        while len(before) > must and before[-1].keep_with_next:
            after.insert(0, before.pop())
            known = [_measure(after[0], width), *known]
        if not before or not after:
            return None
        if after[0].headings:
            after.insert(0, replace(after[0].headings, repeated=True))
            known = [_measure(after[0], width), *known]
        rest = self._part(after, 0)
        rest._measures[width] = known
        return self._part(before, self.space_before), rest

    def _measured(self, width: float) -> list[tuple[float, float]]:
        """The height of each row, and what it needs at the least; measured once for a width."""
        if width not in self._measures:
            self._measures[width] = [_measure(row, width) for row in self.rows]
        return self._measures[width]

    def _part(self, rows: list[Row], space_before: float) -> "Rows":
        return Rows(
            rows,
            space_before=space_before,
            element=self._element,
        )

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.structure.inside(self._element):
            for row in self.rows:
                row.draw(pen, x, top, width)
                top -= row.height(width)

    def unprintable(self) -> frozenset[str]:
        return frozenset[str]().union(*(row.unprintable() for row in self.rows))


def _measure(row: Row, width: float) -> tuple[float, float]:
    needed = row.needed(width)
    return max(row.least, needed), needed
