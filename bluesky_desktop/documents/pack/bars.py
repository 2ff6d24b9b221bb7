"""The chart of a half term: two bars a week, told apart without colour. Its table stands below."""

from collections.abc import Sequence

from bluesky_desktop.documents.pack.content import WeekBars
from bluesky_desktop.documents.page import SOFT
from bluesky_desktop.documents.typesetting.fragments import Span
from bluesky_desktop.documents.typesetting.pen import Pen
from bluesky_desktop.documents.typesetting.text import Align, Style, Text

_TALL = 120.0
_LEGEND = 22.0
_OVER = 15.0
_UNDER = 18.0
_TALLEST_ONE = 30.0
"""A week with a single step has no tall bar."""
_INK = "#22303A"
_EDGE = "#666666"
_WIDEST_BAR = 22.0
_NUMBER = Style(9.5, 13, Align.CENTRE)
_WEEK = Style(9.5, 13, Align.CENTRE)
_WORD = Style(9.5, 13, Align.LEFT)
_SQUARE = 9.0


class Bars:
    """Bars of steps and of recognition side by side, with their numbers on them.

    A screen reader is given the table below instead.
    """

    keep_with_next = True

    def __init__(self, weeks: Sequence[WeekBars], *, space_before: float = 12):
        self._weeks = tuple(weeks)
        self.space_before = space_before
        counts = (max(one.steps, one.recognitions) for one in self._weeks)
        self._most = max(1, *counts)
        self._tall = min(_TALL, self._most * _TALLEST_ONE)

    def height(self, width: float) -> float:
        return _LEGEND + _OVER + self._tall + _UNDER

    def beginning(self, width: float) -> float:
        return self.height(width)

    def squeezed(self, width: float, room: float) -> None:
        """A chart takes the room it takes."""

    def cut(self, width: float, room: float, *, must: bool = False) -> None:
        """A chart is never cut."""

    def unprintable(self) -> frozenset[str]:
        return frozenset()

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.decoration():
            self._draw_legend(pen, x, top)
            foot = top - _LEGEND - _OVER - self._tall
            each = width / max(len(self._weeks), 1)
            for index, week in enumerate(self._weeks):
                self._draw_week(pen, week, x + index * each, foot, each, self._tall / self._most)
            pen.rule(x, foot, width, colour=_EDGE, weight=0.75)

    def _draw_legend(self, pen: Pen, x: float, top: float) -> None:
        y = top - 13
        pen.fill(x, y, _SQUARE, _SQUARE, colour=_INK)
        _word(pen, "Steps", x + 14, top)
        pen.hatched(x + 62, y, _SQUARE, _SQUARE, colour=_INK)
        _word(pen, "Recognition", x + 76, top)
        if any(one.to_come for one in self._weeks):
            _dots(pen, x + 152, y + 4, 16)
            _word(pen, "To come", x + 174, top)

    def _draw_week(
        self, pen: Pen, week: WeekBars, left: float, foot: float, each: float, unit: float
    ) -> None:
        bar = min(_WIDEST_BAR, each * 0.3)
        middle = left + each / 2
        name = Text((Span(week.week, colour=SOFT),), _WEEK)
        name.draw(pen, left, foot - 4, each)
        if week.to_come:
            _dots(pen, middle - bar, foot + 4, 2 * bar)
            return
        for count, start, bold in (
            (week.steps, middle - bar - 2, True),
            (week.recognitions, middle + 2, False),
        ):
            tall = count * unit
            if count and bold:
                pen.fill(start, foot, bar, tall, colour=_INK)
            elif count:
                pen.hatched(start, foot, bar, tall, colour=_INK)
            number = Text((Span(str(count), bold=bold),), _NUMBER)
            number.draw(pen, start - 10, foot + tall + 14, bar + 20)


def _word(pen: Pen, word: str, x: float, top: float) -> None:
    Text((Span(word, colour=SOFT),), _WORD).draw(pen, x, top - 1, 200)


def _dots(pen: Pen, x: float, y: float, width: float) -> None:
    at = x
    while at < x + width:
        pen.fill(at, y - 1, 2, 2, colour=_EDGE)
        at += 5
