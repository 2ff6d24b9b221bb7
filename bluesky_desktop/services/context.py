"""What every act is given, and what every act gives back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum, auto
from typing import Generic, TypeVar

from bluesky_desktop.domain.clock import Clock
from bluesky_desktop.domain.staff import StaffMember
from bluesky_desktop.domain.term_calendar import TermCalendar
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.access.permissions import Permission, may, require
from bluesky_desktop.storage.unit_of_work import Database, UnitOfWork

T = TypeVar("T")


class Kind(StrEnum):
    """A kind of thing that an act can change."""

    PUPIL = auto()
    LADDER = auto()
    STORY = auto()
    SETTING = auto()
    STAFF = auto()
    DRAFT = auto()
    FORM = auto()
    MEETING = auto()
    PLAN = auto()


@dataclass(frozen=True, slots=True)
class Changes:
    """What an act changed: which kinds, and which pupils. Pages read again what it touches."""

    kinds: frozenset[Kind] = frozenset()
    pupils: frozenset[int] = frozenset()

    @classmethod
    def of(cls, *kinds: Kind, pupil: int | None = None) -> "Changes":
        """Changes of these kinds, of one pupil where one is named."""
        return cls(frozenset(kinds), frozenset(() if pupil is None else (pupil,)))

    def touches(self, *kinds: Kind, pupil: int | None = None) -> bool:
        """Whether one of these kinds changed, for this pupil where one is named."""
        if not self.kinds.intersection(kinds):
            return False
        return pupil is None or not self.pupils or pupil in self.pupils


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """The outcome of an act: a plain value, and what changed."""

    value: T
    changes: Changes


@dataclass(frozen=True, slots=True)
class SettingFacts:
    """What acts and pages need to know of the setting itself."""

    name: str
    uses_cpoms: bool = True
    safeguarding_lead: str = ""
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """Somebody signed in at the PC, with all that their acts need.

    `pack` has the setting's own changes applied. A desk is replaced, never changed, when the
    setting, the staff member or the calendar changes.
    """

    person: StaffMember
    database: Database
    clock: Clock
    pack: PolicyPack
    calendar: TermCalendar
    setting: SettingFacts
    sign_out: Callable[[], None] = field(default=lambda: None, compare=False)

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return self.clock()

    def unit_of_work(self) -> UnitOfWork:
        """One transaction; rolled back unless committed."""
        return self.database.unit_of_work()

    def may(self, permission: Permission) -> bool:
        """Whether the person signed in may do it."""
        return may(self.person, permission)

    def require(self, permission: Permission) -> None:
        """Raises NotAllowed unless the person signed in may do it."""
        require(self.person, permission)
