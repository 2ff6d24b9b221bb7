"""Reviewing a target: its progress; kept, changed, achieved or left. Its history stays."""

from dataclasses import dataclass, replace
from datetime import date

from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.plan import STATE_AFTER, Outcome, Plan, Target, TargetState
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.pack.keeping_up import keep_form_up
from bluesky_desktop.services.plans.records import changed, find_target, note_plan, running_plan
from bluesky_desktop.services.plans.targets import TargetToSet, take_back_within, write_target
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import plan_parts
from bluesky_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewToKeep:
    """What is said of a target. `changed_to` is the target in its stead where it is changed,
    `by_when` another day for one that is kept; `meeting_id` the meeting that reviews it."""

    target_id: int
    outcome: Outcome
    progress: str = ""
    changed_to: TargetToSet | None = None
    by_when: date | None = None
    meeting_id: int | None = None


def review_target(desk: Desk, *, review: ReviewToKeep, draft_id: int | None = None) -> Done[int]:
    """Keeps what was said of a target; returns the review.

    Raises InvalidInput where a changed target says nothing, NotFound where it is worked towards no
    more. Policy, step 8: "Targets to be reviewed every 4 weeks at a WAP meeting".
    """
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        target = find_target(work, review.target_id)
        plan = running_plan(work, target.plan_id)
        review_id = _write(work, desk, plan, target, review)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(review_id, changed(plan.pupil_id))


def _write(work: UnitOfWork, desk: Desk, plan: Plan, target: Target, review: ReviewToKeep) -> int:
    if not target.is_open:
        raise NotFound("This target is not worked towards any more.", kept="Nothing was changed.")
    anew_id = None
    if review.outcome is Outcome.CHANGE:
        if review.changed_to is None:
            raise InvalidInput("words", "Please write what the target is now.")
        anew = replace(review.changed_to, plan_id=plan.id, meeting_id=review.meeting_id)
        anew_id = write_target(work, desk, anew, replaces_id=target.id)
    if review.outcome is Outcome.KEEP and review.by_when is not None:
        plan_parts.set_by_when(work.session, target.id, review.by_when)
    plan_parts.set_target_state(work.session, target.id, STATE_AFTER[review.outcome])
    note_plan(work, desk, "review_target", plan, outcome=review.outcome.value)
    review_id = plan_parts.add_review(
        work.session,
        target_id=target.id,
        meeting_id=review.meeting_id,
        progress=review.progress.strip(),
        outcome=review.outcome,
        by_id=desk.person.id,
        at=desk.now(),
    )
    keep_form_up(work, desk, review.meeting_id, (target.id, anew_id))
    return review_id


def take_back_review(desk: Desk, *, review_id: int) -> Done[int]:
    """Takes a review back: the target is worked towards again. Returns the pupil.

    A target in its stead goes with it. Raises NotFound, RuleRefused where that one was reviewed.
    """
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        review = plan_parts.read_review(work.session, review_id)
        if review is None:
            raise NotFound("This review is not there any more.")
        target = find_target(work, review.target_id)
        plan = running_plan(work, target.plan_id)
        if target.reviews[-1].id != review_id:
            raise NotFound("This target was reviewed again since.", kept="Nothing was changed.")
        anew = plan_parts.replaced_by(work.session, target.id)
        if review.outcome is Outcome.CHANGE and anew is not None:
            take_back_within(work, find_target(work, anew))
        plan_parts.set_review_undone(work.session, review_id, desk.now())
        plan_parts.set_target_state(work.session, target.id, TargetState.OPEN)
        keep_form_up(work, desk, review.meeting_id, (target.id, anew))
        note_plan(work, desk, "take_back_review", plan)
        work.commit()
    return Done(plan.pupil_id, changed(plan.pupil_id))
