"""The record of an episode, from the first redirect to the repair, on paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from bluesky_desktop.documents.records import (
    TIGHT,
    Fact,
    cell,
    heading_row,
    naming_cell,
    section,
    write_record,
)
from bluesky_desktop.documents.typesetting.block import Block
from bluesky_desktop.documents.typesetting.rows import Row, Rows

_STEP_SHARES = (16, 26, 25, 46, 20)
_RELATED_SHARES = (28, 26, 79)


@dataclass(frozen=True, slots=True)
class StepEntry:
    """One step as it was taken: when, which, by whom, what was tried, how the pupil responded."""

    time: str
    step: str
    by_whom: str
    tried: str = ""
    response: str = ""


@dataclass(frozen=True, slots=True)
class RelatedEntry:
    """Something that belongs to the episode: a call home, a conversation, a repair."""

    time: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class EpisodeRecord:
    """An episode with everything that was tried."""

    title: str
    pupil: str
    setting_name: str
    facts: tuple[Fact, ...] = ()
    steps: tuple[StepEntry, ...] = ()
    related: tuple[RelatedEntry, ...] = ()


def write_episode_record(record: EpisodeRecord, target: Path | BinaryIO) -> None:
    """Write the record as PDF. Raises OSError if a path can't be written."""
    write_record(record, _blocks(record), target)


def _blocks(record: EpisodeRecord) -> Iterator[Block]:
    if record.steps:
        yield section("Steps")
        yield Rows(list(_steps(record.steps)), space_before=4)
    if record.related:
        yield section("What belongs to it")
        yield Rows(list(_related(record.related)), space_before=4)


def _steps(steps: tuple[StepEntry, ...]) -> Iterator[Row]:
    headings = heading_row(("Time", "Step", "By", "What was tried", "Response"), _STEP_SHARES)
    yield headings
    for step in steps:
        texts = (step.time, step.step, step.by_whom, step.tried or "–", step.response or "–")
        boxes = [
            naming_cell(text, share) if index == 1 else cell(text, share)
            for index, (text, share) in enumerate(zip(texts, _STEP_SHARES, strict=True))
        ]
        yield Row(tuple(boxes), headings=headings, padding=TIGHT)


def _related(entries: tuple[RelatedEntry, ...]) -> Iterator[Row]:
    headings = heading_row(("Time", "Entry", "What was kept"), _RELATED_SHARES)
    yield headings
    for entry in entries:
        texts = (entry.time, entry.kind, entry.text)
        boxes = [
            naming_cell(text, share) if index == 1 else cell(text, share)
            for index, (text, share) in enumerate(zip(texts, _RELATED_SHARES, strict=True))
        ]
        yield Row(tuple(boxes), headings=headings, padding=TIGHT)
