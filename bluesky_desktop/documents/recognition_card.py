"""Recognitions on paper, to take home: a value postcard or a note, in the sizes printers have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from bluesky_desktop.documents.page import MM, SOFT, Furniture, finished, open_pen
from bluesky_desktop.documents.saving import save
from bluesky_desktop.documents.typesetting.block import Block
from bluesky_desktop.documents.typesetting.fragments import Span
from bluesky_desktop.documents.typesetting.pages import Page, paginate, shortened
from bluesky_desktop.documents.typesetting.panel import Panel
from bluesky_desktop.documents.typesetting.pen import Pen
from bluesky_desktop.documents.typesetting.structure import Element
from bluesky_desktop.documents.typesetting.text import Style, Text

_A6 = (148.5 * MM, 105 * MM)
_EDGE = "#1E628F"
_CUT = "#827B6E"
_BAND, _ON_BAND = "#F8EACB", "#664A10"
_SIZES = (20.0, 18.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
"""Sizes of type on an A6 card, in points, the largest that fits first."""
_LEADING = 1.4
_OUTSIDE, _INSIDE, _FOOT = 6 * MM, 6 * MM, 9 * MM
_FOOT_SIZES = (10.0, 9.0, 8.0)
"""Who gave it, when and where, in points on an A6 card, the largest that fits first."""
_PICTURE_SHARE, _BESIDE = 0.42, 0.04


class CardSize(StrEnum):
    """What it is printed on; each card lies on its side."""

    FOUR_ON_A4 = "four_on_a4"
    A6 = "a6"
    A5 = "a5"
    A4 = "a4"

    @property
    def scale(self) -> float:
        """How much larger a card is than A6."""
        return {CardSize.A5: 2**0.5, CardSize.A4: 2.0}.get(self, 1.0)

    @property
    def across(self) -> int:
        """How many cards stand beside each other, and as many below each other."""
        return 2 if self is CardSize.FOUR_ON_A4 else 1


@dataclass(frozen=True, slots=True)
class RecognitionCard:
    """One card. `name` is the name the child likes, alone, for the card lies about.

    `own_words` are the child's, `picture` is a JPEG or PNG of theirs.
    """

    title: str
    name: str
    words: str
    given_by: str
    day: str
    value: str = ""
    own_words: str = ""
    picture: bytes | None = None


def write_recognition_cards(
    cards: Sequence[RecognitionCard],
    size: CardSize,
    setting_name: str,
    target: Path | BinaryIO,
) -> None:
    """Writes the cards as PDF. Raises OSError if a path can't be written.

    The type is as large as one card allows; very long words go on on a second card, and a
    picture that has no room beside them has a card of its own behind them.
    """
    faces = [face for card in cards for face in _faces(card, size.scale)]
    across = size.across
    width, height = _A6[0] * size.scale, _A6[1] * size.scale
    pen = open_pen((width * across, height * across))
    for index, face in enumerate(faces):
        place = index % across**2
        if index and not place:
            pen.next_page()
        if not place and across > 1:
            _draw_cuts(pen, width, height)
        x, y = width * (place % across), height * (across - 1 - place // across)
        face.draw(pen, x, y, width, height, setting_name)
    title = cards[0].title if cards else ""
    save(finished(pen, Furniture(title, setting_name)), target)


@dataclass(frozen=True, slots=True)
class _Face:
    """One side of a card: all of it, or what one side has room for.

    `across` is the share of its width that the picture has, 0 where it has none.
    """

    card: RecognitionCard
    scale: float
    page: Page
    across: float = 0.0

    def draw(
        self, pen: Pen, x: float, y: float, width: float, height: float, setting_name: str
    ) -> None:
        outside, inside = _OUTSIDE * self.scale, (_OUTSIDE + _INSIDE) * self.scale
        with pen.decoration():
            pen.outline(
                x + outside,
                y + outside,
                width - 2 * outside,
                height - 2 * outside,
                colour=_EDGE,
                radius=4 * MM * self.scale,
            )
        room, _ = _room(self.scale, self.across)
        for block, down in self.page:
            block.draw(pen, x + inside, y + height - inside - down, room)
        self._draw_picture(pen, x, y, width, height)
        self._draw_foot(pen, x + inside, y + inside, width - 2 * inside, setting_name)

    def _draw_picture(self, pen: Pen, x: float, y: float, width: float, height: float) -> None:
        if self.card.picture is None or not self.across:
            return
        inside = (_OUTSIDE + _INSIDE) * self.scale
        foot = inside + _FOOT * self.scale
        across = (width - 2 * inside) * self.across
        figure = Element("Figure", f"A picture by {self.card.name}")
        with pen.structure.marked(figure):
            left, high = x + width - inside - across, height - inside - foot
            pen.picture(self.card.picture, left, y + foot, across, high)

    def _draw_foot(self, pen: Pen, x: float, y: float, width: float, setting_name: str) -> None:
        words = (self.card.given_by, self.card.day, setting_name)
        for points in _FOOT_SIZES:
            size = points * self.scale
            wide = [_foot(one, size).natural_width() for one in words]
            if sum(wide) + 2 * size <= width:
                break
        # What does not fit at the smallest size is shortened, the longer of the two names first.
        gap = max(2 * size, width - sum(wide)) / 2
        for_names = width - 2 * gap - wide[1]
        setting = min(wide[2], max(for_names - wide[0], for_names / 2))
        rooms = (min(wide[0], for_names - setting), wide[1], setting)
        for one, room in zip(words, rooms, strict=True):
            _foot(one, size, room).draw(pen, x, y + size * 0.85, room + 1)
            x += room + gap


def _foot(words: str, size: float, room: float | None = None) -> Text:
    """A part of the foot in one line, as much of it as there is room for."""
    style = Style(size, size * _LEADING)
    span = Span(words, colour=SOFT)
    return Text((span if room is None else shortened(span, style, room + 1, 1),), style)


def _faces(card: RecognitionCard, scale: float) -> Iterator[_Face]:
    if card.picture is not None:
        beside = _pages(card, scale, _PICTURE_SHARE)
        if len(beside) == 1:
            yield _Face(card, scale, beside[0], _PICTURE_SHARE)
            return
    for page in _pages(card, scale, 0.0):
        yield _Face(card, scale, page)
    if card.picture is not None:
        yield _Face(card, scale, [], 1.0)


def _pages(card: RecognitionCard, scale: float, across: float) -> list[Page]:
    """The words in the largest type with which they fill one card, or in the smallest."""
    width, height = _room(scale, across)
    for size in _SIZES:
        pages = paginate(list(_blocks(card, size * scale)), width, height)
        if len(pages) == 1:
            break
    return pages


def _room(scale: float, across: float) -> tuple[float, float]:
    inside = (_OUTSIDE + _INSIDE) * scale
    width = _A6[0] * scale - 2 * inside
    if across:
        width *= 1 - across - _BESIDE
    return width, _A6[1] * scale - 2 * inside - _FOOT * scale


def _blocks(card: RecognitionCard, size: float) -> Iterator[Block]:
    heading = Style(size * 0.95, size * 1.3, role="H1")
    yield Panel(Text((Span(card.title, bold=True, colour=_ON_BAND),), heading), fill=_BAND)
    name = Style(size * 1.5, size * 2, space_before=size * 0.6)
    yield Text((Span(f"For {card.name}", bold=True, colour=_EDGE),), name)
    body = Style(size, size * _LEADING, space_before=size * 0.3)
    if card.words.strip():
        yield Text((Span(card.words.strip()),), body)
    if card.value:
        yield Text((Span(card.value, bold=True),), body)
    if card.own_words.strip():
        yield from _own_words(card, size)


def _own_words(card: RecognitionCard, size: float) -> Iterator[Block]:
    quiet = Style(size * 0.75, size * 0.75 * _LEADING, space_before=size * 0.7, keep_with_next=True)
    yield Text((Span(f"In {card.name}’s own words", colour=SOFT),), quiet)
    yield Text((Span(f"“{card.own_words.strip()}”"),), Style(size, size * _LEADING))


def _draw_cuts(pen: Pen, width: float, height: float) -> None:
    with pen.decoration():
        pen.line(width, 0, width, 2 * height, colour=_CUT, weight=0.3)
        pen.line(0, height, 2 * width, height, colour=_CUT, weight=0.3)
