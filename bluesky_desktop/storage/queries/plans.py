"""Wellbeing Action Plans: who carries them, and what they rest on."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, text
from sqlalchemy.orm import Session

from bluesky_desktop.domain.plan import Assessment, Plan, Support, Target
from bluesky_desktop.storage.queries.plan_parts import assessments_of, targets_of
from bluesky_desktop.storage.reading import ENTRY, of_all_or_one, read, some
from bluesky_desktop.storage.tables.daily_report import DailyReportRow
from bluesky_desktop.storage.tables.intervention import InterventionRow
from bluesky_desktop.storage.tables.monitoring import DecisionRow, MeetingRow
from bluesky_desktop.storage.tables.plan import AssessmentRow, PlanRow, PlanWorkerRow, TargetRow
from bluesky_desktop.storage.tables.story import RecognitionRow

_RUNNING = "ended_on IS NULL"
"""The condition of the index `ix_plan_running`, to the letter."""
_PLAN, _WORKER = PlanRow.__table__, PlanWorkerRow.__table__
_PLANS = select(_PLAN).order_by(_PLAN.c.started_on, _PLAN.c.id)
_RUNNING_PLANS = of_all_or_one(_PLANS.where(text(_RUNNING)), _PLAN.c.pupil_id)
_OF_PUPIL = _PLANS.where(_PLAN.c.pupil_id == bindparam("pupil"))
_WORKERS = select(_WORKER).where(_WORKER.c.plan_id.in_(some("ids"))).order_by(_WORKER.c.position)
_REWARDS = select(ENTRY.c.pupil_id, ENTRY.c.happened_at).where(
    ENTRY.c.pupil_id.in_(some("pupils")),
    ENTRY.c.kind == "recognition",
    ENTRY.c.happened_at >= bindparam("since", type_=ENTRY.c.happened_at.type),
    ENTRY.c.undone_at.is_(None),
)


def add_plan(
    session: Session,
    *,
    pupil_id: int,
    started_on: date,
    started_by_id: int,
    started_at: datetime,
    slt_id: int,
    support_since: date | None,
    early_reason: str,
    alternatives: tuple[str, ...],
    assessments_needed: tuple[str, ...],
    aim: str,
    worker_ids: Iterable[int],
) -> int:
    """Keeps a plan that begins; returns its id."""
    row = PlanRow(
        pupil_id=pupil_id,
        started_on=started_on,
        started_by_id=started_by_id,
        started_at=started_at,
        slt_id=slt_id,
        support_since=support_since,
        early_reason=early_reason,
        alternatives=alternatives,
        assessments_needed=assessments_needed,
        aim=aim,
    )
    session.add(row)
    session.flush()
    set_workers(session, row.id, worker_ids)
    return row.id


def read_plan(session: Session, plan_id: int) -> Plan | None:
    """One plan, whole."""
    row = session.get(PlanRow, plan_id)
    return None if row is None else _values(session, [row])[0]


def running_plans(session: Session, pupil_id: int | None = None) -> tuple[Plan, ...]:
    """The plans that have not ended, of one pupil or of all, the earliest first."""
    return _values(session, _RUNNING_PLANS.read(session, pupil_id))


def plans_of(session: Session, pupil_id: int) -> tuple[Plan, ...]:
    """All plans of a pupil, the earliest first."""
    return _values(session, read(session, _OF_PUPIL, pupil=pupil_id))


def ended_plans(session: Session, limit: int) -> tuple[Plan, ...]:
    """The plans that ended last, the newest first."""
    rows = session.scalars(
        select(PlanRow)
        .where(PlanRow.ended_on.is_not(None))
        .order_by(PlanRow.ended_on.desc(), PlanRow.id.desc())
        .limit(limit)
    )
    return _values(session, rows.all())


def change_plan(
    session: Session,
    plan_id: int,
    *,
    slt_id: int,
    aim: str,
    alternatives: tuple[str, ...],
    assessments_needed: tuple[str, ...],
    worker_ids: Iterable[int],
) -> None:
    """Changes who carries a plan, its aim, and what it asks for."""
    row = session.get_one(PlanRow, plan_id)
    row.slt_id, row.aim = slt_id, aim
    row.alternatives, row.assessments_needed = alternatives, assessments_needed
    set_workers(session, plan_id, worker_ids)


def set_mentor(
    session: Session, plan_id: int, *, staff_id: int | None, name: str, chosen_on: date | None
) -> None:
    """Says whom the child chose as a mentor; nobody with neither."""
    row = session.get_one(PlanRow, plan_id)
    row.mentor_id, row.mentor_name, row.mentor_chosen_on = staff_id, name, chosen_on


def set_workers(session: Session, plan_id: int, worker_ids: Iterable[int]) -> None:
    """Says who the key workers are, in this order."""
    session.execute(delete(PlanWorkerRow).where(PlanWorkerRow.plan_id == plan_id))
    for position, staff_id in enumerate(dict.fromkeys(worker_ids)):
        session.add(PlanWorkerRow(plan_id=plan_id, staff_id=staff_id, position=position))
    session.flush()


def set_ended(session: Session, plan_id: int, on: date | None) -> None:
    """Ends a plan on a day, or with None lets it run again."""
    session.get_one(PlanRow, plan_id).ended_on = on
    session.flush()


def holds_anything(session: Session, plan_id: int) -> bool:
    """Whether a meeting, a target or an assessment was ever kept for it, undone ones too."""
    return any(
        session.scalar(select(table.id).where(table.plan_id == plan_id).limit(1)) is not None
        for table in (MeetingRow, TargetRow, AssessmentRow)
    )


def drop_plan(session: Session, plan_id: int) -> None:
    """Takes away a plan that holds nothing; the decisions that named it let go of it."""
    for row in session.scalars(select(DecisionRow).where(DecisionRow.plan_id == plan_id)):
        row.plan_id = None
    set_workers(session, plan_id, ())
    session.delete(session.get_one(PlanRow, plan_id))
    session.flush()


def supports_of(session: Session, pupil_id: int) -> tuple[Support, ...]:
    """The targeted support that there was: reports and interventions."""
    reports = session.execute(
        select(DailyReportRow.first_day, DailyReportRow.ended_on).where(
            DailyReportRow.pupil_id == pupil_id
        )
    )
    interventions = session.execute(
        select(InterventionRow.first_day, InterventionRow.ended_on).where(
            InterventionRow.pupil_id == pupil_id, InterventionRow.undone_at.is_(None)
        )
    )
    return tuple(Support(first, last) for first, last in (*reports, *interventions))


def rewards_since(
    session: Session, pupil_ids: Collection[int], since: datetime
) -> dict[int, tuple[datetime, ...]]:
    """When each of these pupils was recognised since a moment."""
    found: dict[int, list[datetime]] = {one: [] for one in pupil_ids}
    for pupil_id, at in read(session, _REWARDS, pupils=list(pupil_ids), since=since):
        found[pupil_id].append(at)
    return {one: tuple(sorted(times)) for one, times in found.items()}


def rewards_of(session: Session, pupil_id: int, since: datetime) -> tuple[RecognitionRow, ...]:
    """A pupil's recognitions since a moment, the newest first."""
    rows = session.scalars(
        select(RecognitionRow)
        .where(
            RecognitionRow.pupil_id == pupil_id,
            RecognitionRow.kind == "recognition",
            RecognitionRow.happened_at >= since,
            RecognitionRow.undone_at.is_(None),
        )
        .order_by(RecognitionRow.happened_at.desc(), RecognitionRow.id.desc())
    )
    return tuple(rows)


