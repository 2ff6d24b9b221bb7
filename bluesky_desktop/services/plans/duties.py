"""What running plans leave to do, read for one pupil or for all."""

from datetime import datetime, time, timedelta

from bluesky_desktop.domain.obligations import Day, Obligation
from bluesky_desktop.domain.plan_duties import PlanFacts, PlanRhythm, from_plan
from bluesky_desktop.domain.school_time import local_day, moment_of
from bluesky_desktop.services.context import Desk
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.queries import plans as plan_queries
from bluesky_desktop.storage.queries import staff as staff_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def plan_duties(
    work: UnitOfWork, desk: Desk, day: Day, pupil_id: int | None
) -> tuple[Obligation, ...]:
    """What plans leave to do, of one pupil or of all. Design rule 11."""
    rhythm = rhythm_of(desk)
    return tuple(
        one
        for facts in read_plan_facts(work, desk, day, pupil_id)
        for one in from_plan(facts, day, rhythm)
    )


def read_plan_facts(
    work: UnitOfWork, desk: Desk, day: Day, pupil_id: int | None = None
) -> tuple[PlanFacts, ...]:
    """The running plans with their meetings, the views gathered, and the rewards of the week."""
    session = work.session
    plans = plan_queries.running_plans(session, pupil_id)
    if not plans:
        return ()
    meetings = meeting_queries.meetings_of_plans(session, [one.id for one in plans])
    awaited = {one.id: one.plan_id for one in meetings if one.is_to_come}
    views = meeting_queries.views_of(session, tuple(awaited))
    rewards = plan_queries.rewards_since(
        session, [one.pupil_id for one in plans], start_of_week(desk)
    )
    mentors = {one.mentor_id for one in plans if one.mentor_id is not None}
    left = staff_queries.left_since(session, mentors)
    return tuple(
        PlanFacts(
            plan=plan,
            meetings=tuple(one for one in meetings if one.plan_id == plan.id),
            gathered=tuple(one.whose for one in views if awaited[one.meeting_id] == plan.id),
            rewards_this_week=len(rewards[plan.pupil_id]),
            rewarded_today=any(day.day_of(at) == day.today for at in rewards[plan.pupil_id]),
            mentor_left_at=left.get(plan.mentor_id or 0),
        )
        for plan in plans
    )


def rhythm_of(desk: Desk) -> PlanRhythm:
    """The setting's own numbers, from its policy pack."""
    limits = desk.pack.limits
    return PlanRhythm(
        review_after=limits.plan_review_days,
        least_between=limits.plan_least_school_days_between,
        young_weeks=limits.plan_young_weeks,
    )


def start_of_week(desk: Desk) -> datetime:
    """The moment (UTC) at which this week's Monday began."""
    today = local_day(desk.now())
    return moment_of(today - timedelta(days=today.weekday()), time(0, 0))
