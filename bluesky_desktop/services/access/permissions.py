"""What each role may do: one table, which every act asks."""

from enum import StrEnum, auto

from bluesky_desktop.domain.errors import NotAllowed
from bluesky_desktop.domain.staff import Role, StaffMember


class Permission(StrEnum):
    """Something that a role may or may not do."""

    SEE_PUPILS = auto()
    RECORD = auto()
    AMEND_OWN = auto()
    AMEND_OTHERS = auto()
    EDIT_WHAT_HELPS = auto()
    EDIT_PUPIL = auto()
    FILL_REPORT_LINE = auto()
    SET_REPORT_TARGET = auto()
    DECIDE_MONITORING = auto()
    PREPARE_MEETING = auto()
    SEE_RESTRICTED = auto()
    PRINT_PUPIL = auto()
    PRINT_REPORT = auto()
    ADMINISTER = auto()
    MOVE_MANY = auto()


_EVERYBODY = frozenset(Role)
_LEADS = frozenset({Role.SLT, Role.PASTORAL})
_SLT = frozenset({Role.SLT})

ALLOWED: dict[Permission, frozenset[Role]] = {
    Permission.SEE_PUPILS: _EVERYBODY,
    Permission.RECORD: _EVERYBODY,
    Permission.AMEND_OWN: _EVERYBODY,
    Permission.AMEND_OTHERS: _LEADS,
    Permission.EDIT_WHAT_HELPS: _EVERYBODY,
    Permission.EDIT_PUPIL: _LEADS,
    Permission.FILL_REPORT_LINE: _EVERYBODY,
    Permission.SET_REPORT_TARGET: frozenset({Role.SLT, Role.PASTORAL, Role.TEACHER}),
    Permission.DECIDE_MONITORING: _SLT,
    Permission.PREPARE_MEETING: _LEADS,
    Permission.SEE_RESTRICTED: _LEADS,
    Permission.PRINT_PUPIL: frozenset({Role.SLT, Role.PASTORAL, Role.TEACHER}),
    Permission.PRINT_REPORT: _EVERYBODY,
    Permission.ADMINISTER: _SLT,
    Permission.MOVE_MANY: _SLT,
}
"""The table of roles. Naming another adult for a repair goes with deciding on monitoring."""


def amending(person: StaffMember, *whose: int | None) -> Permission:
    """What it takes to amend or undo a record: less where one of those whose it is is oneself."""
    return Permission.AMEND_OWN if person.id in whose else Permission.AMEND_OTHERS


def may(person: StaffMember, permission: Permission) -> bool:
    """Whether the person's role allows it."""
    return person.active and person.role in ALLOWED[permission]


def require(person: StaffMember, permission: Permission) -> None:
    """Raises NotAllowed unless the person's role allows it."""
    if not may(person, permission):
        raise NotAllowed(permission)
