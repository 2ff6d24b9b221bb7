"""Making text from people harmless to show: it prints as text, and rearranges nothing around it."""

import unicodedata

_FIRST_STRONG_ISOLATE = "\u2068"
_POP_ISOLATE = "\u2069"
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")
_ISOLATES = frozenset("\u2066\u2067\u2068\u2069")
_KEPT_CONTROLS = frozenset("\n\t")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def shown(text: str) -> str:
    """One value that somebody typed (a name, a note), ready to stand among our own words.

    Control characters and marks that reorder text are taken out; a value with right-to-left
    writing is isolated, so that it can't reorder the words beside it.
    """
    kept = "".join(
        character for character in text if _is_printable(character) and character not in _ISOLATES
    )
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in kept):
        return f"{_FIRST_STRONG_ISOLATE}{kept}{_POP_ISOLATE}"
    return kept


def printable(text: str) -> str:
    """A whole label without control characters; the isolates that `shown` made stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(character for character in text if _is_printable(character))


def _is_printable(character: str) -> bool:
    if character in _KEPT_CONTROLS:
        return True
    if character in _OVERRIDES:
        return False
    return unicodedata.category(character) not in {"Cc", "Cs"}
