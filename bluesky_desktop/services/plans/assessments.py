"""Assessments for a plan: Thrive, Thrive behaviour, risk; dates, strand, findings, action plan."""

from dataclasses import dataclass
from datetime import date

from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.plan import Assessment, AssessmentKind
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.plans.records import changed, find_plan, note_plan, running_plan
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import plan_parts
from bluesky_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentToKeep:
    """An assessment as somebody writes it down. `actions` is the action plan that follows."""

    plan_id: int
    kind: AssessmentKind
    made_on: date
    findings: str
    strand: str = ""
    actions: str = ""
    made_by: str = ""


def record_assessment(
    desk: Desk,
    *,
    assessment: AssessmentToKeep,
    instead_of: int | None = None,
    draft_id: int | None = None,
) -> Done[int]:
    """Keeps an assessment; returns it.

    With `instead_of` it takes the place of one that stood before, which stays on record. Raises
    InvalidInput (no findings, a day to come), NotFound.
    """
    desk.require(Permission.PREPARE_MEETING)
    if not assessment.findings.strip():
        raise InvalidInput("findings", "Please write what was found.")
    if assessment.made_on > local_day(desk.now()):
        raise InvalidInput("made_on", "This day is still to come.")
    with desk.unit_of_work() as work:
        plan = running_plan(work, assessment.plan_id)
        if instead_of is not None:
            _take_back(work, desk, instead_of)
        assessment_id = plan_parts.add_assessment(
            work.session,
            plan_id=plan.id,
            kind=assessment.kind,
            made_on=assessment.made_on,
            strand=assessment.strand.strip(),
            findings=assessment.findings.strip(),
            actions=assessment.actions.strip(),
            made_by=" ".join(assessment.made_by.split()),
            by_id=desk.person.id,
            at=desk.now(),
        )
        act = "record_assessment" if instead_of is None else "change_assessment"
        note_plan(work, desk, act, plan, kind=assessment.kind.value)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(assessment_id, changed(plan.pupil_id))


def take_back_assessment(desk: Desk, *, assessment_id: int) -> Done[int]:
    """Takes an assessment back; it stays on record. Returns the pupil. Raises NotFound."""
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        assessment = _take_back(work, desk, assessment_id)
        plan = find_plan(work, assessment.plan_id)
        note_plan(work, desk, "take_back_assessment", plan, kind=assessment.kind.value)
        work.commit()
    return Done(plan.pupil_id, changed(plan.pupil_id))


def _take_back(work: UnitOfWork, desk: Desk, assessment_id: int) -> Assessment:
    assessment = plan_parts.read_assessment(work.session, assessment_id)
    if assessment is None:
        raise NotFound("This assessment is not there any more.")
    plan_parts.set_assessment_undone(work.session, assessment_id, desk.now())
    return assessment
