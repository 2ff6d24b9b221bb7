"""A Wellbeing Action Plan as its page shows it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bluesky_desktop.domain.decisions import Decided, Decision
from bluesky_desktop.domain.meeting import GatheredView, Meeting
from bluesky_desktop.domain.plan import Plan, is_young, to_come
from bluesky_desktop.domain.plan_duties import next_review
from bluesky_desktop.domain.pupil import PupilBrief
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.plans.duties import rhythm_of, start_of_week
from bluesky_desktop.services.plans.records import find_plan
from bluesky_desktop.services.pupils.naming import StaffNames, pupils_by_id, staff_names
from bluesky_desktop.services.to_do.obligations import day_of
from bluesky_desktop.storage.queries import decisions as decision_queries
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.queries import plans as plan_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Reward:
    """A recognition of this week: what it was, the words, when (UTC), with whom."""

    entry_id: int
    kind: str
    words: str
    at: datetime
    adult_name: str
    count: int


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan, whole: who, why, its meetings, what is due next, and this week's rewards.

    `began` and `ended` are the decisions with their parents' view; `review_on` is the day by which
    the next review is due; `views` are those gathered for its meetings. `read_at` is when it was
    read.
    """

    plan: Plan
    pupil: PupilBrief
    names: StaffNames
    began: Decision | None
    ended: Decision | None
    meetings: tuple[Meeting, ...]
    views: tuple[GatheredView, ...]
    to_come: Meeting | None
    review_on: date | None
    is_young: bool
    young_until: date
    rewards: tuple[Reward, ...]
    read_at: datetime
    may_prepare: bool
    may_decide: bool

    @property
    def mentor(self) -> str:
        """The mentor's name; empty until the child has chosen."""
        return self.plan.mentor_name or self.names.name(self.plan.mentor_id)

    @property
    def workers(self) -> tuple[str, ...]:
        """The key workers' names."""
        return tuple(self.names.name(one) for one in self.plan.worker_ids)


def read_plan(desk: Desk, *, plan_id: int = 0, pupil_id: int = 0) -> PlanView:
    """One plan; without its id the pupil's that runs, or that ended last. Raises NotFound."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        return _view(work, desk, find_plan(work, plan_id or _latest(work, pupil_id)))


def _latest(work: UnitOfWork, pupil_id: int) -> int:
    plans = plan_queries.plans_of(work.session, pupil_id)
    return max(plans, key=lambda one: (one.runs, one.started_on, one.id)).id if plans else 0


def _view(work: UnitOfWork, desk: Desk, plan: Plan) -> PlanView:
    session, day, weeks = work.session, day_of(desk), desk.pack.limits.plan_young_weeks
    meetings = meeting_queries.meetings_of_plans(session, (plan.id,))
    names = staff_names(work, desk.person.id)
    return PlanView(
        plan=plan,
        pupil=pupils_by_id(work, (plan.pupil_id,))[plan.pupil_id],
        names=names,
        began=decision_queries.plan_decision(session, plan.id, Decided.START_PLAN),
        ended=decision_queries.plan_decision(session, plan.id, Decided.PLAN_ENDS),
        meetings=meetings,
        views=meeting_queries.views_of(session, [one.id for one in meetings]),
        to_come=to_come(meetings),
        review_on=next_review(meetings, day, rhythm_of(desk)) if plan.runs else None,
        is_young=is_young(plan, local_day(desk.now()), weeks),
        young_until=plan.started_on + timedelta(weeks=weeks),
        rewards=_rewards(work, desk, names, plan.pupil_id),
        read_at=desk.now(),
        may_prepare=desk.may(Permission.PREPARE_MEETING),
        may_decide=desk.may(Permission.DECIDE_MONITORING),
    )


def _rewards(work: UnitOfWork, desk: Desk, names: StaffNames, pupil_id: int) -> tuple[Reward, ...]:
    return tuple(
        Reward(
            row.id,
            desk.pack.label("recognitions", row.recognition),
            row.note,
            row.happened_at,
            names.name(row.adult_id),
            row.count,
        )
        for row in plan_queries.rewards_of(work.session, pupil_id, start_of_week(desk))
    )
