"""Concerns that are marked on accounts and passed on; who may read them is asked before."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bluesky_desktop.domain.concern import Concern
from bluesky_desktop.storage.reading import of_all_or_one
from bluesky_desktop.storage.tables.incident import ConcernRow

_CONCERN = ConcernRow.__table__
_WAITING = of_all_or_one(
    select(_CONCERN).where(_CONCERN.c.passed_at.is_(None), _CONCERN.c.undone_at.is_(None)),
    _CONCERN.c.pupil_id,
)


def add_concern(
    session: Session,
    *,
    pupil_id: int,
    entry_id: int | None,
    kind: str,
    words: str,
    marked_by_id: int,
    marked_at: datetime,
) -> int:
    """Adds a concern; returns its id."""
    row = ConcernRow(
        pupil_id=pupil_id,
        entry_id=entry_id,
        kind=kind,
        words=words,
        marked_by_id=marked_by_id,
        marked_at=marked_at,
    )
    session.add(row)
    session.flush()
    return row.id


def set_passed_on(
    session: Session, concern_id: int, *, to: str, at: datetime, what: str, by_id: int
) -> None:
    """Keeps to whom a concern was passed on, when, what, and by whom."""
    row = session.get_one(ConcernRow, concern_id)
    row.passed_to, row.passed_at, row.passed_on, row.passed_by_id = to, at, what, by_id


def undo_concern(session: Session, concern_id: int, at: datetime) -> None:
    """Marks a concern as undone; it stays on record."""
    session.get_one(ConcernRow, concern_id).undone_at = at


def read_concern(session: Session, concern_id: int) -> Concern | None:
    """One concern, undone or not."""
    row = session.get(ConcernRow, concern_id)
    return None if row is None else _concern(row)


def concerns_of(
    session: Session, pupil_id: int, *, entry_id: int | None = None
) -> tuple[Concern, ...]:
    """The pupil's concerns, or those on one entry, the newest first, without those undone."""
    statement = select(ConcernRow).where(
        ConcernRow.pupil_id == pupil_id, ConcernRow.undone_at.is_(None)
    )
    if entry_id is not None:
        statement = statement.where(ConcernRow.entry_id == entry_id)
    rows = session.scalars(statement.order_by(ConcernRow.marked_at.desc(), ConcernRow.id.desc()))
    return tuple(_concern(row) for row in rows)


def waiting_concerns(session: Session, pupil_id: int | None = None) -> tuple[Concern, ...]:
    """The concerns, of one pupil or of all, that are still to be passed on."""
    return tuple(map(_concern, _WAITING.read(session, pupil_id)))


def tally(session: Session, pupil_id: int, since: datetime) -> dict[str, int]:
    """How many concerns of each kind the pupil has since a moment."""
    rows = session.execute(
        select(ConcernRow.kind, func.count())
        .where(
            ConcernRow.pupil_id == pupil_id,
            ConcernRow.marked_at >= since,
            ConcernRow.undone_at.is_(None),
        )
        .group_by(ConcernRow.kind)
    )
    return {row[0]: row[1] for row in rows}


def _concern(row: Any) -> Concern:
    return Concern(
        id=row.id,
        pupil_id=row.pupil_id,
        entry_id=row.entry_id,
        kind=row.kind,
        words=row.words,
        marked_by_id=row.marked_by_id,
        marked_at=row.marked_at,
        passed_to=row.passed_to,
        passed_at=row.passed_at,
        passed_on=row.passed_on,
        passed_by_id=row.passed_by_id,
        undone=row.undone_at is not None,
    )
