"""Decisions about steps 7 and 8, and the episodes that a half term's disruption is counted from."""

from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import bindparam, select, text, union
from sqlalchemy.orm import Session

from bluesky_desktop.domain.decisions import (
    NOT_YET_INFORMED,
    Decided,
    Decision,
    StoodBefore,
    WithParents,
)
from bluesky_desktop.domain.disruption import CountedEpisode
from bluesky_desktop.storage.reading import ENTRY, entries, of_all_or_one, read
from bluesky_desktop.storage.tables.daily_report import DailyReportRow
from bluesky_desktop.storage.tables.episode import EpisodeRow
from bluesky_desktop.storage.tables.monitoring import TO_REVIEW, DecisionRow
from bluesky_desktop.storage.tables.plan import PlanRow
from bluesky_desktop.storage.tables.story import StepRow

_DECISION = DecisionRow.__table__
_STANDING = entries(_DECISION).where(ENTRY.c.undone_at.is_(None))
_OF_PUPIL = _STANDING.where(
    ENTRY.c.pupil_id == bindparam("pupil"), ENTRY.c.kind == "decision"
).order_by(ENTRY.c.happened_at, ENTRY.c.id)
_AWAITED = of_all_or_one(
    _STANDING.where(text(f"({TO_REVIEW})")).order_by(_DECISION.c.review_on, ENTRY.c.id),
    ENTRY.c.pupil_id,
)


def add_decision(
    session: Session,
    *,
    pupil_id: int,
    step: int,
    decided: Decided,
    at: datetime,
    by_id: int,
    recorded_by_id: int,
    recorded_at: datetime,
    prompted_by: str = "",
    moves: tuple[int, ...] = (),
    reason: str = "",
    parents: WithParents = NOT_YET_INFORMED,
    present: tuple[str, ...] = (),
    review_on: date | None = None,
    learned: str = "",
    report_id: int | None = None,
    plan_id: int | None = None,
    before: StoodBefore | None = None,
    second_report_id: int | None = None,
) -> int:
    """Adds a decision to the story; returns its id."""
    row = DecisionRow(
        pupil_id=pupil_id,
        happened_at=at,
        adult_id=by_id,
        recorded_by_id=recorded_by_id,
        recorded_at=recorded_at,
        note=reason,
        step=step,
        decision=decided.value,
        prompted_by=prompted_by,
        moves=tuple(str(one) for one in moves),
        parents_informed_on=parents.informed_on,
        parents_informed_by_id=parents.informed_by_id,
        parents_view=parents.view,
        parents_agreed=parents.agreed,
        present=present,
        review_on=review_on,
        learned=learned,
        report_id=report_id,
        plan_id=plan_id,
        before="" if before is None else msgspec.json.encode(before).decode(),
        second_report_id=second_report_id,
    )
    session.add(row)
    session.flush()
    return row.id


def read_decision(session: Session, decision_id: int) -> Decision | None:
    """One decision; None where there is none, or it was undone."""
    row = session.get(DecisionRow, decision_id)
    return None if row is None or row.undone_at is not None else _value(row)


def decisions_of(session: Session, pupil_id: int) -> tuple[Decision, ...]:
    """The decisions about a pupil that stand, the earliest first."""
    return tuple(map(_value, read(session, _OF_PUPIL, pupil=pupil_id)))


def moves_decided_on(session: Session, pupil_id: int) -> frozenset[int]:
    """The records of Time In that decisions about this pupil knew."""
    return frozenset(move for one in decisions_of(session, pupil_id) for move in one.moves)


def reviews_awaited(session: Session, pupil_id: int | None = None) -> tuple[Decision, ...]:
    """The decisions whose support is still to be looked at again, of one pupil or of all."""
    return tuple(map(_value, _AWAITED.read(session, pupil_id)))


def set_reviewed(session: Session, decision_id: int, at: datetime | None) -> None:
    """Says when the support was looked at again, or with None takes that back."""
    session.get_one(DecisionRow, decision_id).reviewed_at = at


def reviewed_at_moment(session: Session, pupil_id: int, at: datetime) -> tuple[int, ...]:
    """The decisions that were marked as looked at again at this very moment."""
    rows = session.scalars(
        select(DecisionRow.id).where(
            DecisionRow.pupil_id == pupil_id, DecisionRow.reviewed_at == at
        )
    )
    return tuple(rows)


def forget_report(session: Session, report_id: int) -> None:
    """Lets go of a report that is taken away, in the decisions that named it."""
    for row in session.scalars(select(DecisionRow).where(DecisionRow.report_id == report_id)):
        row.report_id = None
    session.flush()


def forget_second(session: Session, decision_id: int) -> None:
    """Lets go of the second report that a decision began, which is taken away."""
    session.get_one(DecisionRow, decision_id).second_report_id = None
    session.flush()


