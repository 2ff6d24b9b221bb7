"""What the policy says is now to do for a pupil: computed from the records, never stored.

Times are UTC; days are the setting's local days.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum, auto
from zoneinfo import ZoneInfo

from bluesky_desktop.domain.decisions import prompts_anew
from bluesky_desktop.domain.episode import Episode
from bluesky_desktop.domain.monitoring import TimeInCount
from bluesky_desktop.domain.repair import (
    ConversationState,
    Rupture,
    children_to_repair_with,
    lead_has_held,
    repairs_to_make,
)
from bluesky_desktop.domain.term_calendar import TermCalendar


class Duty(StrEnum):
    """A kind of thing to do."""

    RETURN = auto()
    ZONE_6 = auto()
    CALL_HOME = auto()
    CPOMS = auto()
    CONVERSATION = auto()
    AGREED_REPAIR = auto()
    REPAIR_WITH_CHILD = auto()
    HOW_DID_IT_END = auto()
    DECIDE_STEP_7 = auto()
    STEP_7_MEETING = auto()
    MEETING_CPOMS = auto()
    REPORT_LINE = auto()
    REPORT_TARGET = auto()
    REPORT_VIEWS = auto()
    REPORT_DECISION = auto()
    SUPPORT_REVIEW = auto()
    INTERVENTION_REVIEW = auto()
    PLAN_MEETING = auto()
    PLAN_REVIEW = auto()
    PLAN_VIEW = auto()
    PLAN_MENTOR = auto()
    PLAN_ASSESSMENT = auto()
    PLAN_REWARD = auto()
    TARGET_DUE = auto()
    INCIDENT_RECORD = auto()
    INCIDENT_PARENTS = auto()
    INCIDENT_CPOMS = auto()
    INCIDENT_DEBRIEF = auto()
    CONCERN = auto()
    RECOMMENDATION = auto()
    CPOMS_CORRECTION = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """Something to do for a pupil.

    `due_at` is the moment where one was agreed; `due_day` the day on which it belongs, `late_from`
    the day from which it is late. `since` is when it arose, `subject_id` the record that it is
    about (a step, a conversation, an agreed repair, a hurt child, or the episode itself),
    `adult_id` whose act it is. `count` counts, out of `total` where there is one. What
    `is_restricted` is for slt, pastoral and who marked it, and stands in no paper.
    """

    duty: Duty
    pupil_id: int
    since: datetime
    due_day: date
    late_from: date
    due_at: datetime | None = None
    episode_id: int | None = None
    subject_id: int | None = None
    adult_id: int | None = None
    about: str = ""
    count: int = 0
    total: int = 0
    is_restricted: bool = False

    def is_late(self, today: date) -> bool:
        """Whether the school day on which it belonged has gone by, and the next one has come."""
        return self.late_from <= today

    def age_in_days(self, today: date, zone: ZoneInfo) -> int:
        """Calendar days since it arose."""
        return (today - self.since.astimezone(zone).date()).days


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisedReturn:
    """The coming-back that ended a script, not yet recorded."""

    step_id: int
    pupil_id: int
    episode_id: int
    adult_id: int
    promised_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone6Referral:
    """A referral to Zone 6, and which of its three things are done.

    `wants_cpoms` says whether the setting used CPOMS when the referral was recorded;
    `call_again_at` when home is to be called again, after a call that reached nobody.
    """

    step_id: int
    pupil_id: int
    episode_id: int
    adult_id: int
    recorded_at: datetime
    agreed_at: datetime
    brought_by: str = ""
    met_by: str = ""
    attended: bool = False
    called_home: bool = False
    call_again_at: datetime | None = None
    wants_cpoms: bool = True
    on_cpoms: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """The school day by which something is judged."""

    now: datetime
    calendar: TermCalendar
    zone: ZoneInfo

    @property
    def today(self) -> date:
        """The setting's local day."""
        return self.day_of(self.now)

    def day_of(self, moment: datetime) -> date:
        """The local day of a moment."""
        return moment.astimezone(self.zone).date()

    def late_from(self, due_day: date) -> date:
        """The day from which something is late that belongs to `due_day`: the next school day.

        Beyond the calendar's end it is simply the next day.
        """
        return self.calendar.next_school_day(due_day) or due_day + timedelta(days=1)


def from_return(promise: PromisedReturn, day: Day) -> Obligation:
    """The return after a script, to do until it is recorded. Design rule 5; policy, Step 3."""
    due_day = day.day_of(promise.due_at)
    return Obligation(
        duty=Duty.RETURN,
        pupil_id=promise.pupil_id,
        since=promise.promised_at,
        due_at=promise.due_at,
        due_day=due_day,
        late_from=day.late_from(due_day),
        episode_id=promise.episode_id,
        subject_id=promise.step_id,
        adult_id=promise.adult_id,
    )