def learned_last(session: Session, pupil_id: int) -> tuple[int, date, str] | None:
    """The plan of a pupil that ended last, on which day, and what was learned in it."""
    row = session.execute(
        select(DecisionRow.plan_id, PlanRow.ended_on, DecisionRow.learned)
        .join(PlanRow, PlanRow.id == DecisionRow.plan_id)
        .where(
            DecisionRow.pupil_id == pupil_id,
            DecisionRow.kind == "decision",
            DecisionRow.learned != "",
            DecisionRow.undone_at.is_(None),
            PlanRow.ended_on.is_not(None),
        )
        .order_by(DecisionRow.happened_at.desc(), DecisionRow.id.desc())
        .limit(1)
    ).first()
    if row is None or row.plan_id is None or row.ended_on is None:
        return None
    return row.plan_id, row.ended_on, row.learned


def _values(session: Session, rows: Collection[Any]) -> tuple[Plan, ...]:
    ids = tuple(row.id for row in rows)
    if not ids:
        return ()
    workers: dict[int, list[int]] = {one: [] for one in ids}
    for worker in read(session, _WORKERS, ids=ids):
        workers[worker.plan_id].append(worker.staff_id)
    assessments, targets = assessments_of(session, ids), targets_of(session, ids)
    return tuple(
        _value(row, tuple(workers[row.id]), assessments[row.id], targets[row.id]) for row in rows
    )


def _value(
    row: Any,
    worker_ids: tuple[int, ...],
    assessments: tuple[Assessment, ...],
    targets: tuple[Target, ...],
) -> Plan:
    return Plan(
        id=row.id,
        pupil_id=row.pupil_id,
        started_on=row.started_on,
        started_at=row.started_at,
        started_by_id=row.started_by_id,
        slt_id=row.slt_id,
        support_since=row.support_since,
        early_reason=row.early_reason,
        worker_ids=worker_ids,
        mentor_id=row.mentor_id,
        mentor_name=row.mentor_name,
        mentor_chosen_on=row.mentor_chosen_on,
        alternatives=row.alternatives,
        assessments_needed=row.assessments_needed,
        aim=row.aim,
        ended_on=row.ended_on,
        assessments=assessments,
        targets=targets,
    )
