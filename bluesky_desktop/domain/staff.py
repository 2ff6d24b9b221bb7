"""Members of staff and their roles."""

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
