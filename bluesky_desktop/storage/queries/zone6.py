"""Referrals to Zone 6, and the phone calls home about them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, or_, select, text
from sqlalchemy.orm import Session

from bluesky_desktop.domain.obligations import Zone6Referral
from bluesky_desktop.domain.story import Attendance, CallOutcome, ReferralOutcome
from bluesky_desktop.storage.reading import ENTRY, columns, entries, named, read, some
from bluesky_desktop.storage.tables.story import (
    UNSETTLED,
    CallHomeRow,
    CpomsEntryRow,
    StepRow,
    Zone6Row,
)

_ZONE6, _CALL, _CPOMS = Zone6Row.__table__, CallHomeRow.__table__, CpomsEntryRow.__table__
_REFERRALS = (
    select(*columns(_ZONE6), *named(ENTRY, "episode_id", "adult_id", "happened_at"))
    .join(ENTRY, ENTRY.c.id == _ZONE6.c.step_id)
    .where(ENTRY.c.undone_at.is_(None))
)
_UNSETTLED = _REFERRALS.where(text(f"({UNSETTLED})"))
_UNSETTLED_OF_PUPIL = _UNSETTLED.where(_ZONE6.c.pupil_id == bindparam("pupil"))
_ONE = _REFERRALS.where(_ZONE6.c.step_id == bindparam("step"))
_OUTCOMES = (
    select(*columns(_ZONE6), _CPOMS.c.entered_at)
    .outerjoin(_CPOMS, _CPOMS.c.id == _ZONE6.c.cpoms_entry_id)
    .where(_ZONE6.c.step_id.in_(some("steps")))
)
_CALLED_AGAIN = (
    select(ENTRY.c.episode_id, _CALL.c.call_again_at)
    .join(_CALL, _CALL.c.id == ENTRY.c.id)
    .where(ENTRY.c.episode_id.in_(some("episodes")), ENTRY.c.undone_at.is_(None))
    .order_by(ENTRY.c.happened_at, ENTRY.c.id)
)
_CALLS = entries(_CALL).where(_CALL.c.id.in_(some("ids")))


@dataclass(frozen=True, slots=True)
class KeptAttendance:
    """What is kept of attendance: the pack's key, a note, who saw it and who wrote it down."""

    attendance: str
    note: str
    by_id: int | None
    recorded_by_id: int | None


def add_referral(
    session: Session,
    *,
    step_id: int,
    pupil_id: int,
    agreed_at: datetime,
    brought_by: str,
    met_by: str,
    wants_cpoms: bool = True,
) -> None:
    """Keeps what was agreed about Zone 6."""
    session.add(
        Zone6Row(
            step_id=step_id,
            pupil_id=pupil_id,
            agreed_at=agreed_at,
            brought_by=brought_by,
            met_by=met_by,
            wants_cpoms=wants_cpoms,
        )
    )


def unsettled_referrals(session: Session, pupil_id: int | None = None) -> tuple[Zone6Referral, ...]:
    """The referrals, of one pupil or of all, that still lack something, the earliest first."""
    rows = (
        read(session, _UNSETTLED)
        if pupil_id is None
        else read(session, _UNSETTLED_OF_PUPIL, pupil=pupil_id)
    )
    found = [_referral(row) for row in rows]
    again = _calls_again(session, {one.episode_id for one in found if not one.called_home})
    return tuple(
        replace(one, call_again_at=None if one.called_home else again.get(one.episode_id))
        for one in sorted(found, key=lambda one: (one.agreed_at, one.step_id))
    )


def read_referral(session: Session, step_id: int) -> Zone6Referral | None:
    """One referral; None where there is none, or its step was undone."""
    found = read(session, _ONE, step=step_id)
    return _referral(found[0]) if found else None


def outcomes_of(session: Session, step_ids: Iterable[int]) -> dict[int, ReferralOutcome]:
    """What became of these referrals, by step."""
    found = read(session, _OUTCOMES, steps=list(step_ids))
    # A query of their own: joined outwards, the database would read every call there is.
    called = [row.call_home_id for row in found if row.call_home_id is not None]
    calls = {call.id: call for call in read(session, _CALLS, ids=called)} if called else {}
    return {row.step_id: _outcome(row, calls.get(row.call_home_id)) for row in found}


