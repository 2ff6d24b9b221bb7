"""The end of a plan: SLT's decision, and what was learned about what works for this child."""

from datetime import datetime

from bluesky_desktop.domain.decisions import NOT_YET_INFORMED, Decided, WithParents
from bluesky_desktop.domain.errors import InvalidInput, NotFound, RuleRefused
from bluesky_desktop.domain.plan import Plan
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.works_here import require_informer
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.monitoring.prompts import moves_known
from bluesky_desktop.services.plans.records import (
    STEP,
    changed,
    find_plan,
    note_plan,
    running_plan,
)
from bluesky_desktop.storage.queries import decisions as decision_queries
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.queries import plans as plan_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def end_plan(
    desk: Desk,
    *,
    plan_id: int,
    reason: str,
    learned: str,
    parents: WithParents = NOT_YET_INFORMED,
    present: tuple[str, ...] = (),
    draft_id: int | None = None,
) -> Done[int]:
    """Ends a plan; returns the decision. A meeting that is to come is cancelled with it.

    `learned` is what helps this child, a line each; it goes to the pupil's page. Raises NotAllowed,
    InvalidInput (no reason, nothing learned), NotFound.
    """
    desk.require(Permission.DECIDE_MONITORING)
    if not reason.strip():
        raise InvalidInput("reason", "Please say why it ends.")
    if not learned.strip():
        raise InvalidInput("learned", "Please write what was learned about what helps this child.")
    now = desk.now()
    with desk.unit_of_work() as work:
        plan = running_plan(work, plan_id)
        require_informer(work, desk, parents.informed_by_id, parents.informed_on)
        decision_id = decision_queries.add_decision(
            work.session,
            pupil_id=plan.pupil_id,
            step=STEP,
            decided=Decided.PLAN_ENDS,
            at=now,
            by_id=desk.person.id,
            recorded_by_id=desk.person.id,
            recorded_at=now,
            moves=moves_known(work, desk, plan.pupil_id),
            reason=reason.strip(),
            parents=parents,
            present=present,
            learned=learned.strip(),
            plan_id=plan_id,
        )
        _cancel_what_was_dated(work, desk, plan)
        plan_queries.set_ended(work.session, plan_id, local_day(now))
        note_plan(work, desk, "end_plan", plan)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(decision_id, changed(plan.pupil_id))


def take_back_end(desk: Desk, *, plan_id: int) -> Done[int]:
    """Lets a plan run again that was ended by mistake, its dated meeting too; returns the pupil.

    Raises RuleRefused where another plan runs since, NotFound where it has not ended.
    """
    desk.require(Permission.DECIDE_MONITORING)
    with desk.unit_of_work() as work:
        plan = find_plan(work, plan_id)
        take_back_end_within(work, desk, plan)
        work.commit()
    return Done(plan.pupil_id, changed(plan.pupil_id))


def take_back_end_within(work: UnitOfWork, desk: Desk, plan: Plan) -> None:
    """The same within a transaction that is open already."""
    if plan.runs:
        raise NotFound("This plan has not ended.", kept="Nothing was changed.")
    if plan_queries.running_plans(work.session, plan.pupil_id):
        raise RuleRefused("Another plan runs for this pupil now.", kept="Nothing was changed.")
    ended = decision_queries.plan_decision(work.session, plan.id, Decided.PLAN_ENDS)
    decision_queries.undo_plan_decisions(work.session, plan.id, desk.now(), Decided.PLAN_ENDS)
    if ended is not None:
        _let_stand_what_was_dated(work, plan, ended.decided_at)
    plan_queries.set_ended(work.session, plan.id, None)
    note_plan(work, desk, "take_back_end", plan)


def _cancel_what_was_dated(work: UnitOfWork, desk: Desk, plan: Plan) -> None:
    for one in meeting_queries.meetings_of_plans(work.session, (plan.id,)):
        if one.is_to_come:
            reason = "The plan has ended."
            meeting_queries.set_cancelled(work.session, one.id, at=desk.now(), reason=reason)


def _let_stand_what_was_dated(work: UnitOfWork, plan: Plan, ended_at: datetime) -> None:
    """The meeting that the plan's end cancelled, and no other, is to come again."""
    for one in meeting_queries.meetings_of_plans(work.session, (plan.id,)):
        if one.cancelled_at == ended_at:
            meeting_queries.set_cancelled(work.session, one.id, at=None, reason="")
