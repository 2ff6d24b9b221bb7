"""Leaving Python's asyncio unread until somebody asks it for something.

SQLAlchemy imports it, and by it ssl and the sockets, for drivers that this application lacks: 8 MB
and 70 ms for nothing. Whoever does use it is given the real one.
"""

import importlib
import importlib.util
import sys
from types import ModuleType
from typing import Any

_NAME = "asyncio"


class _Later(ModuleType):
    """Stands where the module will; the first thing that is asked of it brings the real one."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(_NAME) is self:
            del sys.modules[_NAME]
        return getattr(importlib.import_module(_NAME), name)

    def iscoroutine(self, value: object) -> Any:
        """SQLAlchemy takes hold of this one when it is imported, and asks it later or never."""
        return self.__getattr__("iscoroutine")(value)


def import_asyncio_later() -> None:
    """Call it before SQLAlchemy is imported; does nothing where asyncio is there already."""
    spec = None if _NAME in sys.modules else importlib.util.find_spec(_NAME)
    if spec is None:
        return
    later = _Later(_NAME)
    later.__spec__ = spec
    later.__path__ = spec.submodule_search_locations or []
    sys.modules[_NAME] = later
