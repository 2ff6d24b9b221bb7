"""A record in sections on paper, whole and on its own: an incident, or external support."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from bluesky_desktop.documents.records import (
    TIGHT,
    Fact,
    cell,
    facts,
    heading_row,
    labelled_cell,
    section,
    write_record,
)
from bluesky_desktop.documents.typesetting.block import Block
from bluesky_desktop.documents.typesetting.rows import Row, Rows

_CHANGE_SHARES = (28, 45, 60)


@dataclass(frozen=True, slots=True)
class RecordSection:
    """Short facts, two in a row, then texts that have a row of their own, under a heading."""

    heading: str
    facts: tuple[Fact, ...] = ()
    texts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A change after the record was written: when and by whom, why, and what stood before."""

    when: str
    why: str
    before: str


@dataclass(frozen=True, slots=True)
class SectionedRecord:
    """All that a record says: what is known of it, then its sections, then what was changed."""

    title: str
    pupil: str
    setting_name: str
    facts: tuple[Fact, ...] = ()
    sections: tuple[RecordSection, ...] = ()
    changes: tuple[Change, ...] = ()


def write_sectioned_record(record: SectionedRecord, target: Path | BinaryIO) -> None:
    """Write the record as PDF. Raises OSError if a path can't be written."""
    write_record(record, _blocks(record), target)


def _blocks(record: SectionedRecord) -> Iterator[Block]:
    for one in record.sections:
        yield section(one.heading)
        rows = list(facts(one.facts).rows) if one.facts else []
        rows += [Row((labelled_cell(f.label, f.value),), padding=TIGHT) for f in one.texts]
        yield Rows(rows, space_before=4)
    if record.changes:
        yield section("Changed afterwards")
        yield Rows(list(_changes(record.changes)), space_before=4)


def _changes(changes: tuple[Change, ...]) -> Iterator[Row]:
    headings = heading_row(("When, and by whom", "Why", "What stood before"), _CHANGE_SHARES)
    yield headings
    for one in changes:
        texts = (one.when, one.why, one.before)
        boxes = tuple(cell(text, s) for text, s in zip(texts, _CHANGE_SHARES, strict=True))
        yield Row(boxes, headings=headings, padding=TIGHT)
