"""The paper: its size and margins, and what stands on every page beside the content."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from bluesky_desktop.documents.saving import save
from bluesky_desktop.documents.typesetting.block import Block, PageBreak
from bluesky_desktop.documents.typesetting.boxes import Slot
from bluesky_desktop.documents.typesetting.characters import unprintable
from bluesky_desktop.documents.typesetting.entries import Entry, join_entries_of_one_name
from bluesky_desktop.documents.typesetting.fragments import Span
from bluesky_desktop.documents.typesetting.pages import Page, paginate, shortened
from bluesky_desktop.documents.typesetting.pen import Pen
from bluesky_desktop.documents.typesetting.scripts import LATIN
from bluesky_desktop.documents.typesetting.text import Align, Style, Text
from bluesky_desktop.documents.typesetting.typeface import typeface

MM = 72 / 25.4
SOFT = "#525D67"

_HEADER = Style(9.5, 13, Align.LEFT)
_HEADER_END = Style(9.5, 13, Align.RIGHT)
_FOOTER = Style(8.5, 12, Align.LEFT)
_FOOTER_END = Style(8.5, 12, Align.RIGHT)
_NOTICE = Style(8.5, 12, space_before=10)
_MOST_HEADER_LINES = 2
_ABOUT_SHARE = 0.6
_PEN_WIDTH = 75 * MM
_ENTRY_HEIGHT = 17
_RAISED = 4
"""How much higher a name in two lines begins, so that it does not touch what stands below."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size of paper with its margins, in points. The default is A4, upright."""

    size: tuple[float, float] = (210 * MM, 297 * MM)
    side: float = 15 * MM
    top: float = 21 * MM
    foot: float = 17 * MM
    header: float = 10.5 * MM
    footer: float = 12.5 * MM

    @property
    def width(self) -> float:
        """The width between the margins."""
        return self.size[0] - 2 * self.side

    @property
    def height(self) -> float:
        """The height between the margins."""
        return self.size[1] - self.top - self.foot


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page, and the file's title.

    `about` names whom the pages are about, so that a loose sheet can be put back. Where that is
    still to be written, `about_label` stands before a line for the pen, or before `about_entry`.
    """

    title: str
    setting_name: str
    about: str = ""
    about_label: str = ""
    about_entry: Entry | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Pages with the same furniture, on the same sheet. A document has one, or several."""

    pages: list[Page]
    furniture: Furniture
    sheet: Sheet


def write_document(
    blocks: Sequence[Block | PageBreak],
    furniture: Furniture,
    target: Path | BinaryIO,
    sheet: Sheet | None = None,
) -> None:
    """Set the blocks on pages and write the PDF. Raises OSError, and then leaves no file."""
    write_chapters([set_chapter(blocks, furniture, sheet)], target)


def set_chapter(
    blocks: Sequence[Block | PageBreak], furniture: Furniture, sheet: Sheet | None = None
) -> Chapter:
    """Set the blocks on pages of their own."""
    sheet = sheet or Sheet()
    pages = paginate([*blocks, *_notice(blocks, furniture)], sheet.width, sheet.height)
    return Chapter(pages, furniture, sheet)


def write_chapters(chapters: Sequence[Chapter], target: Path | BinaryIO) -> None:
    """Write chapters as one PDF, its pages counted through; the first one's furniture names it.

    Raises OSError, and then leaves no file.
    """
    save(_pdf(chapters), target)


def fits_header(name: str, sheet: Sheet | None = None) -> bool:
    """Whether a name stands whole in a page's header."""
    return _about(name, sheet or Sheet()).text == " ".join(name.split())


def _about(name: str, sheet: Sheet) -> Span:
    width = sheet.width * _ABOUT_SHARE
    return shortened(Span(name, bold=True), _HEADER, width, _MOST_HEADER_LINES)


def _notice(blocks: Sequence[Block | PageBreak], furniture: Furniture) -> list[Text]:
    lacking = set(unprintable(furniture.about + furniture.setting_name))
    for block in blocks:
        if not isinstance(block, PageBreak):
            lacking |= block.unprintable()
    if not lacking:
        return []
    codes = ", ".join(f"U+{ord(char):04X}" for char in sorted(lacking))
    words = f"These characters could not be printed; their names stand in square brackets: {codes}."
    return [Text((Span(words, colour=SOFT),), _NOTICE)]


