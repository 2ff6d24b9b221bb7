"""What a password must be: long, and not one that everybody would try first."""

from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.storage.vault.wrapping import same_however_typed

LEAST_PASSWORD_LENGTH = 10
_LEAST_DIFFERENT = 4
_TRIED_FIRST = (
    "password",
    "passw0rd",
    "letmein",
    "welcome",
    "qwertyuiop",
    "asdfghjkl",
    "1234567890",
    "0987654321",
    "abcdefghij",
)
_ADVICE = "Three or four words that you can picture are easy to remember."


class WeakPassword(InvalidInput):
    """The password is too short, or too easy to guess."""

    def __init__(self, what: str):
        super().__init__("password", what, to_do=_ADVICE)


def check_password(password: str, name: str = "") -> None:
    """Raises WeakPassword unless the password is long enough and not among the first guesses.

    Any characters may be in it, and none must be: length is what counts.
    """
    typed = same_however_typed(password)
    if len(typed) < LEAST_PASSWORD_LENGTH:
        raise WeakPassword(f"A password needs at least {LEAST_PASSWORD_LENGTH} characters.")
    letters = _letters(typed)
    if len(set(letters)) < _LEAST_DIFFERENT or _bare(letters) in _first_guesses(name):
        raise WeakPassword("This password is too easy to guess.")


def _first_guesses(name: str) -> set[str]:
    own = {_bare(_letters(one)) for one in (name, *name.split())}
    return own.union(_TRIED_FIRST)


def _letters(text: str) -> str:
    return "".join(same_however_typed(text).casefold().split())


def _bare(letters: str) -> str:
    """Without the numbers and signs that people put at the end."""
    return letters.rstrip("0123456789!?.-_*#") or letters
