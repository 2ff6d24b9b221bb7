"""Which typeface file prints which characters."""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Script:
    """A typeface for a script; `shaped` where letters join, move or stack."""

    file: str
    shaped: bool = False


LATIN = Script("OpenSans-Regular")
LATIN_BOLD = Script("OpenSans-SemiBold")
LATIN_WIDE = Script("NotoSans-Regular")
LATIN_WIDE_BOLD = Script("NotoSans-SemiBold")
SYMBOLS = Script("scripts/DejaVuSans")
EMOJI = Script("scripts/NotoEmoji-Regular", shaped=True)
EAST_ASIAN = Script("scripts/DroidSansFallback")


def _noto(name: str, *, shaped: bool = True) -> Script:
    return Script(f"scripts/NotoSans{name}-Regular", shaped)


_ARABIC = _noto("Arabic")
_GEORGIAN = _noto("Georgian", shaped=False)
_ETHIOPIC = _noto("Ethiopic", shaped=False)
_MYANMAR = _noto("Myanmar")

_RANGES: tuple[tuple[int, int, Script], ...] = (
    (0x0530, 0x058F, _noto("Armenian", shaped=False)),
    (0x0590, 0x05FF, _noto("Hebrew")),
    (0x0600, 0x06FF, _ARABIC),
    (0x0750, 0x077F, _ARABIC),
    (0x0780, 0x07BF, _noto("Thaana")),
    (0x08A0, 0x08FF, _ARABIC),
    (0x0900, 0x097F, _noto("Devanagari")),
    (0x0980, 0x09FF, _noto("Bengali")),
    (0x0A00, 0x0A7F, _noto("Gurmukhi")),
    (0x0A80, 0x0AFF, _noto("Gujarati")),
    (0x0B00, 0x0B7F, _noto("Oriya")),
    (0x0B80, 0x0BFF, _noto("Tamil")),
    (0x0C00, 0x0C7F, _noto("Telugu")),
    (0x0C80, 0x0CFF, _noto("Kannada")),
    (0x0D00, 0x0D7F, _noto("Malayalam")),
    (0x0D80, 0x0DFF, _noto("Sinhala")),
    (0x0E00, 0x0E7F, _noto("Thai")),
    (0x0E80, 0x0EFF, _noto("Lao")),
    (0x1000, 0x109F, _MYANMAR),
    (0x10A0, 0x10FF, _GEORGIAN),
    (0x1100, 0x11FF, EAST_ASIAN),
    (0x1200, 0x139F, _ETHIOPIC),
    (0x1780, 0x17FF, _noto("Khmer")),
    (0x19E0, 0x19FF, _noto("Khmer")),
    (0x1C90, 0x1CBF, _GEORGIAN),
    (0x2D00, 0x2D2F, _GEORGIAN),
    (0x2D30, 0x2D7F, _noto("Tifinagh", shaped=False)),
    (0x2D80, 0x2DDF, _ETHIOPIC),
    (0x2E80, 0xA4CF, EAST_ASIAN),
    (0xA8E0, 0xA8FF, _noto("Devanagari")),
    (0xA9E0, 0xA9FF, _MYANMAR),
    (0xAA60, 0xAA7F, _MYANMAR),
    (0xAB00, 0xAB2F, _ETHIOPIC),
    (0xAC00, 0xD7FF, EAST_ASIAN),
    (0xF900, 0xFAFF, EAST_ASIAN),
    (0xFB13, 0xFB17, _noto("Armenian", shaped=False)),
    (0xFB1D, 0xFB4F, _noto("Hebrew")),
    (0xFB50, 0xFDFF, _ARABIC),
    (0xFE30, 0xFE4F, EAST_ASIAN),
    (0xFE70, 0xFEFE, _ARABIC),
    (0xFF00, 0xFFEF, EAST_ASIAN),
    (0x1F000, 0x1FAFF, EMOJI),
)
_STARTS = [start for start, _end, _script in _RANGES]


def scripts_for(char: str, *, bold: bool) -> tuple[Script, ...]:
    """The typefaces to try for a character, the best first."""
    found = _RANGES[max(0, bisect_right(_STARTS, ord(char)) - 1)]
    if found[0] <= ord(char) <= found[1]:
        return (found[2], LATIN_WIDE, SYMBOLS, EMOJI)
    latin = (LATIN_BOLD, LATIN_WIDE_BOLD) if bold else (LATIN, LATIN_WIDE)
    return (*latin, SYMBOLS, EMOJI)