def _pdf(chapters: Sequence[Chapter]) -> bytes:
    pen = open_pen(chapters[0].sheet.size)
    every = [(page, one) for one in chapters for page in one.pages]
    for number, (page, chapter) in enumerate(every, start=1):
        sheet = chapter.sheet
        if number > 1:
            pen.next_page()
        _draw_header(pen, chapter.furniture, sheet, first=number == 1)
        for block, down in page:
            block.draw(pen, sheet.side, sheet.size[1] - sheet.top - down, sheet.width)
        _draw_footer(pen, chapter.furniture, sheet, f"Page {number} of {len(every)}")
    return finished(pen, chapters[0].furniture)


def open_pen(size: tuple[float, float]) -> Pen:
    """A pen on the first page of an empty PDF of this size, in points."""
    from reportlab.pdfgen.canvas import Canvas

    return Pen(
        Canvas(
            BytesIO(),
            pagesize=size,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang="en-GB",
            initialFontName=typeface(LATIN).name,
        )
    )


def finished(pen: Pen, furniture: Furniture) -> bytes:
    """The whole file, with its title, once the last page is drawn."""
    canvas = pen.canvas
    canvas.showPage()
    _describe(canvas, furniture)
    pen.structure.write()
    if hasattr(canvas, "AcroForm"):
        join_entries_of_one_name(canvas)
    data: bytes = canvas.getpdfdata()
    return data


def _draw_header(pen: Pen, furniture: Furniture, sheet: Sheet, *, first: bool) -> None:
    top = sheet.size[1] - sheet.header
    with pen.decoration():
        number = Text((Span(furniture.number),), _HEADER_END)
        number.draw(pen, sheet.side, top, sheet.width)
    slot = _about_slot(furniture, sheet)
    if slot is None:
        return
    width = sheet.width * _ABOUT_SHARE if furniture.about else _PEN_WIDTH
    if slot.height(width) > _HEADER.leading and not slot.entry:
        top += _RAISED
    if first or slot.entry:
        slot.draw(pen, sheet.side, top, width, slot.height(width))
    else:
        with pen.decoration():
            slot.draw(pen, sheet.side, top, width, slot.height(width))


def _about_slot(furniture: Furniture, sheet: Sheet) -> Slot | None:
    if furniture.about:
        return Slot(Text((_about(furniture.about, sheet),), _HEADER))
    if not furniture.about_label:
        return None
    label = Text((Span(furniture.about_label),), _HEADER)
    if furniture.about_entry:
        return Slot(label, room=_ENTRY_HEIGHT, beside=True, entry=furniture.about_entry)
    return Slot(label, beside=True, ruled=True)


def _draw_footer(pen: Pen, furniture: Furniture, sheet: Sheet, page: str) -> None:
    setting = Span(furniture.setting_name, colour=SOFT)
    name = shortened(setting, _FOOTER, sheet.width * _ABOUT_SHARE, 1)
    with pen.decoration():
        for span, style in ((name, _FOOTER), (Span(page, colour=SOFT), _FOOTER_END)):
            Text((span,), style).draw(pen, sheet.side, sheet.footer, sheet.width)


def _describe(canvas: Any, furniture: Furniture) -> None:
    """The file's own title, and the setting as its subject: no name, no date, no program."""
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString

    class Information(PDFInfo):  # type: ignore[misc]
        def format(self, document: Any) -> bytes:
            known = {"Title": furniture.title, "Subject": furniture.setting_name}
            texts = {key: PDFString(_described(text)) for key, text in known.items() if text}
            written: bytes = PDFDictionary(texts).format(document)
            return written

    canvas._doc.info = Information()
    canvas.setCatalogEntry("ViewerPreferences", {"DisplayDocTitle": "true"})


def _described(text: str) -> str:
    """`text` as a PDF's information can hold it."""
    return " ".join(text.encode("utf-16", "ignore").decode("utf-16").split())
