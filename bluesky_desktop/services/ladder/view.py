"""The ladder in plain values, as the pupil page shows it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto

from bluesky_desktop.domain.monitoring import TimeInCount
from bluesky_desktop.domain.obligations import Obligation
from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.services.plans.learned import Learned
from bluesky_desktop.services.pupils.naming import StaffNames


class RungState(StrEnum):
    """How a rung stands."""

    DONE = auto()
    HERE = auto()
    NEXT = auto()
    NOT_YET = auto()
    MONITORING = auto()
    MONITORED = auto()


@dataclass(frozen=True, slots=True)
class Tried:
    """One time that a step was taken, for who opens the rung.

    `followed` says what came of it: the return after a script, attendance in Zone 6, the call home,
    the CPOMS entry.
    """

    step_id: int
    at: datetime
    what: str
    adult_name: str
    recorded_by_name: str
    response: str
    note: str
    offered: bool
    followed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RungFacts:
    """A rung of the ladder with all its words.

    `word` says how it stands and `detail` what was tried, in a line; `tried` has each time whole.
    `why_not` says why the step can't be taken now. `segments` are the moves to Time In out of those
    needed; `criteria` are label and text of the policy's table for steps 7 and 8, and how near the
    pupil is to them, `acts` key and words of what a monitoring rung offers.
    """

    number: int
    name: str
    action: str
    state: RungState
    word: str
    detail: str
    tried: tuple[Tried, ...]
    may_take: bool
    why_not: str
    segments: tuple[int, int] | None = None
    criteria: tuple[tuple[str, str], ...] = ()
    acts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Climb:
    """An open episode, or the ladder of a pupil who has none with this adult.

    `incident_at` is when a more serious incident ruptured it, whatever step it had come to.
    """

    episode_id: int | None
    lead_id: int
    lead_name: str
    opened_at: datetime | None
    opened_text: str
    last_step: int
    rungs: tuple[RungFacts, ...]
    re_engaging_ends: bool
    conversation_held: bool
    incident_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LadderView:
    """The pupil page's ladder. `climbs` has the one of the person signed in first.

    `learned` is what the plan that ended last taught about what helps this child.
    """

    pupil: Pupil
    climbs: tuple[Climb, ...]
    to_do: tuple[Obligation, ...]
    plan_first: bool
    stage_known: bool
    time_in: TimeInCount
    names: StaffNames
    learned: Learned | None = None
