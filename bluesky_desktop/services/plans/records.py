"""Finding the records of plans, what an act on one changes, and its line in the audit trail."""

from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.plan import Plan, Target
from bluesky_desktop.services.context import Changes, Desk, Kind
from bluesky_desktop.services.trail import note
from bluesky_desktop.storage.queries import plan_parts, plans
from bluesky_desktop.storage.unit_of_work import UnitOfWork

STEP = 8
"""The number of the plan's step on the ladder."""


def find_plan(work: UnitOfWork, plan_id: int) -> Plan:
    """The plan with this id. Raises NotFound."""
    plan = plans.read_plan(work.session, plan_id)
    if plan is None:
        raise NotFound("This plan is not there any more.")
    return plan


def running_plan(work: UnitOfWork, plan_id: int) -> Plan:
    """A plan that has not ended. Raises NotFound."""
    plan = find_plan(work, plan_id)
    if not plan.runs:
        raise NotFound("This plan has ended.", kept="Nothing was changed.")
    return plan


def find_target(work: UnitOfWork, target_id: int) -> Target:
    """A target that was not taken back. Raises NotFound."""
    target = plan_parts.read_target(work.session, target_id)
    if target is None:
        raise NotFound("This target is not there any more.")
    return target


def note_plan(work: UnitOfWork, desk: Desk, act: str, plan: Plan, **detail: str | int) -> None:
    """Writes an act on a plan into the audit trail."""
    note(
        work,
        desk,
        act=act,
        subject="plan",
        subject_id=plan.id,
        pupil_id=plan.pupil_id,
        detail=detail,
    )


def changed(pupil_id: int) -> Changes:
    """What an act on a plan changes."""
    return Changes.of(Kind.PLAN, Kind.LADDER, Kind.STORY, Kind.DRAFT, pupil=pupil_id)
