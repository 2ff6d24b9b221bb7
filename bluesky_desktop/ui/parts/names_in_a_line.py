"""Several names typed into one line, semicolons between them: a name may hold a comma."""

from collections.abc import Iterable

SEVERAL = "Somebody else; several with semicolons"
"""What stands in such a field while it is empty."""


def typed_names(line: str) -> tuple[str, ...]:
    """The names, tidied, each once."""
    found = (" ".join(one.split()) for one in line.split(";"))
    return tuple(dict.fromkeys(one for one in found if one))


def names_to_type(names: Iterable[str]) -> str:
    """The names as they stand in such a field."""
    return "; ".join(names)