def last_about_report(session: Session, report_id: int) -> int | None:
    """The decision about a report that was made last; None where none stands."""
    return session.scalar(
        select(DecisionRow.id)
        .where(DecisionRow.report_id == report_id, DecisionRow.undone_at.is_(None))
        .order_by(DecisionRow.happened_at.desc(), DecisionRow.id.desc())
        .limit(1)
    )


def plan_decision(session: Session, plan_id: int, decided: Decided) -> Decision | None:
    """The decision with which a plan began or ended; None where none stands."""
    row = session.scalars(
        select(DecisionRow)
        .where(
            DecisionRow.plan_id == plan_id,
            DecisionRow.decision == decided.value,
            DecisionRow.undone_at.is_(None),
        )
        .order_by(DecisionRow.happened_at.desc(), DecisionRow.id.desc())
        .limit(1)
    ).first()
    return None if row is None else _value(row)


def carry_out(
    session: Session,
    decision_id: int,
    *,
    plan_id: int,
    prompted_by: str,
    moves: tuple[int, ...],
    reason: str,
    parents: WithParents,
) -> None:
    """Says which plan came of a decision, with all that is known of it by now."""
    row = session.get_one(DecisionRow, decision_id)
    row.plan_id, row.prompted_by, row.note = plan_id, prompted_by, reason
    row.moves = tuple(str(one) for one in moves)
    row.parents_informed_on = parents.informed_on
    row.parents_informed_by_id = parents.informed_by_id
    row.parents_view, row.parents_agreed = parents.view, parents.agreed
    session.flush()


def undo_plan_decisions(
    session: Session, plan_id: int, at: datetime, decided: Decided | None = None
) -> None:
    """Takes back what was decided about a plan, or only one kind of it; it stays on record.

    A decision that ended a report too still stands for that.
    """
    statement = select(DecisionRow).where(
        DecisionRow.plan_id == plan_id,
        DecisionRow.report_id.is_(None),
        DecisionRow.undone_at.is_(None),
    )
    if decided is not None:
        statement = statement.where(DecisionRow.decision == decided.value)
    for row in session.scalars(statement):
        row.undone_at = at
    session.flush()


def monitored_pupils(session: Session, pupil_id: int | None = None) -> frozenset[int]:
    """The pupils for whom a report or a plan runs, of all or of this one alone."""
    reports = select(DailyReportRow.pupil_id).where(DailyReportRow.ended_on.is_(None))
    plans = select(PlanRow.pupil_id).where(PlanRow.ended_on.is_(None))
    if pupil_id is not None:
        reports = reports.where(DailyReportRow.pupil_id == pupil_id)
        plans = plans.where(PlanRow.pupil_id == pupil_id)
    return frozenset(session.scalars(union(reports, plans)))


def episodes_within(
    session: Session, pupil_id: int, since: datetime, until: datetime
) -> tuple[CountedEpisode, ...]:
    """A pupil's episodes that began within a time, each with its steps in order."""
    rows = session.execute(
        select(EpisodeRow.id, EpisodeRow.opened_at, StepRow.step)
        .join(StepRow, StepRow.episode_id == EpisodeRow.id)
        .where(
            EpisodeRow.pupil_id == pupil_id,
            EpisodeRow.opened_at >= since,
            EpisodeRow.opened_at < until,
            StepRow.undone_at.is_(None),
            StepRow.offered,
        )
        .order_by(EpisodeRow.opened_at, StepRow.happened_at, StepRow.id)
    )
    steps: dict[int, list[int]] = {}
    opened: dict[int, datetime] = {}
    for episode_id, at, step in rows:
        opened[episode_id] = at
        steps.setdefault(episode_id, []).append(step)
    return tuple(CountedEpisode(opened[one], tuple(taken)) for one, taken in steps.items())


def _value(row: Any) -> Decision:
    return Decision(
        id=row.id,
        pupil_id=row.pupil_id,
        step=row.step,
        decided=Decided(row.decision),
        decided_at=row.happened_at,
        decided_by_id=row.adult_id,
        prompted_by=row.prompted_by,
        moves=tuple(int(one) for one in row.moves),
        reason=row.note,
        parents=WithParents(
            informed_on=row.parents_informed_on,
            informed_by_id=row.parents_informed_by_id,
            view=row.parents_view,
            agreed=row.parents_agreed,
        ),
        present=row.present,
        review_on=row.review_on,
        reviewed_at=row.reviewed_at,
        learned=row.learned,
        report_id=row.report_id,
        plan_id=row.plan_id,
        before=msgspec.json.decode(row.before, type=StoodBefore) if row.before else None,
        second_report_id=row.second_report_id,
    )
