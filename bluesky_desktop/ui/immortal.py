"""Keeping Python's constants alive under PySide6 6.12 on Python 3.11.

PySide6 6.12 gives up references to None, True and False that it does not own. From Python 3.12 on
that does no harm, for these objects are immortal there. On 3.11 their counts run down to nothing
and the process ends. This does for 3.11 what 3.12 does for itself.
"""

import ctypes
import sys

_FIRST_WITH_IMMORTALS = (3, 12)
_ENOUGH = 1 << 40
"""References to add: more than any run gives up, and far from overflowing."""

_SMALL_NUMBERS = range(-5, 257)


def keep_constants_alive() -> None:
    """Adds references to the constants so that they can't run out; needs to be done once."""
    if sys.version_info >= _FIRST_WITH_IMMORTALS or sys.getrefcount(None) > _ENOUGH:
        return
    for constant in (None, True, False, NotImplemented, Ellipsis, (), "", b"", *_SMALL_NUMBERS):
        ctypes.c_ssize_t.from_address(id(constant)).value += _ENOUGH
