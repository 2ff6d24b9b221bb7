"""One climb of steps 1 to 6, and what was done at each step."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bluesky_desktop.domain.staff import Role, StaffMember

ATTUNEMENT, REMINDER, SCRIPT, TIME_IN, ZONE_6, REPAIR = range(1, 7)
"""The numbers of the steps that answer an incident; their names stand in the policy pack."""


class Response(StrEnum):
    """How the pupil responded; the labels stand in the policy pack."""

    RE_ENGAGED = "re_engaged"
    NEEDS_TIME = "needs_time"
    NEXT_STEP = "next_step"


class Ending(StrEnum):
    """How an episode ended."""

    RE_ENGAGED = "re_engaged"
    DAY_ENDED = "day_ended"
    REPAIRED = "repaired"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class AttunementDetail:
    """Step 1: the room was read and the pupil redirected."""

    approaches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderDetail:
    """Step 2: a reminder of the expectations, privately wherever possible."""

    rules: tuple[str, ...] = ()
    private: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptDetail:
    """Step 3: what was put into the gaps of the script's lines."""

    behaviour: str = ""
    feeling: str = ""
    rule: str = ""
    rule_about: str = ""
    remembered: str = ""
    wonderful: str = ""
    consequence: str = ""
    minutes: int | None = None
    private: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeInDetail:
    """Step 4: a time for regulation. `minutes` is how long it took, where it was counted."""

    where: str = ""
    tools: tuple[str, ...] = ()
    minutes: int | None = None
    second_adult: str = ""
    private_word: str = ""
    boundaries_reset: bool = False
    next_step_reflected: bool = False
    reminded_of_good_choices: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone6Detail:
    """Step 5: the agreed time, and who brings and meets the child. Times are UTC."""

    agreed_at: datetime | None = None
    brought_by: str = ""
    met_by: str = ""


StepDetail = AttunementDetail | ReminderDetail | ScriptDetail | TimeInDetail | Zone6Detail

DETAIL_OF_STEP: dict[int, type[StepDetail]] = {
    ATTUNEMENT: AttunementDetail,
    REMINDER: ReminderDetail,
    SCRIPT: ScriptDetail,
    TIME_IN: TimeInDetail,
    ZONE_6: Zone6Detail,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Where an episode began, and what was going on before; short words from the choice lists."""

    place: str = ""
    activity: str = ""
    before: str = ""


UNKNOWN_CONTEXT = Context()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecord:
    """One step taken, or left out, in an episode. Times are UTC.

    `offered` is False for a rung that an account given afterwards says was left out: it is kept
    with its `reason` and counts nowhere as taken. `refused` is a Time In that was offered and
    refused.
    """

    id: int | None
    step: int
    taken_at: datetime
    adult_id: int
    recorded_by_id: int
    response: Response | None = None
    offered: bool = True
    refused: bool = False
    reason: str = ""
    note: str = ""
    detail: StepDetail | None = None
    undone: bool = False

    @property
    def taken(self) -> bool:
        """Whether the step counts as taken."""
        return self.offered and not self.undone

    def is_seen_by(self, person: StaffMember) -> bool:
        """A rung that was left out is SLT's to see, and theirs whose account it is. Rule 1."""
        told_it = person.id in (self.adult_id, self.recorded_by_id)
        return self.offered or told_it or person.role is Role.SLT


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One climb, with one lead adult, from the first redirect to the repair. Times are UTC.

    `incident_at` is when a more serious incident ruptured it; it may then have no steps at all.
    `re_engaging_to` is the highest step that re-engaging ends, by the policy pack of when it began.
    """

    id: int | None
    pupil_id: int
    lead_id: int
    opened_at: datetime
    steps: tuple[StepRecord, ...] = ()
    context: Context = UNKNOWN_CONTEXT
    ended_at: datetime | None = None
    ending: Ending | None = None
    incident_at: datetime | None = None
    re_engaging_to: int = TIME_IN

    @property
    def is_open(self) -> bool:
        """Whether the episode has not ended yet."""
        return self.ended_at is None

    @property
    def taken(self) -> tuple[StepRecord, ...]:
        """The steps that were taken, in the order in which they were."""
        return tuple(record for record in self.steps if record.taken)

    @property
    def last(self) -> StepRecord | None:
        """The step taken last, which need not be the highest."""
        taken = self.taken
        return taken[-1] if taken else None

    @property
    def highest(self) -> int:
        """The highest step taken; 0 before the first."""
        return max((record.step for record in self.taken), default=0)

    @property
    def ruptured_at(self) -> datetime | None:
        """When step 5 was first taken, or a more serious incident happened, whichever came first.

        From then on only repair ends it; None before that. Where re-engaging ends less, it is from
        the first step beyond. Design, section 3.
        """
        moments = [one.taken_at for one in self.taken if one.step > self.re_engaging_to][:1]
        if self.incident_at is not None:
            moments.append(self.incident_at)
        return min(moments, default=None)
