"""Drawing on a page: text that can be copied again, lines, and what they mean."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from bluesky_desktop.documents.typesetting.fragments import Fragment
from bluesky_desktop.documents.typesetting.structure import Structure
from bluesky_desktop.documents.typesetting.typeface import Glyph

_SQUARE = 2
"""Line ends that close the corners of a box."""


_JOINERS = "\u200c\u200d"


class Pen:
    """Draws on the current page of a PDF. `y` counts upwards from the foot of the page."""

    def __init__(self, canvas: Any):
        self.canvas = canvas
        self.structure = Structure(canvas)

    def next_page(self) -> None:
        """Go on with a new page."""
        self.canvas.showPage()
        self.structure.next_page()

    def line_of_text(self, fragments: Sequence[Fragment], x: float, y: float, size: float) -> None:
        """Draw the parts of a line one after another, their base line at `y`."""
        for group in _alike(fragments):
            width = sum(fragment.width for fragment in group) * size
            first = group[0]
            if first.glyphs is None:
                self._plain(first, "".join(fragment.text for fragment in group), x, y, size)
            else:
                self._shaped(first, x, y, size)
            if first.span.underlined:
                self.rule(x, y - size * 0.14, width, colour=first.span.colour, weight=size / 18)
            x += width

    def _plain(self, look: Fragment, text: str, x: float, y: float, size: float) -> None:
        out = self.canvas.beginText(x, y)
        out.setFont(look.face.name, size)
        out.setFillColor(_colour(look.span.colour))
        out.textOut(text)
        self.canvas.drawText(out)

    def _shaped(self, fragment: Fragment, x: float, y: float, size: float) -> None:
        """Draw shaped letters in reading order, each with the text that it stands for."""
        for text, glyphs in _letters(fragment):
            said = text.encode("utf-16-be", "replace").hex().upper()
            self.canvas.addLiteral(f"/Span <</ActualText <FEFF{said}>>> BDC")
            out = self.canvas.beginText(x, y)
            out.setFont(fragment.face.name, size)
            out.setFillColor(_colour(fragment.span.colour))
            for left, glyph in glyphs:
                out.setTextOrigin(x + (left + glyph.x) * size, y + glyph.y * size)
                out.textOut(glyph.char)
            self.canvas.drawText(out)
            self.canvas.addLiteral("EMC")

    def rule(self, x: float, y: float, width: float, *, colour: str, weight: float) -> None:
        """A level line."""
        self.line(x, y, x + width, y, colour=colour, weight=weight)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, *, colour: str, weight: float
    ) -> None:
        """A straight line."""
        self.canvas.setStrokeColor(_colour(colour))
        self.canvas.setLineWidth(weight)
        self.canvas.setLineCap(_SQUARE)
        self.canvas.line(x1, y1, x2, y2)

    def fill(
        self, x: float, y: float, width: float, height: float, *, colour: str, radius: float = 0
    ) -> None:
        """A filled area; `y` is its foot, `radius` that of its corners."""
        self.canvas.setFillColor(_colour(colour))
        self.canvas.roundRect(x, y, width, height, radius, stroke=0, fill=1)

    def outline(
        self, x: float, y: float, width: float, height: float, *, colour: str, radius: float = 0
    ) -> None:
        """The edge of an area; `y` is its foot, `radius` that of its corners."""
        self.canvas.setStrokeColor(_colour(colour))
        self.canvas.setLineWidth(1)
        self.canvas.roundRect(x, y, width, height, radius, stroke=1, fill=0)

    def picture(self, content: bytes, x: float, y: float, width: float, height: float) -> None:
        """A picture (JPEG or PNG) on this area, as large as it can be whole."""
        from reportlab.lib.utils import ImageReader

        self.canvas.drawImage(
            ImageReader(BytesIO(content)),
            x,
            y,
            width,
            height,
            mask="auto",
            preserveAspectRatio=True,
            anchor="c",
        )

    def hatched(
        self, x: float, y: float, width: float, height: float, *, colour: str, apart: float = 3.2
    ) -> None:
        """An area with slanting lines, to be told from a filled one without colour."""
        canvas = self.canvas
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(x, y, width, height)
        canvas.clipPath(path, stroke=0, fill=0)
        left = x - height
        while left < x + width:
            self.line(left, y, left + height, y + height, colour=colour, weight=0.7)
            left += apart
        canvas.restoreState()
        canvas.setStrokeColor(_colour(colour))
        canvas.setLineWidth(0.75)
        canvas.rect(x, y, width, height, stroke=1, fill=0)

    def mark(self, key: str, name: str) -> None:
        """Marks this page as one that the reader's list of contents leads to."""
        self.canvas.bookmarkPage(key)
        self.canvas.addOutlineEntry(name, key, level=0)

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """What is drawn now means nothing to a screen reader."""
        with self.structure.decoration():
            yield


def _colour(value: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(value)


def _letters(fragment: Fragment) -> list[tuple[str, list[tuple[float, Glyph]]]]:
    """What is copied as a whole, in reading order: its text, its glyphs with their distances.

    Readers take apart a line that runs from the right by the place of each letter, so there each
    letter is copied by itself; elsewhere letters change places inside a word, which stays whole.
    """
    placed: dict[int, list[tuple[float, Glyph]]] = {}
    left = 0.0
    for glyph in fragment.glyphs or ():
        letter = glyph.cluster if fragment.level % 2 else 0
        if fragment.text[letter] in _JOINERS:
            letter -= 1
        placed.setdefault(letter, []).append((left, glyph))
        left += glyph.advance
    starts = sorted(placed)
    ends = [*starts[1:], len(fragment.text)]
    return [
        (fragment.text[start:end], placed[start]) for start, end in zip(starts, ends, strict=True)
    ]


def _alike(fragments: Sequence[Fragment]) -> Iterator[list[Fragment]]:
    """Neighbours that one piece of text can print: copying gives whole words back."""
    group: list[Fragment] = []
    for fragment in fragments:
        fits = group and fragment.glyphs is None and group[-1].glyphs is None
        if fits and (fragment.face, fragment.span) == (group[-1].face, group[-1].span):
            group.append(fragment)
            continue
        if group:
            yield group
        group = [fragment]
    if group:
        yield group
