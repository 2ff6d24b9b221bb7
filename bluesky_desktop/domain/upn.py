"""Unique pupil numbers: thirteen characters, the first of which checks the others."""

_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


class NotAUpn(ValueError):
    """The text is no unique pupil number; the message says why, for people."""


def check_letter(rest: str) -> str:
    """The letter that belongs before these twelve characters.

    Each is weighted by its place (2 to 13); the sum modulo 23 picks the letter. The last may be a
    letter (a temporary number).
    """
    total = sum(
        weight * (int(mark) if mark.isdigit() else _LETTERS.index(mark))
        for weight, mark in enumerate(rest, start=2)
    )
    return _LETTERS[total % 23]


def tidy_upn(text: str) -> str:
    """The number in capitals, without spaces; empty for empty. Raises NotAUpn."""
    upn = "".join(text.split()).upper()
    if not upn:
        return ""
    if len(upn) != 13:
        raise NotAUpn(f"A UPN has 13 characters; this has {len(upn)}.")
    digits, last = upn[1:12], upn[12]
    if not (digits.isascii() and digits.isdigit()):
        raise NotAUpn("A UPN is a letter, then numbers. Only the last may be a letter too.")
    if not (last.isascii() and (last.isdigit() or last in _LETTERS)):
        raise NotAUpn("The last character of a UPN is a number, or a letter other than I, O or S.")
    expected = check_letter(upn[1:])
    if upn[0] != expected:
        raise NotAUpn("The first letter does not fit the numbers. Please check each of them.")
    return upn
