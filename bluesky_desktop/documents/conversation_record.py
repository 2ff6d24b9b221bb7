"""The record of a restorative conversation, on paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from bluesky_desktop.documents.records import (
    TIGHT,
    Fact,
    cell,
    heading_row,
    labelled_cell,
    section,
    write_record,
)
from bluesky_desktop.documents.typesetting.block import Block
from bluesky_desktop.documents.typesetting.rows import Row, Rows

_REPAIR_SHARES = (38, 26, 27, 27)


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the policy's questions, with what was said and how it was expressed."""

    question: str
    child: str = ""
    adult: str = ""
    expressed: str = ""


@dataclass(frozen=True, slots=True)
class AgreedRepair:
    """What was agreed to put it right; `made` says when it was done, or that it is to do."""

    what: str
    by_whom: str = ""
    by_when: str = ""
    made: str = ""


@dataclass(frozen=True, slots=True)
class ConversationRecord:
    """A restorative conversation. `facts` say who took part, when and where."""

    title: str
    pupil: str
    setting_name: str
    facts: tuple[Fact, ...] = ()
    answers: tuple[Answer, ...] = ()
    repairs: tuple[AgreedRepair, ...] = ()


def write_conversation_record(record: ConversationRecord, target: Path | BinaryIO) -> None:
    """Write the record as PDF. Raises OSError if a path can't be written."""
    write_record(record, _blocks(record), target)


def _blocks(record: ConversationRecord) -> Iterator[Block]:
    if record.answers:
        yield section("What was said")
        expressed = any(answer.expressed for answer in record.answers)
        rows = [row for answer in record.answers for row in _answer(answer, expressed=expressed)]
        yield Rows(rows, space_before=4)
    yield section("What was agreed")
    if record.repairs:
        yield Rows(list(_repairs(record.repairs)), space_before=4)
    else:
        yield Rows([Row((cell("No repair was agreed."),), padding=TIGHT)], space_before=4)


def _answer(answer: Answer, *, expressed: bool) -> Iterator[Row]:
    cells = (cell(answer.question, bold=True, role="TH"),)
    question = Row(cells, shaded=True, keep_with_next=True, padding=TIGHT)
    yield question
    if not (answer.child or answer.adult or answer.expressed):
        yield Row((cell("Nothing was written here."),), padding=TIGHT)
        return
    boxes = [
        labelled_cell("The child’s words", answer.child, 4),
        labelled_cell("The adult’s words", answer.adult, 4),
    ]
    if expressed:
        boxes.append(labelled_cell("Expressed by", answer.expressed, 2))
    yield Row(tuple(boxes), headings=question, padding=TIGHT)


def _repairs(repairs: tuple[AgreedRepair, ...]) -> Iterator[Row]:
    headings = heading_row(("What", "By whom", "By when", "Made"), _REPAIR_SHARES)
    yield headings
    for repair in repairs:
        texts = (repair.what, repair.by_whom, repair.by_when, repair.made)
        boxes = tuple(cell(text or "–", s) for text, s in zip(texts, _REPAIR_SHARES, strict=True))
        yield Row(boxes, headings=headings, padding=TIGHT)
