"""The Wellbeing Action Plan, step 8: who carries it, its assessments, targets and their reviews.

Policy, step 8: "individualised Thrive assessment and action plan", "A mentor will also be assigned
… of the child's own choosing", "precise and specific targets". Times are UTC, days local.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bluesky_desktop.domain.meeting import Meeting
from bluesky_desktop.domain.monitoring_dates import SUPPORT_DAYS, support_long_enough
from bluesky_desktop.domain.term_calendar import TermCalendar


class AssessmentKind(StrEnum):
    """Which assessment it is; the keys of the pack's list `assessments`."""

    THRIVE = "thrive"
    BEHAVIOUR = "thrive_behaviour"
    RISK = "risk"


class TargetState(StrEnum):
    """How a target stands. One that was `changed` has another in its stead."""

    OPEN = "open"
    CHANGED = "changed"
    ACHIEVED = "achieved"
    LEFT = "left"
    UNDONE = "undone"


class Outcome(StrEnum):
    """What a review said of a target; the keys of the pack's list `target_outcomes`."""

    KEEP = "keep"
    CHANGE = "change"
    ACHIEVED = "achieved"
    LEFT = "left"


STATE_AFTER = {
    Outcome.KEEP: TargetState.OPEN,
    Outcome.CHANGE: TargetState.CHANGED,
    Outcome.ACHIEVED: TargetState.ACHIEVED,
    Outcome.LEFT: TargetState.LEFT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """An assessment made for a plan, and the action plan that follows from it."""

    id: int
    plan_id: int
    kind: AssessmentKind
    made_on: date
    findings: str
    recorded_by_id: int
    recorded_at: datetime
    strand: str = ""
    actions: str = ""
    made_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetReview:
    """What was said of a target: the progress, and whether it is kept, changed, achieved, left."""

    id: int
    target_id: int
    outcome: Outcome
    recorded_by_id: int
    recorded_at: datetime
    progress: str = ""
    meeting_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A target of a plan: precise, with measure, support, who is responsible, and by when."""

    id: int
    plan_id: int
    words: str
    recorded_by_id: int
    recorded_at: datetime
    meeting_id: int | None = None
    measure: str = ""
    support: str = ""
    responsible: str = ""
    by_when: date | None = None
    state: TargetState = TargetState.OPEN
    replaces_id: int | None = None
    reviews: tuple[TargetReview, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it is worked towards."""
        return self.state is TargetState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan from its start to its end, with its assessments and its targets in their order.

    `alternatives` and `assessments_needed` are keys of the pack's lists, or own words.
    """

    id: int
    pupil_id: int
    started_on: date
    started_at: datetime
    started_by_id: int
    slt_id: int
    support_since: date | None = None
    early_reason: str = ""
    worker_ids: tuple[int, ...] = ()
    mentor_id: int | None = None
    mentor_name: str = ""
    mentor_chosen_on: date | None = None
    alternatives: tuple[str, ...] = ()
    assessments_needed: tuple[str, ...] = ()
    aim: str = ""
    ended_on: date | None = None
    assessments: tuple[Assessment, ...] = ()
    targets: tuple[Target, ...] = ()

    @property
    def runs(self) -> bool:
        """Whether it has not ended."""
        return self.ended_on is None

    @property
    def has_mentor(self) -> bool:
        """Whether the child has chosen a mentor."""
        return self.mentor_id is not None or bool(self.mentor_name)

    @property
    def open_targets(self) -> tuple[Target, ...]:
        """The targets that are worked towards."""
        return tuple(one for one in self.targets if one.is_open)


@dataclass(frozen=True, slots=True)
class Support:
    """Targeted support that ran, or runs where it has no last day: a report, an intervention."""

    first_day: date
    last_day: date | None = None


def support_day_one(
    supports: Iterable[Support],
    today: date,
    calendar: TermCalendar,
    longest_gap: int = SUPPORT_DAYS,
) -> date | None:
    """Day one of the targeted support that leads up to `today`; None where there was none.

    Support counts as one where fewer than `longest_gap` school days (a half term) lie between one
    end and the next beginning. Policy, step 8: "targeted support for a full half term before a WAP
    is enacted".
    """
    found: date | None = None
    reached = today
    for one in sorted(supports, key=lambda one: one.last_day or today, reverse=True):
        last = min(one.last_day or today, today)
        if one.first_day > today:
            continue
        gap = calendar.school_days_between(last + timedelta(days=1), reached - timedelta(days=1))
        if gap >= longest_gap:
            break
        found = min(found or one.first_day, one.first_day)
        reached = min(reached, found)
    return found


def starts_early(
    calendar: TermCalendar, support_since: date | None, today: date, needed: int = SUPPORT_DAYS
) -> bool:
    """Whether a plan that begins today needs SLT's reason: support has been too short, or none.

    Design rule 11: "sooner than 30 school days … after day one of the support asks SLT's reason".
    """
    if support_since is None:
        return True
    return not support_long_enough(calendar, support_since, today, needed)


def is_young(plan: Plan, today: date, weeks: int) -> bool:
    """Whether a plan is in its first weeks, in which rewards are immediate and frequent.

    Design rule 11; policy, step 8: "rewards and reinforcements used to promote positive social
    behaviour must be immediate and at a high frequency in the early stages of a WAP".
    """
    return plan.runs and plan.started_on <= today < plan.started_on + timedelta(weeks=weeks)


def assessments_missing(plan: Plan) -> tuple[str, ...]:
    """The assessments still to make: the Thrive assessment always, others where needed.

    Policy, step 8: "our Thrive team will seek to identify the barriers to behaviour through an
    individualised Thrive assessment"; "It may also be relevant to complete a Thrive behaviour
    assessment or a risk assessment".
    """
    made = {one.kind.value for one in plan.assessments}
    wanted = dict.fromkeys((AssessmentKind.THRIVE.value, *plan.assessments_needed))
    return tuple(one for one in wanted if one not in made)


def last_held(meetings: Iterable[Meeting]) -> Meeting | None:
    """The meeting that was held last, if any."""
    held = [one for one in meetings if one.was_held]
    return max(held, key=lambda one: (one.held_at, one.id)) if held else None


def to_come(meetings: Iterable[Meeting]) -> Meeting | None:
    """The meeting that is dated next, if any."""
    return min((one for one in meetings if one.is_to_come), key=lambda m: m.dated_for, default=None)


def targets_of_meeting(plan: Plan, meeting_id: int) -> tuple[Target, ...]:
    """The targets that a meeting agreed, without those taken back."""
    return tuple(
        one
        for one in plan.targets
        if one.meeting_id == meeting_id and one.state is not TargetState.UNDONE
    )


def reviewed_in(plan: Plan, meeting_id: int) -> tuple[tuple[Target, TargetReview], ...]:
    """The targets that a meeting reviewed, each with what was said of it."""
    return tuple(
        (target, review)
        for target in plan.targets
        for review in target.reviews
        if review.meeting_id == meeting_id
    )


def history_of(target: Target, targets: Collection[Target]) -> tuple[Target, ...]:
    """What a target was before it was changed, the newest first, itself left out."""
    by_id = {one.id: one for one in targets}
    found: list[Target] = []
    before = by_id.get(target.replaces_id or 0)
    while before is not None and before not in found:
        found.append(before)
        before = by_id.get(before.replaces_id or 0)
    return tuple(found)
