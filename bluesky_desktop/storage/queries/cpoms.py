"""What was entered on CPOMS, for one pupil and day."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bluesky_desktop.domain.story import CpomsEntry
from bluesky_desktop.storage.tables.story import CpomsEntryRow, Zone6Row


def cpoms_entries(session: Session, pupil_id: int, day: date) -> tuple[CpomsEntry, ...]:
    """What CPOMS holds for this pupil and day, in the order in which it was entered."""
    rows = session.scalars(
        select(CpomsEntryRow)
        .where(CpomsEntryRow.pupil_id == pupil_id, CpomsEntryRow.day == day)
        .order_by(CpomsEntryRow.entered_at, CpomsEntryRow.id)
    )
    return tuple(
        CpomsEntry(
            id=row.id,
            text=row.text,
            drafted=row.drafted,
            entered_by_id=row.entered_by_id,
            entered_at=row.entered_at,
        )
        for row in rows
    )


def add_cpoms_entry(
    session: Session,
    *,
    pupil_id: int,
    day: date,
    text: str,
    entered_by_id: int,
    entered_at: datetime,
    settles: tuple[int, ...],
    drafted: tuple[str, ...] = (),
) -> int:
    """Keeps what was entered on CPOMS, and which referrals it holds; returns its id.

    `drafted` are the sentences of the records that it was made from.
    """
    row = CpomsEntryRow(
        pupil_id=pupil_id,
        day=day,
        text=text,
        drafted=drafted,
        entered_by_id=entered_by_id,
        entered_at=entered_at,
    )
    session.add(row)
    session.flush()
    for step_id in settles:
        session.get_one(Zone6Row, step_id).cpoms_entry_id = row.id
    return row.id
