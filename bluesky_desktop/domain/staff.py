"""Members of staff and their roles."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a member of staff is in the setting; `services.permissions` says what each may do."""

    SLT = "slt"
    PASTORAL = "pastoral"
    TEACHER = "teacher"
    LSA = "lsa"


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A member of staff as the rest of the application sees them."""

    id: int
    name: str
    role: Role
    active: bool = True
    job: str = ""


def names_somebody(text: str, name: str) -> bool:
    """Whether somebody is named in a text, their name whole, in capitals or not."""
    tidy = r"\s+".join(map(re.escape, name.split()))
    return bool(tidy) and re.search(rf"(?<!\w){tidy}(?!\w)", text, re.IGNORECASE) is not None
