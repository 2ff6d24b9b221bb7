"""What records and sheets have in common: their look, and facts in two columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Protocol

from bluesky_desktop.documents.page import SOFT, Furniture, fits_header, write_document
from bluesky_desktop.documents.typesetting.block import Block
from bluesky_desktop.documents.typesetting.boxes import Box, Slot
from bluesky_desktop.documents.typesetting.fragments import Span
from bluesky_desktop.documents.typesetting.rows import Padding, Row, Rows
from bluesky_desktop.documents.typesetting.structure import Element
from bluesky_desktop.documents.typesetting.text import Style, Text

BODY = Style(10.5, 15.2)
TITLE = Style(17.5, 26, role="H1")
SECTION = Style(12.5, 19, role="H2", space_before=12, keep_with_next=True)
TIGHT = Padding(8, 5)
_SHORT = 80
"""Facts up to so many letters stand two in a row."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known about a record: "Place", "Zone 6"."""

    label: str
    value: str


class PupilRecord(Protocol):
    """What every record of a pupil says first: what it is, whose, and what is known of it."""

    @property
    def title(self) -> str: ...
    @property
    def pupil(self) -> str: ...
    @property
    def setting_name(self) -> str: ...
    @property
    def facts(self) -> tuple[Fact, ...]: ...


def write_record(record: PupilRecord, blocks: Iterable[Block], target: Path | BinaryIO) -> None:
    """Write a record as PDF, its own blocks below what all begin with. Raises OSError."""
    opening: list[Block] = [title(record.title), *whole_name(record.pupil)]
    if record.facts:
        opening.append(facts(record.facts))
    furniture = Furniture(record.title, record.setting_name, about=record.pupil)
    write_document([*opening, *blocks], furniture, target)


def title(words: str) -> Text:
    """A record's title."""
    return Text((Span(words, bold=True),), TITLE)


def section(words: str) -> Text:
    """A heading inside a record; it never stands alone at the foot of a page."""
    return Text((Span(words, bold=True),), SECTION)


def cell(text: str, share: float = 1, *, bold: bool = False, role: str = "TD") -> Box:
    """A box with text."""
    return Box((Slot(Text((Span(text, bold=bold),), BODY)),), share, Element(role))


def naming_cell(text: str, share: float = 1) -> Box:
    """A box that says what its row is about; where the row goes on, it says so again."""
    again = (Span(text, bold=True), Span(" (continued)", colour=SOFT))
    return replace(cell(text, share, bold=True), again=Slot(Text(again, BODY)))


def labelled_cell(label: str, text: str, share: float = 1) -> Box:
    """A box with a quiet label above its text."""
    spans = (Span(f"{label}\n", colour=SOFT), Span(text or "–"))
    continued = (Span(f"{label} (continued)", colour=SOFT),)
    return Box((Slot(Text(spans, BODY, continued=continued)),), share)


def heading_row(names: Sequence[str], shares: Sequence[float]) -> Row:
    """The headings of a table."""
    boxes = [
        cell(name, share, bold=True, role="TH") for name, share in zip(names, shares, strict=True)
    ]
    return Row(tuple(boxes), shaded=True, keep_with_next=True, padding=TIGHT)


def whole_name(pupil: str) -> list[Text]:
    """The pupil's name where it is too long for the header."""
    return [] if fits_header(pupil) else [Text((Span(pupil, bold=True),), BODY)]


def facts(known: Sequence[Fact]) -> Rows:
    """Facts, two in a row; a long one has a row of its own, and so has one that is left over."""
    rows: list[Row] = []
    waiting: Box | None = None
    for fact in known:
        box = _fact(fact)
        if len(fact.value) > _SHORT:
            if waiting:
                rows.append(Row((waiting,), padding=TIGHT))
            rows.append(Row((box,), padding=TIGHT))
            waiting = None
        elif waiting:
            rows.append(Row((waiting, box), padding=TIGHT))
            waiting = None
        else:
            waiting = box
    if waiting:
        rows.append(Row((waiting,), padding=TIGHT))
    return Rows(rows, space_before=10)


def _fact(fact: Fact) -> Box:
    spans = (Span(f"{fact.label}: ", bold=True), Span(fact.value))
    return Box((Slot(Text(spans, BODY)),))
