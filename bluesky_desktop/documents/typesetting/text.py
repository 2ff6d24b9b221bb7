"""Blocks of text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from bluesky_desktop.documents.typesetting.characters import tidy, unprintable
from bluesky_desktop.documents.typesetting.fragments import Span
from bluesky_desktop.documents.typesetting.lines import Line, break_lines
from bluesky_desktop.documents.typesetting.pen import Pen
from bluesky_desktop.documents.typesetting.structure import Element

_CAP_HEIGHT = 0.72
_FEWEST_BEFORE = 2
"""A label and one line, at the least, before a page ends inside a text."""
_FEWEST_AFTER = 1
_BEGINNING = 60


class Align(Enum):
    """Where lines stand. START is left, or right for a paragraph that runs from the right."""

    START = "start"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Style:
    """How a block of text looks. Measures in points; `leading` is from line to line."""

    size: float
    leading: float
    align: Align = Align.START
    role: str = "P"
    space_before: float = 0
    keep_with_next: bool = False
    indent: float = 0
    balanced: bool = False
    """Whether lines are made about equally long, as in a title."""


class Text:
    """Text of any length, in any script, that breaks into lines and on to further pages.

    `continued` stands above what goes on on a further page, so that one knows what it belongs to.
    """

    def __init__(
        self,
        spans: Sequence[Span],
        style: Style,
        *,
        bullet: str = "",
        continued: Sequence[Span] = (),
    ):
        self.style = style
        self._continued = tuple(continued)
        self._led_by = 0
        self._paragraphs = _paragraphs(spans)
        self._unprintable = frozenset[str]().union(*(unprintable(span.text) for span in spans))
        self._bullet = bullet
        self._element = Element(style.role)
        self._lines: dict[float, list[Line]] = {}

    @property
    def space_before(self) -> float:
        return self.style.space_before

    @property
    def keep_with_next(self) -> bool:
        return self.style.keep_with_next

    def unprintable(self) -> frozenset[str]:
        return self._unprintable

    def lines(self, width: float) -> list[Line]:
        """The lines of the block at this width."""
        found = self._lines.get(width)
        if found is None:
            unit = (width - self.style.indent) / self.style.size
            found = self._broken(self._balanced(unit) if self.style.balanced else unit)
            self._lines[width] = found
        return found

    def _broken(self, unit: float) -> list[Line]:
        return [line for paragraph in self._paragraphs for line in break_lines(paragraph, unit)]

    def _balanced(self, unit: float) -> float:
        """The narrowest measure that needs no more lines."""
        count = len(self._broken(unit))
        low, high = unit / 2, unit
        while high - low > unit / 200:
            middle = (low + high) / 2
            if len(self._broken(middle)) > count:
                low = middle
            else:
                high = middle
        return high

    def natural_width(self) -> float:
        """The width of the widest line if nothing has to break."""
        lines = self.lines(10_000_000)
        return max(line.width for line in lines) * self.style.size + self.style.indent

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    def beginning(self, width: float) -> float:
        return min(self.height(width), _BEGINNING)

    def squeezed(self, width: float, room: float) -> None:
        """Text takes the room it takes."""

    def cut(self, width: float, room: float, *, must: bool = False) -> "tuple[Text, Text] | None":
        lines = self.lines(width)
        fitting = min(int((room + 0.01) // self.style.leading), len(lines) - _FEWEST_AFTER)
        fewest = max(1 if must else _FEWEST_BEFORE, self._led_by + 1)
        good = _good_break(lines, fitting)
        if good >= fewest or not must:
            fitting = good
        if fitting < fewest:
            return None
        return self._part(width, lines[:fitting]), self._rest(width, lines[fitting:])

    def _part(self, width: float, lines: list[Line]) -> "Text":
        part = Text((), self.style, bullet=self._bullet)
        part._lines = {width: lines}
        part._element = self._element
        part._led_by = self._led_by
        return part

    def _rest(self, width: float, lines: list[Line]) -> "Text":
        """What goes on on the next page, below what says so; no empty line leads it."""
        while len(lines) > 1 and not lines[0].fragments:
            lines = lines[1:]
        style = replace(self.style, space_before=0)
        head = Text(self._continued, style).lines(width) if self._continued else []
        rest = Text((), style, continued=self._continued)
        rest._lines = {width: [*head, *lines]}
        rest._element = self._element
        rest._led_by = len(head)
        return rest

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        style = self.style
        y = top - style.leading / 2 - style.size * _CAP_HEIGHT / 2
        with pen.structure.marked(self._element):
            if self._bullet:
                bullet = break_lines((Span(self._bullet),), width)[0]
                pen.line_of_text(bullet.fragments, x, y, style.size)
            for line in self.lines(width):
                spare = width - style.indent - line.width * style.size
                offset = style.indent + spare * _share_before(style.align, line)
                pen.line_of_text(line.fragments, x + offset, y, style.size)
                y -= style.leading


def _good_break(lines: list[Line], count: int) -> int:
    """At most so many lines, so that no line of a paragraph stands alone before or after."""
    while count > 0 and (_is_alone_before(lines, count) or _is_alone_after(lines, count)):
        count -= 1
    return count


def _is_alone_before(lines: list[Line], count: int) -> bool:
    starts = count == 1 or lines[count - 2].ends
    return starts and not lines[count - 1].ends


def _is_alone_after(lines: list[Line], count: int) -> bool:
    return count < len(lines) and lines[count].ends and not lines[count - 1].ends


def _share_before(align: Align, line: Line) -> float:
    match align:
        case Align.START:
            return float(line.right_to_left)
        case Align.LEFT:
            return 0.0
        case Align.CENTRE:
            return 0.5
        case Align.RIGHT:
            return 1.0


def _paragraphs(spans: Sequence[Span]) -> list[list[Span]]:
    paragraphs: list[list[Span]] = [[]]
    for span in spans:
        first, *others = tidy(span.text, bold=span.bold).split("\n")
        paragraphs[-1].append(replace(span, text=first))
        paragraphs.extend([replace(span, text=other)] for other in others)
    return paragraphs
