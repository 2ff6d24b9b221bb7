"""Promised returns: the coming-back that ends a 30 second script."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bluesky_desktop.domain.obligations import PromisedReturn
from bluesky_desktop.domain.script import KeptReturn
from bluesky_desktop.storage.reading import ENTRY, named, read, some
from bluesky_desktop.storage.tables.story import PromisedReturnRow

_RETURN = PromisedReturnRow.__table__
_OPEN = (
    select(
        *named(_RETURN, "step_id", "pupil_id", "promised_at", "due_at"),
        *named(ENTRY, "episode_id", "adult_id"),
    )
    .join(ENTRY, ENTRY.c.id == _RETURN.c.step_id)
    .where(_RETURN.c.returned_at.is_(None), ENTRY.c.undone_at.is_(None))
)
_OPEN_OF_PUPIL = _OPEN.where(_RETURN.c.pupil_id == bindparam("pupil"))
_OPEN_OF_STEP = _OPEN.where(_RETURN.c.step_id == bindparam("step"))
_OF_STEPS = select(_RETURN).where(_RETURN.c.step_id.in_(some("steps")))


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
    rows = (
        read(session, _OPEN) if pupil_id is None else read(session, _OPEN_OF_PUPIL, pupil=pupil_id)
    )
    found = map(_promise, rows)
    return tuple(sorted(found, key=lambda one: (one.due_at, one.step_id)))


def open_return(session: Session, step_id: int) -> PromisedReturn | None:
    """The return of this script, where it is promised and not recorded yet."""
    found = read(session, _OPEN_OF_STEP, step=step_id)
    return _promise(found[0]) if found else None


def kept_returns(session: Session, step_ids: Iterable[int]) -> dict[int, KeptReturn]:
    """What is kept of the returns of these scripts, by script."""
    rows = read(session, _OF_STEPS, steps=list(step_ids))
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


def unset_returned(session: Session, step_id: int) -> None:
    """Says that a return is still to be made."""
    row = session.get_one(PromisedReturnRow, step_id)
    row.returned_at = row.returned_by_id = row.recorded_by_id = None
    row.seen, row.thanked = "", False


def _promise(row: Any) -> PromisedReturn:
    return PromisedReturn(
        step_id=row.step_id,
        pupil_id=row.pupil_id,
        episode_id=row.episode_id or 0,
        adult_id=row.adult_id,
        promised_at=row.promised_at,
        due_at=row.due_at,
    )


def _kept(row: Any) -> KeptReturn:
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
