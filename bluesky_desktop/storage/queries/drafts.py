"""Drafts: what somebody is writing and has not finished. Outside the audit trail."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bluesky_desktop.storage.tables.keeping import DraftRow


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft: whose, of what, about whom, as JSON text, and when it was kept (UTC)."""

    id: int
    staff_id: int
    kind: str
    pupil_id: int | None
    subject: str
    body: str
    kept_at: datetime


def keep(
    session: Session,
    *,
    staff_id: int,
    kind: str,
    pupil_id: int | None,
    subject: str,
    body: str,
    at: datetime,
) -> int:
    """Puts the draft in the stead of the one before at the same place; returns its id."""
    row = session.scalars(_at(staff_id, kind, pupil_id, subject)).first()
    if row is None:
        row = DraftRow(staff_id=staff_id, kind=kind, pupil_id=pupil_id, subject=subject)
        session.add(row)
    row.body, row.kept_at = body, at
    session.flush()
    return row.id


def find(
    session: Session, *, staff_id: int, kind: str, pupil_id: int | None, subject: str
) -> Draft | None:
    """The person's draft at this place."""
    row = session.scalars(_at(staff_id, kind, pupil_id, subject)).first()
    return None if row is None else _value(row)


def of_person(session: Session, staff_id: int) -> tuple[Draft, ...]:
    """All that the person has not finished, the newest first."""
    rows = session.scalars(
        select(DraftRow).where(DraftRow.staff_id == staff_id).order_by(DraftRow.kept_at.desc())
    )
    return tuple(_value(row) for row in rows)


def drop(session: Session, draft_id: int | None, staff_id: int) -> None:
    """Throws the person's own draft away; nothing happens where there is none of theirs."""
    row = None if draft_id is None else session.get(DraftRow, draft_id)
    if row is not None and row.staff_id == staff_id:
        session.delete(row)


def drop_at(
    session: Session, *, staff_id: int, kind: str, pupil_id: int | None, subject: str
) -> bool:
    """Throws the person's draft at this place away; whether there was one."""
    row = session.scalars(_at(staff_id, kind, pupil_id, subject)).first()
    if row is not None:
        session.delete(row)
    return row is not None


def _at(staff_id: int, kind: str, pupil_id: int | None, subject: str) -> Select[DraftRow]:
    return select(DraftRow).where(
        DraftRow.staff_id == staff_id,
        DraftRow.kind == kind,
        DraftRow.pupil_id.is_(None) if pupil_id is None else DraftRow.pupil_id == pupil_id,
        DraftRow.subject == subject,
    )


def _value(row: DraftRow) -> Draft:
    return Draft(row.id, row.staff_id, row.kind, row.pupil_id, row.subject, row.body, row.kept_at)
