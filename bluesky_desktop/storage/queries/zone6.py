"""Referrals to Zone 6, calls home, CPOMS entries, and promised returns."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bluesky_desktop.domain.obligations import PromisedReturn, Zone6Referral
from bluesky_desktop.domain.story import Attendance, CallOutcome
from bluesky_desktop.storage.tables.story import (
    CallHomeRow,
    CpomsEntryRow,
    PromisedReturnRow,
    StepRow,
    Zone6Row,
)


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
    """The promised returns that are not recorded yet, the earliest first."""
    statement = (
        select(PromisedReturnRow, StepRow)
        .join(StepRow, StepRow.id == PromisedReturnRow.step_id)
        .where(PromisedReturnRow.returned_at.is_(None), StepRow.undone_at.is_(None))
        .order_by(PromisedReturnRow.due_at)
    )
    if pupil_id is not None:
        statement = statement.where(PromisedReturnRow.pupil_id == pupil_id)
    return tuple(
        PromisedReturn(
            step_id=promise.step_id,
            pupil_id=promise.pupil_id,
            episode_id=step.episode_id or 0,
            adult_id=step.adult_id,
            promised_at=promise.promised_at,
            due_at=promise.due_at,
        )
        for promise, step in session.execute(statement)
    )


def get_return(session: Session, step_id: int) -> PromisedReturnRow | None:
    """The row of one promised return, for the acts that change it."""
    return session.get(PromisedReturnRow, step_id)


def add_referral(
    session: Session,
    *,
    step_id: int,
    pupil_id: int,
    agreed_at: datetime,
    brought_by: str,
    met_by: str,
) -> None:
    """Keeps what was agreed about Zone 6."""
    session.add(
        Zone6Row(
            step_id=step_id,
            pupil_id=pupil_id,
            agreed_at=agreed_at,
            brought_by=brought_by,
            met_by=met_by,
        )
    )


def unsettled_referrals(session: Session, pupil_id: int | None = None) -> tuple[Zone6Referral, ...]:
    """The referrals that still lack attendance, the call home or the CPOMS entry."""
    statement = (
        select(Zone6Row, StepRow)
        .join(StepRow, StepRow.id == Zone6Row.step_id)
        .where(
            Zone6Row.attendance.is_(None)
            | Zone6Row.call_home_id.is_(None)
            | Zone6Row.cpoms_entry_id.is_(None),
            StepRow.undone_at.is_(None),
        )
        .order_by(Zone6Row.agreed_at)
    )
    if pupil_id is not None:
        statement = statement.where(Zone6Row.pupil_id == pupil_id)
    return tuple(referral_value(row, step) for row, step in session.execute(statement))


def referral_value(row: Zone6Row, step: StepRow) -> Zone6Referral:
    """The plain value of a referral's row."""
    return Zone6Referral(
        step_id=row.step_id,
        pupil_id=row.pupil_id,
        episode_id=step.episode_id or 0,
        adult_id=step.adult_id,
        recorded_at=step.happened_at,
        agreed_at=row.agreed_at,
        brought_by=row.brought_by,
        met_by=row.met_by,
        attended=row.attendance is not None,
        called_home=row.call_home_id is not None,
        on_cpoms=row.cpoms_entry_id is not None,
    )


def get_referral(session: Session, step_id: int) -> Zone6Row | None:
    """The row of one referral, for the acts that change it."""
    return session.get(Zone6Row, step_id)


def set_attendance(
    session: Session,
    step_id: int,
    *,
    attendance: Attendance,
    at: datetime,
    note: str,
    by_id: int,
) -> None:
    """Keeps whether the pupil came to Zone 6."""
    row = session.get_one(Zone6Row, step_id)
    row.attendance, row.attended_at = attendance.value, at
    row.attendance_note, row.attendance_by_id = note, by_id


def add_call(
    session: Session,
    *,
    pupil_id: int,
    episode_id: int | None,
    at: datetime,
    adult_id: int,
    recorded_by_id: int,
    recorded_at: datetime,
    contact_id: int | None,
    contact_name: str,
    outcome: CallOutcome,
    said: str,
    heard: str,
    call_again_at: datetime | None,
) -> int:
    """Adds a phone call home to the story; returns its id."""
    row = CallHomeRow(
        pupil_id=pupil_id,
        episode_id=episode_id,
        happened_at=at,
        adult_id=adult_id,
        recorded_by_id=recorded_by_id,
        recorded_at=recorded_at,
        contact_id=contact_id,
        contact_name=contact_name,
        outcome=outcome.value,
        said=said,
        heard=heard,
        call_again_at=call_again_at,
    )
    session.add(row)
    session.flush()
    return row.id


def settle_calls(session: Session, step_ids: tuple[int, ...], call_id: int) -> None:
    """Says which call informed the parents of these referrals."""
    for step_id in step_ids:
        session.get_one(Zone6Row, step_id).call_home_id = call_id


def referrals_without_cpoms(session: Session, pupil_id: int) -> tuple[Zone6Referral, ...]:
    """The referrals that are in no CPOMS entry yet."""
    return tuple(one for one in unsettled_referrals(session, pupil_id) if not one.on_cpoms)


def cpoms_entries(
    session: Session, pupil_id: int, day: date
) -> tuple[tuple[int, str, int, datetime], ...]:
    """Id, text, who entered it and when, of what CPOMS holds for this pupil and day."""
    rows = session.scalars(
        select(CpomsEntryRow)
        .where(CpomsEntryRow.pupil_id == pupil_id, CpomsEntryRow.day == day)
        .order_by(CpomsEntryRow.entered_at)
    )
    return tuple((row.id, row.text, row.entered_by_id, row.entered_at) for row in rows)


def add_cpoms_entry(
    session: Session,
    *,
    pupil_id: int,
    day: date,
    text: str,
    entered_by_id: int,
    entered_at: datetime,
    settles: tuple[int, ...],
) -> int:
    """Keeps what was entered on CPOMS, and which referrals it holds; returns its id."""
    row = CpomsEntryRow(
        pupil_id=pupil_id, day=day, text=text, entered_by_id=entered_by_id, entered_at=entered_at
    )
    session.add(row)
    session.flush()
    for step_id in settles:
        session.get_one(Zone6Row, step_id).cpoms_entry_id = row.id
    return row.id


def episode_of_referral(session: Session, step_id: int | None) -> int | None:
    """The episode to which a referral belongs."""
    row = None if step_id is None else session.get(StepRow, step_id)
    return None if row is None else row.episode_id
