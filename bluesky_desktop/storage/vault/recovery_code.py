"""The printed recovery code: easy to read and type, hard to guess, and checked for slips.

The code is a word of a Reed-Solomon code over 32 letters: two check letters, so that any one or
two wrong letters, and any two that changed places, are always noticed.
"""

import secrets

from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.storage.vault.wrapping import same_however_typed

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans("OILU", "011V")
_SECRET_LETTERS = 26
_LENGTH = _SECRET_LETTERS + 2
_GROUP = 4
_FIELD = 0b100101
"""x^5 + x^2 + 1, by which 32 letters can be multiplied."""


class MistypedCode(InvalidInput):
    """The code has a slip in it, or is no recovery code at all."""

    def __init__(self, what: str):
        super().__init__("code", what)


def new_recovery_code() -> str:
    """A new code of seven groups of four: 130 random bits and two letters that check them."""
    return code_of([secrets.randbelow(len(_LETTERS)) for _ in range(_SECRET_LETTERS)])


def code_of(secret: list[int]) -> str:
    """The code of a secret of 26 numbers from 0 to 31."""
    return _grouped("".join(_LETTERS[one] for one in _with_checks(secret)))


def tidy_recovery_code(typed: str) -> str:
    """The code as it was printed. Raises MistypedCode where it can't be one.

    Spaces, hyphens and small letters don't matter; O is read as 0, I and L as 1, U as V.
    """
    letters = "".join(one for one in same_however_typed(typed).upper() if one.isalnum())
    letters = letters.translate(_ALIKE)
    if len(letters) != _LENGTH:
        raise MistypedCode(f"The code has {_LENGTH} letters and numbers; this has {len(letters)}.")
    strange = next((one for one in letters if one not in _LETTERS), None)
    if strange is not None:
        raise MistypedCode(f"“{strange}” is in no recovery code.")
    values = [_LETTERS.index(one) for one in letters]
    if values != _with_checks(values[:_SECRET_LETTERS]):
        raise MistypedCode("One of the letters or numbers is not as it was printed.")
    return _grouped(letters)


def _with_checks(secret: list[int]) -> list[int]:
    """The secret and its two check letters: what remains of it divided by (x + 1)(x + 2)."""
    first = second = 0
    for value in secret:
        lead = value ^ first
        first, second = second ^ _times(lead, 3), _times(lead, 2)
    return [*secret, first, second]


def _times(one: int, other: int) -> int:
    product = 0
    while other:
        if other & 1:
            product ^= one
        one <<= 1
        if one >= len(_LETTERS):
            one ^= _FIELD
        other >>= 1
    return product


def _grouped(letters: str) -> str:
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))
