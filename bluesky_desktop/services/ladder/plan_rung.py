"""The rung of step 8 in words: the plan that runs, its dates, its next review, why so soon."""

from dataclasses import dataclass

from bluesky_desktop.domain.plan import Plan, to_come
from bluesky_desktop.domain.plan_duties import next_review
from bluesky_desktop.domain.school_time import local_day, show_day, show_short_day, show_time
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.plans.duties import rhythm_of
from bluesky_desktop.services.pupils.naming import StaffNames
from bluesky_desktop.services.to_do.obligations import day_of
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.queries import plans as plan_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PlanRung:
    """What the rung says of the plan that runs, if any: a line, and more lines to unfold.

    `acts` are key and words of what it offers.
    """

    detail: str = ""
    more: tuple[tuple[str, str], ...] = ()
    acts: tuple[tuple[str, str], ...] = ()


def plan_on_the_ladder(work: UnitOfWork, desk: Desk, pupil_id: int, names: StaffNames) -> PlanRung:
    """The plan that runs, or how the last one can be seen."""
    running = plan_queries.running_plans(work.session, pupil_id)
    if running:
        plan = running[0]
        more = _more(names, plan)
        return PlanRung(plan_line(work, desk, plan), more, (("plan", "See the plan"),))
    return PlanRung(acts=(("plan", "See the last plan"), *no_plan(desk).acts))


def no_plan(desk: Desk) -> PlanRung:
    """What can be done about step 8 where there never was a plan."""
    may_start = desk.may(Permission.DECIDE_MONITORING)
    return PlanRung(acts=(("start_plan", "Start a plan"),) if may_start else ())


def plan_line(work: UnitOfWork, desk: Desk, plan: Plan) -> str:
    """`Since Wed 18 Nov. First meeting Thu 26 Nov, 14:00`, or when the review is due."""
    since = f"Since {show_short_day(plan.started_on)}"
    meetings = meeting_queries.meetings_of_plans(work.session, (plan.id,))
    dated = to_come(meetings)
    if dated is not None:
        label = desk.pack.label("meeting_kinds", dated.kind.value)
        when = f"{show_short_day(local_day(dated.dated_for))}, {show_time(dated.dated_for)}"
        return f"{since}. {label} {when}"
    due = next_review(meetings, day_of(desk), rhythm_of(desk))
    if due is None:
        label = desk.pack.label("meeting_kinds", "first")
        return f"{since}. {label} to be dated"
    return f"{since}. Review by {show_short_day(due)}"


def _more(names: StaffNames, plan: Plan) -> tuple[tuple[str, str], ...]:
    facts = (
        ("Began:", show_day(plan.started_on)),
        ("Why it began so soon:", plan.early_reason),
        ("Mentor:", plan.mentor_name or names.name(plan.mentor_id)),
        ("Aim:", plan.aim),
    )
    return tuple((label, words) for label, words in facts if words)
