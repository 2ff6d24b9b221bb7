"""Importing PySide6 without the part of it that only explains it.

That part, `shibokensupport`, makes the signatures that `help()` shows and the long text of a
TypeError. It lies in the library as source and is compiled at every start, which takes longer than
all the rest of the import. Here it waits until PySide6 asks it for something.

Once it is there, it also puts an import of its own in the place of Python's. That one reads the
source of every module that is imported later, to find out whether that might use the switch
`__feature__`, and keeps the text: some 20 MB. This application does not use the switch.

Where PySide6 is built otherwise than is expected here, all of it is imported as it wants to be.
"""

import builtins
import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import Any

_PART = "shibokensupport.signature"
_ENTRY = "loader"
_FINDER = "EmbeddableZipImporter"
_ASKED = (
    "pyside_type_init",
    "create_signature",
    "seterror_argument",
    "feature_import",
    "feature_imported",
)
"""What PySide6 takes from the entry at the start, and calls when something is to be explained."""

_PLAIN = "__orig_import__"
"""Where PySide6 keeps Python's import when it has replaced it."""


def import_qt() -> None:
    """Imports PySide6, the first time; makes sure that Python's own import is in its place."""
    if "shiboken6" not in sys.modules:
        _import_unexplained()
    builtins.__import__ = getattr(builtins, _PLAIN, builtins.__import__)


def _import_unexplained() -> None:
    plain = builtins.__import__

    def imported(name: str, *given: Any, **named: Any) -> Any:
        finder = sys.meta_path[0]
        if name == _PART and (_ENTRY,) in given and type(finder).__name__ == _FINDER:
            return SimpleNamespace(loader=_entry(finder))
        return plain(name, *given, **named)

    builtins.__import__ = imported
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        builtins.__import__ = plain


def _entry(finder: Any) -> ModuleType:
    """Stands for the entry of the part that explains, which is imported when it is asked.

    `finder` finds it; PySide6 itself asks it only while it starts.
    """
    sys.meta_path.append(finder)
    entry = ModuleType(_ENTRY)
    vars(entry).update({name: _explained(name) for name in _ASKED})
    vars(entry).update(make_helptext=_text_of, finish_import=_leave, post_init=_leave)
    # This one PySide6 calls past the entry, before it has an error explained.
    mapping = import_module(f"{_PART}.mapping")
    vars(mapping).update(update_mapping=_prepared(mapping.update_mapping))
    return entry


def _explained(name: str) -> Callable[..., Any]:
    def explained(*asked: Any, **named: Any) -> Any:
        return getattr(_explaining(), name)(*asked, **named)

    return explained


def _prepared(update_mapping: Callable[[], None]) -> Callable[[], None]:
    def prepared() -> None:
        _explaining()
        update_mapping()

    return prepared


def _explaining() -> ModuleType:
    return import_module(f"{_PART}.{_ENTRY}")


def _text_of(function: Any) -> str | None:
    """The text of a function as it stands, without signatures above it.

    PySide6 asks this of all functions that are written in C, also of those that are not its own.
    """
    text: str | None = function.__doc__
    return text


def _leave(*_given: object) -> None:
    """What PySide6 offers to do after an import: nothing that is needed here."""