def set_attendance(
    session: Session,
    step_id: int,
    *,
    attendance: Attendance,
    at: datetime,
    note: str,
    by_id: int,
    recorded_by_id: int | None = None,
) -> None:
    """Keeps whether the pupil came to Zone 6, who saw it, and who wrote it down."""
    row = session.get_one(Zone6Row, step_id)
    row.attendance, row.attended_at = attendance.value, at
    row.attendance_note, row.attendance_by_id = note, by_id
    row.attendance_recorded_by_id = recorded_by_id or by_id


def unset_attendance(session: Session, step_id: int) -> KeptAttendance:
    """Says that attendance is still to be recorded; returns what was kept of it."""
    row = session.get_one(Zone6Row, step_id)
    before = KeptAttendance(
        row.attendance or "",
        row.attendance_note,
        row.attendance_by_id,
        row.attendance_recorded_by_id,
    )
    row.attendance = row.attended_at = None
    row.attendance_by_id = row.attendance_recorded_by_id = None
    row.attendance_note = ""
    return before


def set_agreed(session: Session, step_id: int, agreed_at: datetime) -> None:
    """Changes the time for which Zone 6 is agreed."""
    session.get_one(Zone6Row, step_id).agreed_at = agreed_at


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


def forget_cpoms(session: Session, step_id: int) -> None:
    """Lets a referral be entered on CPOMS again, after it was amended; no other step has one."""
    row = session.get(Zone6Row, step_id)
    if row is not None:
        row.cpoms_entry_id = None


def settle_anew(session: Session, call_id: int) -> None:
    """Says anew which calls informed the parents, after this one was undone or amended."""
    call = session.get_one(CallHomeRow, call_id)
    session.flush()
    found = session.execute(
        select(Zone6Row, StepRow)
        .join(StepRow, StepRow.id == Zone6Row.step_id)
        .where(or_(Zone6Row.call_home_id == call_id, StepRow.episode_id == call.episode_id))
    ).all()
    for referral, step in found:
        settled_by = referral.call_home_id
        if settled_by is None or not _reached(session.get_one(CallHomeRow, settled_by)):
            referral.call_home_id = _first_that_reached(session, step)


def _reached(call: CallHomeRow) -> bool:
    return call.undone_at is None and call.outcome == CallOutcome.SPOKE.value


def _first_that_reached(session: Session, step: StepRow) -> int | None:
    calls = session.scalars(
        select(CallHomeRow)
        .where(
            CallHomeRow.episode_id == step.episode_id,
            CallHomeRow.happened_at >= step.happened_at.replace(second=0, microsecond=0),
        )
        .order_by(CallHomeRow.happened_at, CallHomeRow.id)
    )
    return next((call.id for call in calls if _reached(call)), None)


def _referral(row: Any) -> Zone6Referral:
    return Zone6Referral(
        step_id=row.step_id,
        pupil_id=row.pupil_id,
        episode_id=row.episode_id or 0,
        adult_id=row.adult_id,
        recorded_at=row.happened_at,
        agreed_at=row.agreed_at,
        brought_by=row.brought_by,
        met_by=row.met_by,
        attended=row.attendance is not None,
        called_home=row.call_home_id is not None,
        wants_cpoms=row.wants_cpoms,
        on_cpoms=row.cpoms_entry_id is not None,
    )


def _outcome(row: Any, call: Any) -> ReferralOutcome:
    return ReferralOutcome(
        step_id=row.step_id,
        attendance=Attendance(row.attendance) if row.attendance else None,
        attended_at=row.attended_at,
        attendance_note=row.attendance_note,
        attendance_by_id=row.attendance_by_id,
        called_at=call.happened_at if call is not None else None,
        called_name=call.contact_name if call is not None else "",
        entered_at=row.entered_at,
    )


def _calls_again(session: Session, episode_ids: Collection[int]) -> dict[int, datetime]:
    """For each episode the time at which its last call said that home is called again."""
    if not episode_ids:
        return {}
    calls = read(session, _CALLED_AGAIN, episodes=list(episode_ids))
    last = {row.episode_id: row.call_again_at for row in calls}
    return {episode_id: again for episode_id, again in last.items() if again is not None}
