"""Giving Python's own import back after PySide6 has put one of its own in its place.

PySide6's reads the source of every module that is imported after it, to find out whether that might
use its switch `__feature__`, and keeps the text of all of them. This application does not use the
switch. Without that, it opens sooner and needs some 20 MB less.
"""

import builtins

import PySide6.QtCore

_PLAIN = "__orig_import__"
"""Where PySide6 keeps the import that it replaced."""

__all__ = ["PySide6", "use_plain_imports"]


def use_plain_imports() -> None:
    """Lets modules be imported as if PySide6 were not there; does nothing the second time."""
    builtins.__import__ = getattr(builtins, _PLAIN, builtins.__import__)
