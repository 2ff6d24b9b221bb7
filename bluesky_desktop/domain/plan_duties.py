"""What a running Wellbeing Action Plan leaves to do. Design rule 11; policy, step 8."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bluesky_desktop.domain.meeting import Meeting, MeetingKind, Whose, views_missing
from bluesky_desktop.domain.monitoring_dates import LEAST_BETWEEN, REVIEW_AFTER, review_due
from bluesky_desktop.domain.obligations import Day, Duty, Obligation
from bluesky_desktop.domain.plan import (
    Plan,
    Target,
    assessments_missing,
    is_young,
    last_held,
    to_come,
)
from bluesky_desktop.domain.school_time import local_day

NOTICE = timedelta(days=14)
"""How long before a review is due it is asked for, so that a family can be invited in time."""

BETWEEN = ","
"""Between the keys that an obligation is about."""


@dataclass(frozen=True, slots=True)
class PlanRhythm:
    """The setting's own numbers, as its policy pack has them."""

    review_after: int = REVIEW_AFTER
    least_between: int = LEAST_BETWEEN
    young_weeks: int = 4


USUAL = PlanRhythm()


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A running plan with what its duties are judged by.

    `gathered` are the views that there are for the meeting to come; `rewards_this_week` and
    `rewarded_today` count the pupil's recognitions; `mentor_left_at` is since when the mentor works
    here no more.
    """

    plan: Plan
    meetings: tuple[Meeting, ...] = ()
    gathered: tuple[Whose, ...] = ()
    rewards_this_week: int = 0
    rewarded_today: bool = False
    mentor_left_at: datetime | None = None


def from_plan(facts: PlanFacts, day: Day, rhythm: PlanRhythm = USUAL) -> tuple[Obligation, ...]:
    """Everything that a plan leaves to do; nothing once it has ended."""
    if not facts.plan.runs:
        return ()
    return (
        *_meetings(facts, day, rhythm),
        *_mentor(facts, day),
        *_assessments(facts, day),
        *_targets(facts, day),
        *_reward(facts, day, rhythm),
    )


def next_review(meetings: Collection[Meeting], day: Day, rhythm: PlanRhythm = USUAL) -> date | None:
    """The day by which the next review is due; None before a meeting was held. Rule 11."""
    held = last_held(meetings)
    if held is None or held.held_at is None:
        return None
    return review_due(
        day.calendar,
        day.day_of(held.held_at),
        after=rhythm.review_after,
        least=rhythm.least_between,
    )


def _meetings(facts: PlanFacts, day: Day, rhythm: PlanRhythm) -> tuple[Obligation, ...]:
    dated = to_come(facts.meetings)
    if dated is not None:
        return (_to_hold(facts, dated, day), *_views(facts, dated, day))
    due = next_review(facts.meetings, day, rhythm)
    if due is None:
        return (_first_to_date(facts, day),)
    if day.today < due - NOTICE:
        return ()
    return (
        _owed(
            facts,
            Duty.PLAN_REVIEW,
            day,
            since=_not_after_now(due, day),
            due_day=due,
            subject_id=facts.plan.id,
        ),
    )


def _first_to_date(facts: PlanFacts, day: Day) -> Obligation:
    """Without a moment it is about the plan; one that is dated is about its meeting."""
    plan = facts.plan
    return _owed(
        facts,
        Duty.PLAN_MEETING,
        day,
        since=plan.started_at,
        due_day=max(plan.started_on, local_day(plan.started_at)),
        subject_id=plan.id,
        about=MeetingKind.FIRST.value,
    )


def _to_hold(facts: PlanFacts, dated: Meeting, day: Day) -> Obligation:
    on = day.day_of(dated.dated_for)
    return _owed(
        facts,
        Duty.PLAN_MEETING,
        day,
        since=min(dated.dated_for, day.now),
        due_day=on,
        due_at=dated.dated_for,
        subject_id=dated.id,
        about=dated.kind.value,
    )


def _views(facts: PlanFacts, dated: Meeting, day: Day) -> tuple[Obligation, ...]:
    """Views are owed from the day a meeting is dated until it is held. Design rule 11."""
    missing = views_missing(dated, facts.gathered)
    if not missing:
        return ()
    return (
        _owed(
            facts,
            Duty.PLAN_VIEW,
            day,
            since=dated.dated_at,
            due_day=day.day_of(dated.dated_for),
            subject_id=dated.id,
            about=BETWEEN.join(missing),
            count=len(missing),
        ),
    )


def _mentor(facts: PlanFacts, day: Day) -> tuple[Obligation, ...]:
    """The child chooses; and again where the mentor has left. Policy: "a mentor will also be
    assigned to the child to offer support"."""
    if not facts.plan.has_mentor:
        return (_by_the_first_meeting(facts, Duty.PLAN_MENTOR, day),)
    left_at = facts.mentor_left_at
    if left_at is None:
        return ()
    return (
        _owed(
            facts,
            Duty.PLAN_MENTOR,
            day,
            since=left_at,
            due_day=day.day_of(left_at),
            subject_id=facts.plan.id,
        ),
    )


