"""The targets of a plan: precise, with measure, support, who is responsible, and by when."""

from dataclasses import dataclass
from datetime import date

from bluesky_desktop.domain.errors import InvalidInput, NotFound, RuleRefused
from bluesky_desktop.domain.plan import Plan, Target, TargetState
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.pack.keeping_up import keep_form_up
from bluesky_desktop.services.plans.records import changed, find_target, note_plan, running_plan
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import plan_parts
from bluesky_desktop.storage.queries import support as support_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetToSet:
    """A target as it is agreed; `meeting_id` is the meeting that agreed it."""

    plan_id: int
    words: str
    measure: str = ""
    support: str = ""
    responsible: str = ""
    by_when: date | None = None
    meeting_id: int | None = None


def set_target(
    desk: Desk, *, target: TargetToSet, instead_of: int | None = None, draft_id: int | None = None
) -> Done[int]:
    """Keeps a target; returns it.

    With `instead_of` it puts a target's wording right: the one that stood before stays on record.
    Raises InvalidInput where it says nothing, NotFound. Policy, step 8: "precise and specific
    targets for the child to work towards".
    """
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        plan = running_plan(work, target.plan_id)
        if instead_of is not None:
            _put_aside(work, plan, instead_of)
        target_id = write_target(work, desk, target, replaces_id=instead_of)
        keep_form_up(work, desk, target.meeting_id, (target_id, instead_of))
        note_plan(work, desk, "set_target" if instead_of is None else "change_target", plan)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(target_id, changed(plan.pupil_id))


def write_target(
    work: UnitOfWork, desk: Desk, target: TargetToSet, *, replaces_id: int | None = None
) -> int:
    """Keeps a target within a transaction that is open already; the role is the caller's to ask.

    Raises InvalidInput where it says nothing.
    """
    if not target.words.strip():
        raise InvalidInput("words", "Please write what the target is.")
    return plan_parts.add_target(
        work.session,
        plan_id=target.plan_id,
        meeting_id=target.meeting_id,
        words=target.words.strip(),
        measure=target.measure.strip(),
        support=target.support.strip(),
        responsible=" ".join(target.responsible.split()),
        by_when=target.by_when,
        replaces_id=replaces_id,
        by_id=desk.person.id,
        at=desk.now(),
    )


def take_back_target(desk: Desk, *, target_id: int) -> Done[int]:
    """Takes a target back that was set by mistake; it stays on record. Returns the pupil.

    One that stood in the stead of another brings that one back. Raises RuleRefused once it was
    reviewed, NotFound.
    """
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        target = find_target(work, target_id)
        plan = running_plan(work, target.plan_id)
        take_back_within(work, target)
        if target.replaces_id is not None:
            plan_parts.set_target_state(work.session, target.replaces_id, TargetState.OPEN)
        keep_form_up(work, desk, target.meeting_id, (target.id, target.replaces_id))
        note_plan(work, desk, "take_back_target", plan)
        work.commit()
    return Done(plan.pupil_id, changed(plan.pupil_id))


def take_back_within(work: UnitOfWork, target: Target) -> None:
    """Takes a target back within a transaction that is open already. Raises RuleRefused."""
    if target.reviews or not target.is_open:
        raise RuleRefused(
            "This target was reviewed already.",
            kept="Nothing was changed.",
            to_do="Take the review back first.",
        )
    plan_parts.set_target_state(work.session, target.id, TargetState.UNDONE)
    support_queries.forget_target(work.session, target.id)


def _put_aside(work: UnitOfWork, plan: Plan, target_id: int) -> None:
    target = find_target(work, target_id)
    if target.plan_id != plan.id or not target.is_open:
        raise NotFound("This target is not worked towards any more.", kept="Nothing was changed.")
    plan_parts.set_target_state(work.session, target_id, TargetState.CHANGED)
