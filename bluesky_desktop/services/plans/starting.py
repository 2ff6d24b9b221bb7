"""Starting a Wellbeing Action Plan: SLT's decision, made with the parents. Policy, step 8."""

from dataclasses import dataclass
from datetime import date, datetime

from bluesky_desktop.domain.decisions import Decided, Decision
from bluesky_desktop.domain.errors import InvalidInput, RuleRefused
from bluesky_desktop.domain.plan import Plan, starts_early, support_day_one
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.domain.staff import Role, StaffMember
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.works_here import require_informer, require_works_here
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.monitoring.decisions import check_parents
from bluesky_desktop.services.monitoring.meeting_records import find_pupil
from bluesky_desktop.services.monitoring.prompts import (
    leave_support_to_review,
    look_at_support_again,
    moves_known,
)
from bluesky_desktop.services.plans.decision import (
    PROMPTS,
    PlanToStart,
    carry_out_decision,
    decided_already,
    parents_of,
)
from bluesky_desktop.services.plans.records import STEP, changed, find_plan, note_plan
from bluesky_desktop.services.pupils.naming import staff_names
from bluesky_desktop.storage.queries import decisions as decision_queries
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import plans as plan_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class StartView:
    """What SLT needs to know before a plan begins.

    `support_since` is day one of the targeted support as the records have it; `running` is the
    plan that runs already, if any; `decided` the decision at a report's end that this plan carries
    out.
    """

    pupil_id: int
    pupil_name: str
    support_since: date | None
    is_early: bool
    needed_days: int
    running: Plan | None
    staff: tuple[StaffMember, ...]
    leaders: tuple[StaffMember, ...]
    key_worker_ids: tuple[int, ...]
    decided: Decision | None = None


def read_start(desk: Desk, *, pupil_id: int) -> StartView:
    """What is known before a plan begins. Raises NotFound."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        pupil = find_pupil(work, pupil_id)
        since = _day_one(work, desk, pupil_id)
        running = plan_queries.running_plans(work.session, pupil_id)
        staff = staff_names(work, desk.person.id).staff
        decided = decided_already(work, pupil_id)
    active = tuple(one for one in staff.values() if one.active)
    return StartView(
        pupil_id=pupil_id,
        pupil_name=pupil.name,
        support_since=since,
        is_early=is_early(desk, since),
        needed_days=desk.pack.limits.support_school_days_before_plan,
        running=running[0] if running else None,
        staff=active,
        leaders=tuple(one for one in active if one.role is Role.SLT),
        key_worker_ids=tuple(
            one for one in pupil.key_adult_ids if one in staff and staff[one].role is not Role.SLT
        ),
        decided=decided,
    )


def is_early(desk: Desk, support_since: date | None) -> bool:
    """Whether a plan that begins today needs SLT's reason. Design rule 11."""
    needed = desk.pack.limits.support_school_days_before_plan
    return starts_early(desk.calendar, support_since, local_day(desk.now()), needed)


