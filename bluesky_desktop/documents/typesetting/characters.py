"""Making any text fit to print: nothing in it can harm the file, and nothing vanishes unseen."""

import re
import unicodedata
from functools import cache

from bluesky_desktop.documents.typesetting.scripts import LATIN, scripts_for
from bluesky_desktop.documents.typesetting.typeface import Typeface, typeface

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_JOINERS = "\u200c\u200d"
_INVISIBLE = {"Cc", "Cf"}


def tidy(text: str, *, bold: bool = False) -> str:
    """`text` as it can be printed: one kind of line end and space, accents joined to letters.

    Control characters and direction marks have no shape and are left out. What no typeface here
    can print stands as its name in square brackets.
    """
    if _latin_lines().issuperset(text):
        return text
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text).replace("\t", "    "))
    kept: list[str] = []
    for char in text:
        if char == "\n" or char == "\xa0":
            kept.append(char)
        elif char in _JOINERS:
            if kept and face_for(kept[-1], bold=bold) and _is_shaped(kept[-1], bold=bold):
                kept.append(char)
        elif unicodedata.category(char) in _INVISIBLE or _selects_variant(char):
            continue
        elif unicodedata.category(char) == "Zs":
            kept.append("\xa0" if char == "\u202f" else " ")
        else:
            kept.append(char if face_for(char, bold=bold) else spelled(char))
    return "".join(kept)


def unprintable(text: str) -> frozenset[str]:
    """The characters of `text` that stand on paper as their names."""
    return frozenset(
        char
        for char in set(text) - _latin_lines()
        if unicodedata.category(char) not in {*_INVISIBLE, "Zs", "Zl", "Zp"}
        and not _selects_variant(char)
        and not face_for(char, bold=False)
    )


def spelled(char: str) -> str:
    """A character's name in brackets: "[tibetan letter ka]"."""
    name = unicodedata.name(char, "").lower()
    return f"[{name or f'U+{ord(char):04X}'}]"


def face_for(char: str, *, bold: bool) -> Typeface | None:
    """The best typeface that can print this character."""
    for script in scripts_for(char, bold=bold):
        face = typeface(script)
        if face.has(char):
            return face
    return None


@cache
def _latin_lines() -> frozenset[str]:
    return typeface(LATIN).plain | {"\n"}


def _is_shaped(char: str, *, bold: bool) -> bool:
    return any(script.shaped for script in scripts_for(char, bold=bold)[:1])


def _selects_variant(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
