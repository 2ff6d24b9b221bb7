"""Where the files that ship with the application lie.

In a checkout `resources/` and `forms/` stand beside the package; in a wheel and in the built
application they lie inside it.
"""

from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent
    return package if (package / "resources").is_dir() else package.parent


def resource(*parts: str) -> Path:
    """Path of a file or folder below `resources/`."""
    return _root().joinpath("resources", *parts)


def forms_folder() -> Path:
    """The folder that holds one definition file for each form."""
    return _root() / "forms"
