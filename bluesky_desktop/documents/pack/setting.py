"""Each part of a pack as blocks for its pages."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bluesky_desktop.documents.pack.bars import Bars
from bluesky_desktop.documents.pack.content import (
    GlancePart,
    ListPart,
    ParentsPart,
    VoicePart,
)
from bluesky_desktop.documents.page import MM, SOFT
from bluesky_desktop.documents.records import (
    BODY,
    SECTION,
    TIGHT,
    cell,
    heading_row,
)
from bluesky_desktop.documents.typesetting.block import Block
from bluesky_desktop.documents.typesetting.boxes import Box, Slot
from bluesky_desktop.documents.typesetting.fragments import Span
from bluesky_desktop.documents.typesetting.pen import Pen
from bluesky_desktop.documents.typesetting.rows import Row, Rows
from bluesky_desktop.documents.typesetting.structure import Element
from bluesky_desktop.documents.typesetting.text import Style, Text

PART = Style(17.5, 26, role="H1", space_before=24, keep_with_next=True)
_PARAGRAPH = Style(10.5, 15.2, space_before=5)
_ITEM = Style(10.5, 15.2, space_before=2.5, indent=12)
_QUOTE = Style(11.5, 16.8, space_before=10)
_PARENTS = Style(12, 17.6, space_before=3)
_PARENTS_ITEM = replace(_PARENTS, indent=14)
_PARENTS_SECTION = Style(13.5, 20, role="H2", space_before=11, keep_with_next=True)
LEAST_WRITING, MOST_WRITING = 30 * MM, 90 * MM


class PartTitle(Text):
    """The title of a part, to which the reader's own list of contents leads by the part's name."""

    def __init__(self, words: str, part: str, style: Style = PART):
        super().__init__((Span(words, bold=True),), style)
        self.part = part

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        pen.mark(self.part, self.part)
        super().draw(pen, x, top, width)


def paragraph(words: str, *, soft: bool = False, leads: bool = False) -> Text:
    """A paragraph of running text; one that leads to what follows stands on the same page."""
    span = Span(words, colour=SOFT) if soft else Span(words)
    return Text((span,), replace(_PARAGRAPH, keep_with_next=leads))


def glance(part: GlancePart) -> Iterator[Block]:
    """The half term: its name, a summary, the chart and its table."""
    yield paragraph(part.half_term, soft=True, leads=True)
    yield from (paragraph(one) for one in part.summary)
    if not any(one.steps or one.recognitions for one in part.weeks):
        return
    yield Bars(part.weeks)
    shares = (1.5, 0.9, 1.3, 3.3)
    headings = heading_row(("Week from", "Steps", "Recognition", "Highest step"), shares)
    rows = [headings]
    for one in part.weeks:
        counts = ("–", "–", "To come") if one.to_come else _counts(one.steps, one.recognitions)
        texts = (one.week, counts[0], counts[1], one.highest or counts[2])
        rows.append(_row(texts, shares, headings))
    yield Rows(rows, space_before=12)


def _counts(steps: int, recognitions: int) -> tuple[str, str, str]:
    return str(steps), str(recognitions), "–"


def lists(part: ListPart) -> Iterator[Block]:
    """Short lists, and a table below them."""
    if part.about:
        yield paragraph(part.about, soft=True, leads=True)
    for heading, items in part.lists:
        if items:
            yield Text((Span(heading, bold=True),), SECTION)
            yield from _bulleted(items)
    if part.rows:
        if part.table_title:
            yield Text((Span(part.table_title, bold=True),), SECTION)
        headings = heading_row(part.headings, part.shares)
        set_row = _lined_row if part.is_lined else _row
        yield Rows(
            [headings, *(set_row(texts, part.shares, headings) for texts in part.rows)],
            space_before=6,
        )
    elif not any(items for _, items in part.lists):
        yield paragraph(part.nothing)


def _bulleted(items: Sequence[str]) -> Iterator[Text]:
    """Items below each other; neither the first nor the last stands alone on a page."""
    kept = {0, len(items) - 2}
    for index, one in enumerate(items):
        style = replace(_ITEM, keep_with_next=index in kept and index < len(items) - 1)
        yield Text((Span(one),), style, bullet="•")


def voice(part: VoicePart) -> Iterator[Block]:
    """What was said, each with when it was."""
    if not part.quotes:
        yield paragraph(part.nothing)
    for one in part.quotes:
        said = f"\n{one.asked} {one.said}" if one.asked else f"\n{one.said}"
        yield Text((Span(one.words), Span(said, colour=SOFT)), _QUOTE)


def parents(
    part: ParentsPart, most: int, size: float = 1, writing: float = LEAST_WRITING
) -> Iterator[Block]:
    """The page for parents with at most so many items below each heading, its type so large.

    `writing` is how high the room is in which they can write.
    """
    plain, item, heading_style = (
        replace(one, size=one.size * size, leading=one.leading * size)
        for one in (_PARENTS, _PARENTS_ITEM, _PARENTS_SECTION)
    )
    for fact in part.facts:
        yield Text((Span(f"{fact.label}: ", bold=True), Span(fact.value)), plain)
    for heading, items in part.paragraphs:
        if not items:
            continue
        yield Text((Span(heading, bold=True),), heading_style)
        if len(items) == 1:
            yield Text((Span(items[0]),), plain)
            continue
        for one in items[: max(most, 1)]:
            yield Text((Span(one),), item, bullet="•")
    if part.room_for:
        label = Text((Span(part.room_for, bold=True),), BODY)
        box = Box((Slot(label, grows=True),), 1, Element("TD"))
        yield Rows([Row((box,), least=writing)], space_before=14)


def _row(texts: Sequence[str], shares: Sequence[float], headings: Row) -> Row:
    boxes = [
        cell(text or "–", share, bold=index == 0)
        for index, (text, share) in enumerate(zip(texts, shares, strict=True))
    ]
    return Row(tuple(boxes), headings=headings, padding=TIGHT)


def _lined_row(texts: Sequence[str], shares: Sequence[float], headings: Row) -> Row:
    """A row whose first lines are strong, with softer lines below them."""
    boxes = []
    for text, share in zip(texts, shares, strict=True):
        first, _, rest = text.partition("\n")
        spans = [Span(first, bold=bool(rest))]
        spans += [Span(f"\n{rest}", colour=SOFT)] if rest else []
        boxes.append(Box((Slot(Text(spans, BODY)),), share, Element("TD")))
    return Row(tuple(boxes), headings=headings, padding=TIGHT)
