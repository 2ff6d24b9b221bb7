"""One typeface file: what it can print, how wide, and how its letters join."""

import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from bluesky_desktop.bundled import resource
from bluesky_desktop.documents.typesetting.scripts import Script

_PRIVATE_USE = 0xE000
_NEVER_PLAIN = {"Cc", "Cf", "Mn", "Mc", "Me"}
_RIGHT_TO_LEFT = {"R", "AL", "AN"}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A placed shape: `char` prints it, `x` and `y` move it, `advance` leads to the next.

    `cluster` is the place in the text of the letter that it belongs to.
    """

    char: str
    cluster: int
    advance: float
    x: float
    y: float


class Typeface:
    """A typeface, loaded when first asked for. Widths are for a size of one point."""

    def __init__(self, script: Script):
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        self.name = script.file.rpartition("/")[2]
        self.shaped = script.shaped
        path = resource("fonts", f"{script.file}.ttf")
        self._font: Any = TTFont(self.name, str(path), asciiReadable=False, shapable=False)
        pdfmetrics.registerFont(self._font)
        face = self._font.face
        self._native: dict[int, int] = dict(face.charToGlyph)
        self.widths: dict[str, float] = {
            chr(code): face.charWidths.get(code, face.defaultWidth) / 1000 for code in self._native
        }

    def has(self, char: str) -> bool:
        """Whether the typeface can print this character."""
        return char in self.widths

    @cached_property
    def plain(self) -> frozenset[str]:
        """Characters that need no shaping: each prints by itself, left to right."""
        return frozenset(
            char
            for char in self.widths
            if ord(char) <= 0xFFFF
            and unicodedata.category(char) not in _NEVER_PLAIN
            and unicodedata.bidirectional(char) not in _RIGHT_TO_LEFT
        )

    def width(self, text: str) -> float:
        """Width of plain text."""
        widths = self.widths
        return sum([widths[char] for char in text])

    def shape(self, text: str, *, right_to_left: bool) -> tuple[Glyph, ...]:
        """The shapes of `text`, in the order in which they stand from left to right."""
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if right_to_left else "ltr"
        uharfbuzz.shape(self._shaper, buffer, {})
        unit = 1 / self._shaper.face.upem
        return tuple(
            Glyph(
                self._chars_by_glyph[info.codepoint],
                info.cluster,
                position.x_advance * unit,
                position.x_offset * unit,
                position.y_offset * unit,
            )
            for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )

    @cached_property
    def _shaper(self) -> Any:
        import uharfbuzz

        return uharfbuzz.Font(uharfbuzz.Face(self._font.face._ttf_data))

    @cached_property
    def _chars_by_glyph(self) -> dict[int, str]:
        """A character for every glyph. The PDF library prints characters, so a glyph that has
        none (a joined form, a letter beyond the basic plane) gets one for private use, the same
        in every run: files come out alike."""
        chars: dict[int, str] = {}
        for code, glyph in sorted(self._native.items()):
            if code <= 0xFFFF and not 0xE000 <= code <= 0xF8FF:
                chars.setdefault(glyph, chr(code))
        face = self._font.face
        private = _PRIVATE_USE
        for glyph in range(face.numGlyphs):
            if glyph in chars:
                continue
            while private in self._native:
                private += 1
            face.charToGlyph[private] = glyph
            face.charWidths[private] = face.hmetrics[glyph][0] if face.hmetrics else 0
            chars[glyph] = chr(private)
            private += 1
        return chars


@cache
def typeface(script: Script) -> Typeface:
    """The typeface of a script, loaded once."""
    return Typeface(script)