def _assessments(facts: PlanFacts, day: Day) -> tuple[Obligation, ...]:
    """What is found is shared as part of the meeting, so it is due by then."""
    return tuple(
        _by_the_first_meeting(facts, Duty.PLAN_ASSESSMENT, day, kind)
        for kind in assessments_missing(facts.plan)
    )


def _by_the_first_meeting(facts: PlanFacts, duty: Duty, day: Day, about: str = "") -> Obligation:
    """Owed from the plan's start, due by the day of its first meeting, or now without one."""
    days = [
        day.day_of(one.held_at or one.dated_for) for one in facts.meetings if not one.cancelled_at
    ]
    return _owed(
        facts,
        duty,
        day,
        since=facts.plan.started_at,
        due_day=min(days, default=day.today),
        subject_id=facts.plan.id,
        about=about,
    )


def _targets(facts: PlanFacts, day: Day) -> tuple[Obligation, ...]:
    """Each open target from the day by which it was to be reached, until it is reviewed."""
    return tuple(
        _owed(
            facts,
            Duty.TARGET_DUE,
            day,
            since=_not_after_now(one.by_when, day),
            due_day=one.by_when,
            subject_id=one.id,
            about=one.words,
        )
        for one in facts.plan.open_targets
        if one.by_when is not None and one.by_when <= day.today and not _reviewed_since(one, day)
    )


def _reviewed_since(target: Target, day: Day) -> bool:
    return any(
        target.by_when is not None and day.day_of(one.recorded_at) >= target.by_when
        for one in target.reviews
    )


def _reward(facts: PlanFacts, day: Day, rhythm: PlanRhythm) -> tuple[Obligation, ...]:
    """On each school day of a young plan, until something good was recognised."""
    asks = (
        is_young(facts.plan, day.today, rhythm.young_weeks)
        and day.calendar.is_school_day(day.today)
        and not facts.rewarded_today
    )
    if not asks:
        return ()
    return (
        _owed(
            facts,
            Duty.PLAN_REWARD,
            day,
            since=day.now,
            due_day=day.today,
            subject_id=facts.plan.id,
            count=facts.rewards_this_week,
        ),
    )


def _owed(
    facts: PlanFacts,
    duty: Duty,
    day: Day,
    *,
    since: datetime,
    due_day: date,
    subject_id: int,
    due_at: datetime | None = None,
    about: str = "",
    count: int = 0,
) -> Obligation:
    plan = facts.plan
    return Obligation(
        duty=duty,
        pupil_id=plan.pupil_id,
        since=since,
        due_day=due_day,
        late_from=day.late_from(due_day),
        due_at=due_at,
        subject_id=subject_id,
        adult_id=plan.slt_id,
        about=about,
        count=count,
    )


def _not_after_now(on: date, day: Day) -> datetime:
    """The beginning of a day, or now where that is still to come: its age is told from there."""
    return min(datetime.combine(on, time(0, 0), day.zone).astimezone(day.now.tzinfo), day.now)
