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

_MOST_ITEMS = 8
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
    """One page, whatever it holds: the lists are shortened until it is."""
    for most in range(_MOST_ITEMS, 0, -1):
        blocks = [PartTitle(content.title, part.name, _FIRST), *parents(content, most)]
        chapter = set_chapter(blocks, furniture)
        if len(chapter.pages) == 1:
            return chapter
    blocks = [
        PartTitle(content.title, part.name, _FIRST),
        *parents(replace(content, room_for=""), 1),
    ]
    return set_chapter(blocks, furniture)


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
