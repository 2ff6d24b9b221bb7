"""What was entered on CPOMS, for one pupil and day, and what is to be corrected there."""

from datetime import date, datetime

from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from bluesky_desktop.domain.cpoms import OutdatedEntry
from bluesky_desktop.domain.story import CpomsEntry
from bluesky_desktop.storage.reading import of_all_or_one
from bluesky_desktop.storage.tables.story import OUTDATED, CpomsEntryRow, Zone6Row

_CPOMS = CpomsEntryRow.__table__
_OUTDATED = of_all_or_one(select(_CPOMS).where(text(OUTDATED)), _CPOMS.c.pupil_id)


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
            speaks_of=row.speaks_of,
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
    speaks_of: tuple[str, ...] = (),
) -> int:
    """Keeps what was entered on CPOMS, and which referrals it holds; returns its id.

    `drafted` are the sentences of the records that it was made from, `speaks_of` says of what each
    of them speaks.
    """
    row = CpomsEntryRow(
        pupil_id=pupil_id,
        day=day,
        text=text,
        drafted=drafted,
        speaks_of=speaks_of,
        entered_by_id=entered_by_id,
        entered_at=entered_at,
    )
    session.add(row)
    session.flush()
    for step_id in settles:
        session.get_one(Zone6Row, step_id).cpoms_entry_id = row.id
    return row.id


def set_outdated(session: Session, pupil_id: int, day: date, at: datetime | None) -> None:
    """Says since when the newest text of a day is to be corrected, or that none of them is.

    One that is to be corrected already stays so since then.
    """
    of_day = (CpomsEntryRow.pupil_id == pupil_id, CpomsEntryRow.day == day)
    if at is None:
        session.execute(update(CpomsEntryRow).where(*of_day).values(outdated_at=None))
        return
    rows = session.scalars(select(CpomsEntryRow).where(*of_day).order_by(CpomsEntryRow.id)).all()
    if rows and all(one.outdated_at is None for one in rows):
        rows[-1].outdated_at = at


def outdated_entries(session: Session, pupil_id: int | None) -> tuple[OutdatedEntry, ...]:
    """The texts that are to be corrected on CPOMS, of one pupil or of all."""
    return tuple(
        OutdatedEntry(
            id=row.id,
            pupil_id=row.pupil_id,
            day=row.day,
            entered_by_id=row.entered_by_id,
            since=row.outdated_at,
        )
        for row in sorted(_OUTDATED.read(session, pupil_id), key=lambda row: row.id)
    )
