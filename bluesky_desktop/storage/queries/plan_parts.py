"""What belongs to a plan: its assessments, its targets, and what reviews said of them."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bluesky_desktop.domain.plan import (
    Assessment,
    AssessmentKind,
    Outcome,
    Target,
    TargetReview,
    TargetState,
)
from bluesky_desktop.storage.reading import read, some
from bluesky_desktop.storage.tables.plan import AssessmentRow, TargetReviewRow, TargetRow

_ASSESSMENT, _TARGET, _REVIEW = (
    row.__table__ for row in (AssessmentRow, TargetRow, TargetReviewRow)
)
_ASSESSMENTS = (
    select(_ASSESSMENT)
    .where(_ASSESSMENT.c.plan_id.in_(some("plans")), _ASSESSMENT.c.undone_at.is_(None))
    .order_by(_ASSESSMENT.c.made_on, _ASSESSMENT.c.id)
)
_TARGETS = (
    select(_TARGET)
    .where(_TARGET.c.plan_id.in_(some("plans")), _TARGET.c.state != TargetState.UNDONE.value)
    .order_by(_TARGET.c.position, _TARGET.c.id)
)
_REVIEWS = (
    select(_REVIEW)
    .where(_REVIEW.c.target_id.in_(some("targets")), _REVIEW.c.undone_at.is_(None))
    .order_by(_REVIEW.c.recorded_at, _REVIEW.c.id)
)


def add_assessment(
    session: Session,
    *,
    plan_id: int,
    kind: AssessmentKind,
    made_on: date,
    strand: str,
    findings: str,
    actions: str,
    made_by: str,
    by_id: int,
    at: datetime,
) -> int:
    """Keeps an assessment; returns its id."""
    row = AssessmentRow(
        plan_id=plan_id,
        kind=kind.value,
        made_on=made_on,
        strand=strand,
        findings=findings,
        actions=actions,
        made_by=made_by,
        recorded_by_id=by_id,
        recorded_at=at,
    )
    session.add(row)
    session.flush()
    return row.id


def read_assessment(session: Session, assessment_id: int) -> Assessment | None:
    """One assessment; None where there is none, or it was taken back."""
    row = session.get(AssessmentRow, assessment_id)
    return None if row is None or row.undone_at is not None else _assessment(row)


def set_assessment_undone(session: Session, assessment_id: int, at: datetime | None) -> None:
    """Takes an assessment back; it stays on record."""
    session.get_one(AssessmentRow, assessment_id).undone_at = at


def assessments_of(
    session: Session, plan_ids: Collection[int]
) -> dict[int, tuple[Assessment, ...]]:
    """The assessments of each of these plans by the day they were made."""
    found: dict[int, list[Assessment]] = {one: [] for one in plan_ids}
    for row in read(session, _ASSESSMENTS, plans=list(plan_ids)):
        found[row.plan_id].append(_assessment(row))
    return {one: tuple(each) for one, each in found.items()}


def add_target(
    session: Session,
    *,
    plan_id: int,
    words: str,
    measure: str,
    support: str,
    responsible: str,
    by_when: date | None,
    by_id: int,
    at: datetime,
    meeting_id: int | None = None,
    replaces_id: int | None = None,
) -> int:
    """Keeps a target, after those that there are, or where the one that it replaces stood."""
    if replaces_id is None:
        most = select(func.max(TargetRow.position)).where(TargetRow.plan_id == plan_id)
        position = (session.scalar(most) or 0) + 1
    else:
        position = session.get_one(TargetRow, replaces_id).position
    row = TargetRow(
        plan_id=plan_id,
        meeting_id=meeting_id,
        position=position,
        words=words,
        measure=measure,
        support=support,
        responsible=responsible,
        by_when=by_when,
        replaces_id=replaces_id,
        recorded_by_id=by_id,
        recorded_at=at,
    )
    session.add(row)
    session.flush()
    return row.id


def read_target(session: Session, target_id: int) -> Target | None:
    """One target with its reviews; None where there is none, or it was taken back."""
    row = session.get(TargetRow, target_id)
    if row is None or row.state == TargetState.UNDONE.value:
        return None
    return _target(row, _reviews(session, (row.id,)).get(row.id, ()))


def set_target_state(session: Session, target_id: int, state: TargetState) -> None:
    """Says how a target stands now."""
    session.get_one(TargetRow, target_id).state = state.value
    session.flush()


def set_by_when(session: Session, target_id: int, by_when: date) -> None:
    """Gives a target that is kept another day by which it is to be reached."""
    session.get_one(TargetRow, target_id).by_when = by_when


def replaced_by(session: Session, target_id: int) -> int | None:
    """The target that stands in the stead of this one, if any."""
    return session.scalar(
        select(TargetRow.id).where(
            TargetRow.replaces_id == target_id, TargetRow.state != TargetState.UNDONE.value
        )
    )


def targets_of(session: Session, plan_ids: Collection[int]) -> dict[int, tuple[Target, ...]]:
    """The targets of each of these plans in their order, without those taken back."""
    rows = read(session, _TARGETS, plans=list(plan_ids))
    reviews = _reviews(session, tuple(row.id for row in rows))
    found: dict[int, list[Target]] = {one: [] for one in plan_ids}
    for row in rows:
        found[row.plan_id].append(_target(row, reviews.get(row.id, ())))
    return {one: tuple(each) for one, each in found.items()}


def add_review(
    session: Session,
    *,
    target_id: int,
    meeting_id: int | None,
    progress: str,
    outcome: Outcome,
    by_id: int,
    at: datetime,
) -> int:
    """Keeps what was said of a target; returns its id."""
    row = TargetReviewRow(
        target_id=target_id,
        meeting_id=meeting_id,
        progress=progress,
        outcome=outcome.value,
        recorded_by_id=by_id,
        recorded_at=at,
    )
    session.add(row)
    session.flush()
    return row.id


def read_review(session: Session, review_id: int) -> TargetReview | None:
    """One review; None where there is none, or it was taken back."""
    row = session.get(TargetReviewRow, review_id)
    return None if row is None or row.undone_at is not None else _review(row)


def set_review_undone(session: Session, review_id: int, at: datetime | None) -> None:
    """Takes a review back; it stays on record."""
    session.get_one(TargetReviewRow, review_id).undone_at = at


def _reviews(session: Session, target_ids: Collection[int]) -> dict[int, tuple[TargetReview, ...]]:
    found: dict[int, list[TargetReview]] = {}
    for row in read(session, _REVIEWS, targets=list(target_ids)) if target_ids else ():
        found.setdefault(row.target_id, []).append(_review(row))
    return {one: tuple(each) for one, each in found.items()}


def _assessment(row: AssessmentRow) -> Assessment:
    return Assessment(
        id=row.id,
        plan_id=row.plan_id,
        kind=AssessmentKind(row.kind),
        made_on=row.made_on,
        strand=row.strand,
        findings=row.findings,
        actions=row.actions,
        made_by=row.made_by,
        recorded_by_id=row.recorded_by_id,
        recorded_at=row.recorded_at,
    )


def _target(row: TargetRow, reviews: tuple[TargetReview, ...]) -> Target:
    return Target(
        id=row.id,
        plan_id=row.plan_id,
        meeting_id=row.meeting_id,
        words=row.words,
        measure=row.measure,
        support=row.support,
        responsible=row.responsible,
        by_when=row.by_when,
        state=TargetState(row.state),
        replaces_id=row.replaces_id,
        recorded_by_id=row.recorded_by_id,
        recorded_at=row.recorded_at,
        reviews=reviews,
    )


def _review(row: TargetReviewRow) -> TargetReview:
    return TargetReview(
        id=row.id,
        target_id=row.target_id,
        meeting_id=row.meeting_id,
        progress=row.progress,
        outcome=Outcome(row.outcome),
        recorded_by_id=row.recorded_by_id,
        recorded_at=row.recorded_at,
    )
