"""The sheet with a setting's recovery code, to be kept under lock and key."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from bluesky_desktop.documents.page import SOFT, Furniture, write_document
from bluesky_desktop.documents.records import BODY, Fact, facts, section, title
from bluesky_desktop.documents.typesetting.block import Block
from bluesky_desktop.documents.typesetting.boxes import Box, Slot
from bluesky_desktop.documents.typesetting.fragments import Span
from bluesky_desktop.documents.typesetting.rows import Padding, Row, Rows
from bluesky_desktop.documents.typesetting.text import Align, Style, Text

_CODE = Style(25, 36, Align.CENTRE)
_GROUPS_IN_A_ROW = 4
_ORDER = Style(9, 12, Align.CENTRE)
_CODE_PADDING = Padding(6, 7)


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The recovery code in its groups, what it is for, and how to keep it."""

    setting_name: str
    groups: tuple[str, ...]
    title: str = "Recovery code"
    facts: tuple[Fact, ...] = ()
    purpose: str = (
        "With this code a senior leader can choose a new password when nobody else can give one."
    )
    instructions: tuple[str, ...] = (
        "Keep this sheet in a locked place, away from the computer.",
        "Whoever has this code and the computer can open everything that is kept about the "
        "children. Don’t photograph it, and don’t send it by email.",
        "To use it, choose the recovery code on the sign-in page and type the groups in order. "
        "Small letters, spaces and hyphens don’t matter.",
        "If this sheet is lost or was seen by somebody, a senior leader makes a new code in "
        "Settings and prints a new sheet. The old code opens nothing any more.",
    )


def write_recovery_sheet(sheet: RecoverySheet, target: Path | BinaryIO) -> None:
    """Write the sheet as PDF. Raises OSError if a path can't be written."""
    write_document(list(_blocks(sheet)), Furniture(sheet.title, sheet.setting_name), target)


def _blocks(sheet: RecoverySheet) -> Iterator[Block]:
    yield title(f"{sheet.title}: {sheet.setting_name}")
    yield Text((Span(sheet.purpose),), _spaced(6))
    yield Rows(list(_code(sheet.groups)), space_before=16)
    yield section("How to keep it")
    for number, words in enumerate(sheet.instructions, start=1):
        yield Text((Span(words),), _spaced(4, indent=18), bullet=f"{number}.")
    if sheet.facts:
        yield facts(sheet.facts)


def _spaced(space: float, *, indent: float = 0) -> Style:
    return Style(BODY.size, BODY.leading, space_before=space, indent=indent)


def _code(groups: tuple[str, ...]) -> Iterator[Row]:
    boxes = [_group(number, letters) for number, letters in enumerate(groups, start=1)]
    boxes += [Box(())] * (-len(boxes) % _GROUPS_IN_A_ROW)
    for start in range(0, len(boxes), _GROUPS_IN_A_ROW):
        row = boxes[start : start + _GROUPS_IN_A_ROW]
        yield Row(tuple(row), padding=_CODE_PADDING)


def _group(number: int, letters: str) -> Box:
    order = Text((Span(str(number), colour=SOFT),), _ORDER)
    return Box((Slot(order), Slot(Text((Span(letters, bold=True),), _CODE))))
