"""Spreading blocks over pages."""

from collections.abc import Sequence
from dataclasses import replace

from bluesky_desktop.documents.typesetting.block import Block, PageBreak
from bluesky_desktop.documents.typesetting.fragments import Span
from bluesky_desktop.documents.typesetting.text import Style, Text

Page = list[tuple[Block, float]]
"""The blocks of a page, each with its distance from the page's head."""

_CLOSING = 60
"""What ends a document and is no higher than this never stands on a page by itself."""
_TINY = 0.01
_LONGEST_IN_SHORT = 1000


def paginate(blocks: Sequence[Block | PageBreak], width: float, height: float) -> list[Page]:
    """The pages that the blocks fill. What fits on no page whole is cut, and goes on."""
    pages: list[Page] = [[]]
    used = 0.0
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        page = pages[-1]
        rest: Block | None = None
        if not isinstance(block, PageBreak):
            gap = block.space_before if page else 0.0
            room = height - used - gap
            kept = _kept_with(block, waiting, width) or _closing(block, waiting, width, room)
            placed, rest = _placed(block, width, room - kept, must=not page)
            if placed is not None:
                page.append((placed, used + gap))
                used += gap + placed.height(width)
            if rest is None:
                continue
            waiting.append(rest)
        if page:
            pages.append([])
            used = 0.0
    return pages if pages[-1] or len(pages) == 1 else pages[:-1]


def _placed(
    block: Block, width: float, room: float, *, must: bool
) -> tuple[Block | None, Block | None]:
    """What stands on this page, and what goes on the next; on an empty page that is something."""
    if block.height(width) <= room + _TINY:
        return block, None
    whole = block.squeezed(width, room)
    if whole is not None:
        return whole, None
    parts = block.cut(width, room, must=must)
    if parts is None and must:
        return block, None
    return parts or (None, block)


def _kept_with(block: Block, waiting: list[Block | PageBreak], width: float) -> float:
    """Room for what must stand on the same page, to the beginning of what may go on."""
    kept = 0.0
    for following in reversed(waiting):
        if not block.keep_with_next or isinstance(following, PageBreak):
            break
        whole = following.keep_with_next
        kept += following.space_before
        kept += following.height(width) if whole else following.beginning(width)
        block = following
    return kept


def _closing(block: Block, waiting: list[Block | PageBreak], width: float, room: float) -> float:
    """Room for a short last block, where the one before it would fill the page to its foot."""
    following, *after = reversed(waiting[-2:]) if waiting else (None,)
    if following is None or isinstance(following, PageBreak):
        return 0.0
    if after and not isinstance(after[0], PageBreak):
        return 0.0
    needed = following.space_before + following.height(width)
    fits = block.height(width) <= room + _TINY or block.squeezed(width, room) is not None
    return needed if fits and needed <= _CLOSING else 0.0


def shortened(span: Span, style: Style, width: float, lines: int) -> Span:
    """As much of a text as fits into so many lines, with an ellipsis if that is not all."""
    text = " ".join(span.text.split())
    head = text[:_LONGEST_IN_SHORT]

    def fits(words: str) -> bool:
        return len(Text((replace(span, text=words),), style).lines(width)) <= lines

    if head == text and fits(text):
        return replace(span, text=text)
    low, high = 0, len(head)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(f"{head[:middle]}…"):
            low = middle
        else:
            high = middle - 1
    return replace(span, text=f"{head[:low].rstrip()}…")
