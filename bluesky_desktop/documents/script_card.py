"""The 30 second script as one card in large type, to read at arm's length."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from bluesky_desktop.documents.page import MM, SOFT, Furniture, Sheet, write_document
from bluesky_desktop.documents.typesetting.block import Block
from bluesky_desktop.documents.typesetting.boxes import Box, Slot
from bluesky_desktop.documents.typesetting.fragments import Span
from bluesky_desktop.documents.typesetting.pages import paginate
from bluesky_desktop.documents.typesetting.panel import Panel
from bluesky_desktop.documents.typesetting.rows import PLAIN, Row, Rows
from bluesky_desktop.documents.typesetting.structure import Element
from bluesky_desktop.documents.typesetting.text import Align, Style, Text

_SHEET = Sheet(
    size=(297 * MM, 210 * MM),
    side=22 * MM,
    top=15 * MM,
    foot=17 * MM,
)
_SIZES = (31.0, 29.0, 27.0, 25.0, 23.0, 21.0, 19.0, 17.0)
_LEADING = 1.42
_GAP_INK = "#174E73"
_CLOSING_FILL = "#F8EACB"
_CLOSING_INK = "#664A10"


@dataclass(frozen=True, slots=True)
class ScriptPart:
    """A piece of a line: the policy's words, or what an adult put into a gap."""

    text: str
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class ScriptCard:
    """The whole script for one child. `first_name` alone is printed: the card lies about."""

    title: str
    first_name: str
    said_at: str
    lines: tuple[tuple[ScriptPart, ...], ...]
    closing: str
    setting_name: str


def write_script_card(card: ScriptCard, target: Path | BinaryIO) -> None:
    """Write the card as PDF, A4 on its side. Raises OSError if a path can't be written.

    The type is as large as one page allows; a very long script goes on on a second page.
    """
    blocks = next(
        (found for size in _SIZES if _is_one_page(found := list(_blocks(card, size)))),
        list(_blocks(card, _SIZES[-1])),
    )
    write_document(blocks, Furniture(card.title, card.setting_name), target, _SHEET)


def _is_one_page(blocks: list[Block]) -> bool:
    return len(paginate(blocks, _SHEET.width, _SHEET.height)) == 1


def _blocks(card: ScriptCard, size: float) -> Iterator[Block]:
    yield _heading(card)
    style = Style(size, size * _LEADING, space_before=size * 0.5)
    for line in card.lines:
        yield Text([_span(part) for part in line], style)
    closing = Style(size * 0.9, size * _LEADING * 0.9, balanced=True)
    words = Text((Span(card.closing, bold=True, colour=_CLOSING_INK),), closing)
    yield Panel(words, fill=_CLOSING_FILL, space_before=size)


def _span(part: ScriptPart) -> Span:
    if part.is_gap:
        return Span(part.text, bold=True, colour=_GAP_INK, underlined=True)
    return Span(part.text)


def _heading(card: ScriptCard) -> Rows:
    whom = Text((Span(f"{card.title}, for {card.first_name}", colour=SOFT),), Style(13, 19))
    when = Style(13, 19, Align.RIGHT)
    boxes = (
        Box((Slot(whom),), 3),
        Box((Slot(Text((Span(f"Said at {card.said_at}", colour=SOFT),), when)),), 1),
    )
    return Rows([Row(boxes, bordered=False, padding=PLAIN)], element=Element("Div"))
