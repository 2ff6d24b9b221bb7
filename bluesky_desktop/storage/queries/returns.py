"""Promised returns: the coming-back that ends a 30 second script."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bluesky_desktop.domain.obligations import PromisedReturn
from bluesky_desktop.domain.script import KeptReturn
from bluesky_desktop.storage.tables.story import PromisedReturnRow, StepRow


def add_return(
    session: Session, *, step_id: int, pupil_id: int, promised_at: datetime, due_at: datetime
) -> None:
    """Keeps the promise to come back that ended a script."""
    session.add(
        PromisedReturnRow(
            step_id=step_id, pupil_id=pupil_id, promised_at=promised_at, due_at=due_at
        )
    )


def open_returns(session: Session, pupil_id: int | None = None) -> tuple[PromisedReturn, ...]:
    """The promised returns that are not recorded yet, of one pupil or of all, the earliest first.

    A script that was undone promises nothing.
    """
    statement = _open()
    if pupil_id is not None:
        statement = statement.where(PromisedReturnRow.pupil_id == pupil_id)
    found = (_promise(row, step) for row, step in session.execute(statement))
    return tuple(sorted(found, key=lambda one: (one.due_at, one.step_id)))


def open_return(session: Session, step_id: int) -> PromisedReturn | None:
    """The return of this script, where it is promised and not recorded yet."""
    found = session.execute(_open().where(PromisedReturnRow.step_id == step_id)).one_or_none()
    return None if found is None else _promise(*found)


def kept_returns(session: Session, step_ids: Iterable[int]) -> dict[int, KeptReturn]:
    """What is kept of the returns of these scripts, by script."""
    rows = session.scalars(
        select(PromisedReturnRow).where(PromisedReturnRow.step_id.in_(tuple(step_ids)))
    )
    return {row.step_id: _kept(row) for row in rows}


def set_due(session: Session, step_id: int, due_at: datetime) -> None:
    """Changes the time for which a return is promised."""
    session.get_one(PromisedReturnRow, step_id).due_at = due_at


def set_returned(
    session: Session,
    step_id: int,
    *,
    at: datetime,
    by_id: int,
    recorded_by_id: int,
    seen: str,
    thanked: bool,
) -> None:
    """Keeps that somebody came back, and what they saw."""
    row = session.get_one(PromisedReturnRow, step_id)
    row.returned_at, row.returned_by_id, row.recorded_by_id = at, by_id, recorded_by_id
    row.seen, row.thanked = seen, thanked


def _open() -> Select[PromisedReturnRow, StepRow]:
    return (
        select(PromisedReturnRow, StepRow)
        .join(StepRow, StepRow.id == PromisedReturnRow.step_id)
        .where(PromisedReturnRow.returned_at.is_(None), StepRow.undone_at.is_(None))
    )


def _promise(row: PromisedReturnRow, step: StepRow) -> PromisedReturn:
    return PromisedReturn(
        step_id=row.step_id,
        pupil_id=row.pupil_id,
        episode_id=step.episode_id or 0,
        adult_id=step.adult_id,
        promised_at=row.promised_at,
        due_at=row.due_at,
    )


def _kept(row: PromisedReturnRow) -> KeptReturn:
    return KeptReturn(
        step_id=row.step_id,
        promised_at=row.promised_at,
        due_at=row.due_at,
        returned_at=row.returned_at,
        returned_by_id=row.returned_by_id,
        recorded_by_id=row.recorded_by_id,
        seen=row.seen,
        thanked=row.thanked,
    )
