"""A plan as SLT starts it, and the decision at a report's end that it carries out."""

from dataclasses import dataclass
from datetime import date

import msgspec

from bluesky_desktop.domain.decisions import (
    NOT_YET_INFORMED,
    Decided,
    Decision,
    PromptedBy,
    WithParents,
)
from bluesky_desktop.domain.school_time import show_day
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.monitoring.prompts import moves_known
from bluesky_desktop.storage.queries import decisions as decision_queries
from bluesky_desktop.storage.queries import story as story_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

_CARRIED_OUT = "Written on as the plan began"

PROMPTS = (PromptedBy.REPORT, PromptedBy.INCIDENT)
"""What may prompt a plan. Policy: "Failure to respond to Daily Positive Reporting, or following
incidents of more serious behaviour"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanToStart:
    """A plan as SLT starts it. `early_reason` is asked for before half a term of support."""

    pupil_id: int
    prompted_by: PromptedBy
    reason: str = ""
    support_since: date | None = None
    early_reason: str = ""
    parents: WithParents = NOT_YET_INFORMED
    slt_id: int | None = None
    worker_ids: tuple[int, ...] = ()
    alternatives: tuple[str, ...] = ()
    assessments_needed: tuple[str, ...] = ()
    aim: str = ""


def decided_already(work: UnitOfWork, pupil_id: int) -> Decision | None:
    """The decision at a report's end that a plan begins, where no plan came of it yet.

    It is the last one about this pupil: a later one says otherwise.
    """
    decisions = decision_queries.decisions_of(work.session, pupil_id)
    last = decisions[-1] if decisions else None
    if last is None or last.decided is not Decided.START_PLAN:
        return None
    return last if last.report_id is not None and last.plan_id is None else None


def parents_of(plan: PlanToStart, decided: Decision | None) -> WithParents:
    """What is said of the parents: for the plan itself, or else for the decision it carries out."""
    if decided is None or plan.parents != NOT_YET_INFORMED:
        return plan.parents
    return decided.parents


def carry_out_decision(
    work: UnitOfWork, desk: Desk, plan: PlanToStart, plan_id: int, decided: Decision
) -> None:
    """Says which plan came of the decision; what is said otherwise now is kept as an amendment."""
    reason = plan.reason.strip() or decided.reason
    parents = parents_of(plan, decided)
    decision_queries.carry_out(
        work.session,
        decided.id,
        plan_id=plan_id,
        prompted_by=plan.prompted_by.value,
        moves=moves_known(work, desk, plan.pupil_id),
        reason=reason,
        parents=parents,
    )
    now_told = dict(_told(reason, parents))
    stood = _told(decided.reason, decided.parents)
    overwritten = [(label, words) for label, words in stood if now_told.get(label) != words]
    if overwritten:
        story_queries.mark_amended(
            work.session,
            decided.id,
            before=msgspec.json.encode(overwritten).decode(),
            reason=_CARRIED_OUT,
            by_id=desk.person.id,
            at=desk.now(),
        )


def _told(reason: str, parents: WithParents) -> list[tuple[str, str]]:
    """What was written of a decision that can be written otherwise as its plan begins."""
    informed = show_day(parents.informed_on) if parents.informed_on else ""
    agreed = {True: "Yes", False: "No", None: ""}[parents.agreed]
    told = [
        ("Why", reason),
        ("Parents informed", informed),
        ("What the parents think", parents.view),
        ("Parents agreed", agreed),
    ]
    return [(label, words) for label, words in told if words]
