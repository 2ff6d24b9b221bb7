"""The meeting pack as one PDF: a first page with its contents, then its parts in their order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from bluesky_desktop.documents.form_fields import FormMode
from bluesky_desktop.documents.form_pdf import set_form
from bluesky_desktop.documents.pack.content import (
    FormPart,
    GlancePart,
    ListPart,
    Pack,
    ParentsPart,
    Part,
    VoicePart,
)
from bluesky_desktop.documents.pack.setting import (
    LEAST_WRITING,
    MOST_WRITING,
    PART,
    PartTitle,
    glance,
    lists,
    paragraph,
    parents,
    voice,
)
from bluesky_desktop.documents.page import Chapter, Furniture, set_chapter, write_chapters
from bluesky_desktop.documents.records import TIGHT, cell, facts, section, title, whole_name
from bluesky_desktop.documents.typesetting.block import Block
from bluesky_desktop.documents.typesetting.rows import Row, Rows

_SMALLER = 0.9
_PARENTS_TRIES = (
    *((size, most) for size in (1.0, _SMALLER) for most in (8, 7, 6, 5)),
    *((_SMALLER, most) for most in (4, 3, 2, 1)),
)
"""How large the type on the page for parents is, and how long its lists: the first that fits."""
_OWN_PAGES = (FormPart, ParentsPart)
_FIRST = replace(PART, space_before=0)


def write_pack(pack: Pack, target: Path | BinaryIO) -> int:
    """Write the pack as PDF; returns how many pages it has. Raises OSError."""
    chapters = set_pack(pack)
    write_chapters(chapters, target)
    return sum(len(one.pages) for one in chapters)


def set_pack(pack: Pack) -> list[Chapter]:
    """The pack on its pages, the contents first."""
    furniture = Furniture(pack.title, pack.setting_name, about=pack.pupil)
    groups = list(_groups(pack.parts))
    body = [_chapter(pack, furniture, group) for group in groups]
    first = set_chapter(list(_first_page(pack, [0] * len(pack.parts))), furniture)
    starts = _starts(groups, body, len(first.pages) + 1)
    return [set_chapter(list(_first_page(pack, starts)), furniture), *body]


def _groups(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Parts that are handed out by themselves begin a page; the others follow each other."""
    group: list[Part] = []
    for part in parts:
        if isinstance(part.content, _OWN_PAGES):
            if group:
                yield group
            yield [part]
            group = []
        else:
            group.append(part)
    if group:
        yield group


def _chapter(pack: Pack, furniture: Furniture, group: list[Part]) -> Chapter:
    content = group[0].content
    if isinstance(content, FormPart):
        return _form(pack, group[0], content)
    if isinstance(content, ParentsPart):
        return _parents(pack, furniture, group[0], content)
    blocks: list[Block] = []
    for part in group:
        blocks.append(PartTitle(part.name, part.name))
        blocks += _blocks(part)
    return set_chapter(blocks, furniture)


def _form(pack: Pack, part: Part, content: FormPart) -> Chapter:
    chapter = set_form(
        content.definition,
        content.values,
        content.further,
        mode=FormMode.FILLED,
        setting_name=pack.setting_name,
    )
    form_title, down = chapter.pages[0][0]
    titled = PartTitle(content.definition.title, part.name, getattr(form_title, "style", _FIRST))
    chapter.pages[0][0] = (titled, down)
    furniture = replace(chapter.furniture, about=pack.pupil)
    return replace(chapter, furniture=furniture)


def _parents(pack: Pack, furniture: Furniture, part: Part, content: ParentsPart) -> Chapter:
    """One page, whatever it holds: its type is smaller, then the lists are shorter until it is."""

    def set_with(content: ParentsPart, most: int, size: float, writing: float) -> Chapter:
        blocks = parents(content, most, size, writing)
        return set_chapter([PartTitle(content.title, part.name, _FIRST), *blocks], furniture)

    for size, most in _PARENTS_TRIES:
        chapter = set_with(content, most, size, LEAST_WRITING)
        if len(chapter.pages) == 1:
            writing = LEAST_WRITING + _left(chapter)
            return set_with(content, most, size, min(MOST_WRITING, writing))
    return set_with(replace(content, room_for=""), 1, _SMALLER, LEAST_WRITING)


def _left(chapter: Chapter) -> float:
    """How much of a page's foot is left empty."""
    block, down = chapter.pages[0][-1]
    return chapter.sheet.height - down - block.height(chapter.sheet.width)


def _blocks(part: Part) -> Iterator[Block]:
    match part.content:
        case GlancePart() as content:
            yield from glance(content)
        case ListPart() as content:
            yield from lists(content)
        case VoicePart() as content:
            yield from voice(content)


def _starts(groups: list[list[Part]], body: list[Chapter], first: int) -> list[int]:
    """The page on which each part begins."""
    starts: list[int] = []
    for group, chapter in zip(groups, body, strict=True):
        found = {
            block.part: first + index
            for index, page in enumerate(chapter.pages)
            for block, _ in page
            if isinstance(block, PartTitle)
        }
        starts += [found.get(part.name, first) for part in group]
        first += len(chapter.pages)
    return starts


def _first_page(pack: Pack, starts: Sequence[int]) -> Iterator[Block]:
    yield title(pack.title)
    yield from whole_name(pack.pupil)
    if pack.facts:
        yield facts(pack.facts)
    yield section("Contents")
    rows = [
        Row(
            (cell(part.name, 12), cell(str(page), 1)),
            padding=TIGHT,
        )
        for part, page in zip(pack.parts, starts, strict=True)
    ]
    if rows:
        yield Rows(rows, space_before=4)
    if pack.note:
        yield paragraph(pack.note, soft=True)