def start_plan(desk: Desk, *, plan: PlanToStart, draft_id: int | None = None) -> Done[int]:
    """Starts a plan, as a decision of SLT; returns it.

    Like every decision it rests on the moves to Time In that are known now, and looks again at
    support whose review is to come. What was decided at a report's end is carried out, and is no
    second decision.

    Raises NotAllowed, RuleRefused (one runs already), InvalidInput: what prompts it, a day to come,
    no reason for beginning before half a term of targeted support, the parents not informed.
    Policy, Step 7: "any formalised behaviour monitoring should be taken by the SLT in the first
    instance, in collaboration with parents", and Step 8 calls both "these formal monitoring
    systems".
    """
    desk.require(Permission.DECIDE_MONITORING)
    _check(desk, plan)
    now, today = desk.now(), local_day(desk.now())
    with desk.unit_of_work() as work:
        find_pupil(work, plan.pupil_id)
        if plan_queries.running_plans(work.session, plan.pupil_id):
            raise RuleRefused("A plan runs for this pupil already.", kept="Nothing was changed.")
        decided = decided_already(work, plan.pupil_id)
        check_parents(desk, parents_of(plan, decided))
        require_works_here(work, desk, "slt", plan.slt_id)
        require_works_here(work, desk, "workers", *plan.worker_ids)
        require_informer(work, desk, plan.parents.informed_by_id, plan.parents.informed_on)
        plan_id = plan_queries.add_plan(
            work.session,
            pupil_id=plan.pupil_id,
            started_on=today,
            started_by_id=desk.person.id,
            started_at=now,
            slt_id=plan.slt_id or desk.person.id,
            support_since=plan.support_since,
            early_reason=plan.early_reason.strip() if is_early(desk, plan.support_since) else "",
            alternatives=plan.alternatives,
            assessments_needed=plan.assessments_needed,
            aim=plan.aim.strip(),
            worker_ids=plan.worker_ids,
        )
        look_at_support_again(work, plan.pupil_id, now)
        if decided is None:
            _decide(work, desk, plan, plan_id, now)
        else:
            carry_out_decision(work, desk, plan, plan_id, decided)
        note_plan(work, desk, "start_plan", find_plan(work, plan_id))
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(plan_id, changed(plan.pupil_id))


def take_back_start(desk: Desk, *, plan_id: int) -> Done[int]:
    """Takes back a plan that was started by mistake; returns the pupil.

    Raises RuleRefused once anything was kept for it: it is ended then, not taken back.
    """
    desk.require(Permission.DECIDE_MONITORING)
    with desk.unit_of_work() as work:
        plan = find_plan(work, plan_id)
        take_back_start_within(work, desk, plan)
        work.commit()
    return Done(plan.pupil_id, changed(plan.pupil_id))


def take_back_start_within(work: UnitOfWork, desk: Desk, plan: Plan) -> None:
    """The same within a transaction that is open already."""
    if not plan.runs or plan_queries.holds_anything(work.session, plan.id):
        raise RuleRefused(
            "This plan holds meetings, targets or assessments already.",
            kept="Nothing was changed.",
            to_do="End the plan instead. What was written stays on record.",
        )
    decision_queries.undo_plan_decisions(work.session, plan.id, desk.now())
    leave_support_to_review(work, plan.pupil_id, plan.started_at)
    note_plan(work, desk, "take_back_start", plan)
    plan_queries.drop_plan(work.session, plan.id)


def _decide(work: UnitOfWork, desk: Desk, plan: PlanToStart, plan_id: int, now: datetime) -> None:
    decision_queries.add_decision(
        work.session,
        pupil_id=plan.pupil_id,
        step=STEP,
        decided=Decided.START_PLAN,
        at=now,
        by_id=desk.person.id,
        recorded_by_id=desk.person.id,
        recorded_at=now,
        prompted_by=plan.prompted_by.value,
        moves=moves_known(work, desk, plan.pupil_id),
        reason=plan.reason.strip(),
        parents=plan.parents,
        plan_id=plan_id,
    )


def _check(desk: Desk, plan: PlanToStart) -> None:
    today = local_day(desk.now())
    if plan.prompted_by not in PROMPTS:
        raise InvalidInput("prompted_by", "Please say what prompts it.")
    if plan.support_since is not None and plan.support_since > today:
        raise InvalidInput("support_since", "This day is still to come.")
    if is_early(desk, plan.support_since) and not plan.early_reason.strip():
        raise InvalidInput(
            "early_reason",
            "Please say why the plan begins before a full half term of targeted support.",
        )


def _day_one(work: UnitOfWork, desk: Desk, pupil_id: int) -> date | None:
    return support_day_one(
        plan_queries.supports_of(work.session, pupil_id),
        local_day(desk.now()),
        desk.calendar,
        desk.pack.limits.support_school_days_before_plan,
    )