def from_zone6(referral: Zone6Referral, day: Day, uses_cpoms: bool) -> tuple[Obligation, ...]:
    """Attendance, a phone call home and a CPOMS entry, whatever becomes of the episode.

    Design rules 7 and 15; policy, Step 5: "A phone call home will be made to inform the parents",
    "This step must be recorded on CPOMs".
    """
    same_day = day.day_of(referral.recorded_at)

    def owed(duty: Duty, due_day: date, due_at: datetime | None = None) -> Obligation:
        return Obligation(
            duty=duty,
            pupil_id=referral.pupil_id,
            since=referral.recorded_at,
            due_at=due_at,
            due_day=due_day,
            late_from=day.late_from(due_day),
            episode_id=referral.episode_id,
            subject_id=referral.step_id,
            adult_id=referral.adult_id,
            about=referral.brought_by,
        )

    found = []
    if not referral.attended:
        agreed = referral.agreed_at
        found.append(owed(Duty.ZONE_6, day.day_of(agreed), agreed))
    if not referral.called_home:
        found.append(owed(Duty.CALL_HOME, same_day, referral.call_again_at))
    if uses_cpoms and referral.wants_cpoms and not referral.on_cpoms:
        found.append(owed(Duty.CPOMS, same_day))
    return tuple(found)


def from_rupture(episode: Episode, rupture: Rupture, day: Day) -> tuple[Obligation, ...]:
    """What an episode that reached step 5 still needs before it is repaired.

    Owed at once, late from the next school day, its age counted from the rupture, whatever time was
    agreed for it. Design rule 9; policy, Repair: "before the next lesson where possible but as soon
    as possible".
    """
    ruptured_at = episode.ruptured_at
    if not episode.is_open or ruptured_at is None:
        return ()
    ruptured_on = day.day_of(ruptured_at)
    owed = Obligation(
        duty=Duty.CONVERSATION,
        pupil_id=episode.pupil_id,
        since=ruptured_at,
        due_day=ruptured_on,
        late_from=day.late_from(ruptured_on),
        episode_id=episode.id,
        adult_id=rupture.repairer_id,
    )
    return (
        *_conversation_to_hold(owed, rupture, day),
        *_repairs_to_make(owed, rupture, day),
        *_children_to_meet(owed, rupture),
    )


def _conversation_to_hold(owed: Obligation, rupture: Rupture, day: Day) -> tuple[Obligation, ...]:
    if lead_has_held(rupture):
        return ()
    waiting = [
        one
        for one in rupture.conversations
        if one.state is not ConversationState.HELD and not one.undone
    ]
    if not waiting:
        return (owed,)
    latest = waiting[-1]
    if latest.next_at is None:
        return (replace(owed, subject_id=latest.id),)
    due_day = max(owed.due_day, day.day_of(latest.next_at))
    return (replace(owed, subject_id=latest.id, due_at=latest.next_at, due_day=due_day),)


def _repairs_to_make(owed: Obligation, rupture: Rupture, day: Day) -> tuple[Obligation, ...]:
    return tuple(
        replace(
            owed,
            duty=Duty.AGREED_REPAIR,
            subject_id=one.id,
            about=one.what,
            due_day=one.by_when or owed.due_day,
            late_from=day.late_from(one.by_when) if one.by_when else owed.late_from,
        )
        for one in repairs_to_make(rupture)
    )


def _children_to_meet(owed: Obligation, rupture: Rupture) -> tuple[Obligation, ...]:
    agreed_with = {one.hurt_child_id for one in repairs_to_make(rupture)}
    return tuple(
        replace(owed, duty=Duty.REPAIR_WITH_CHILD, subject_id=child.id, about=child.name)
        for child in children_to_repair_with(rupture)
        if child.id not in agreed_with
    )


def from_open_end(episode: Episode, day: Day) -> tuple[Obligation, ...]:
    """The question how it ended: for steps 1 to 4, left open at the end of that school day.

    Nothing closes by itself. Design rule 3.
    """
    last = episode.last
    if not episode.is_open or last is None or episode.ruptured_at is not None:
        return ()
    last_day = day.day_of(last.taken_at)
    if day.now < day.calendar.end_of_school_day(last_day, day.zone):
        return ()
    return (
        Obligation(
            duty=Duty.HOW_DID_IT_END,
            pupil_id=episode.pupil_id,
            since=last.taken_at,
            due_day=last_day,
            late_from=day.late_from(last_day),
            episode_id=episode.id,
            subject_id=episode.id,
            adult_id=episode.lead_id,
            count=last.step,
        ),
    )


def from_time_in(
    pupil_id: int,
    count: TimeInCount,
    day: Day,
    *,
    decided_on: frozenset[int] = frozenset(),
    monitored: bool = False,
) -> tuple[Obligation, ...]:
    """A decision by SLT about step 7, once there are enough moves to Time In. Design rule 10.

    `decided_on` are the moves that decisions knew; `monitored` whether a report or a plan runs.
    """
    if not prompts_anew(count, decided_on, monitored=monitored):
        return ()
    last = count.moves[-1]
    return (
        Obligation(
            duty=Duty.DECIDE_STEP_7,
            pupil_id=pupil_id,
            since=last.taken_at,
            due_day=day.today,
            late_from=day.late_from(day.today),
            subject_id=last.id,
            count=len(count.moves),
        ),
    )


def in_order(found: Iterable[Obligation], today: date) -> tuple[Obligation, ...]:
    """By urgency: the day to which it belongs, then the agreed moment, then age.

    What belonged to an earlier day belongs to today now.
    """
    return tuple(
        sorted(
            found,
            key=lambda one: (
                max(one.due_day, today),
                one.due_at is None,
                one.due_at or one.since,
                one.since,
                one.pupil_id,
                one.duty,
            ),
        )
    )
