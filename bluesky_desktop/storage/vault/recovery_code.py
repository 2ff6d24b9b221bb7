"""The printed recovery code: easy to read and type, hard to guess, and checked for slips."""

import hashlib
import secrets

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SECRET_LETTERS = 26
_CHECK_LETTERS = 2
_GROUP = 4


class MistypedCode(ValueError):
    """The code has a slip in it; the message is for people."""


def new_recovery_code() -> str:
    """A new code of seven groups of four; 130 random bits and two letters that check them."""
    secret = "".join(secrets.choice(_LETTERS) for _ in range(_SECRET_LETTERS))
    return _grouped(secret + _check(secret))


def tidy_recovery_code(typed: str) -> str:
    """The code as it was printed. Raises MistypedCode where it can't be one.

    Spaces, hyphens and small letters don't matter; O is read as 0, I and L as 1, U as V.
    """
    letters = "".join(one for one in typed.upper() if one.isalnum())
    letters = letters.translate(str.maketrans("OILU", "011V"))
    expected = _SECRET_LETTERS + _CHECK_LETTERS
    if len(letters) != expected:
        raise MistypedCode(f"The code has {expected} letters and numbers; this has {len(letters)}.")
    strange = next((one for one in letters if one not in _LETTERS), None)
    if strange is not None:
        raise MistypedCode(f"“{strange}” is in no recovery code.")
    secret, check = letters[:_SECRET_LETTERS], letters[_SECRET_LETTERS:]
    if check != _check(secret):
        raise MistypedCode("One of the letters or numbers is not as it was printed.")
    return _grouped(letters)


def _check(secret: str) -> str:
    digest = hashlib.sha256(b"bluesky recovery " + secret.encode()).digest()
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:_CHECK_LETTERS])


def _grouped(letters: str) -> str:
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))
