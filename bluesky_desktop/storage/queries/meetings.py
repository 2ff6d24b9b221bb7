"""Meetings about pupils, who is invited to them, and the views gathered for them."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session

from bluesky_desktop.domain.meeting import (
    Answer,
    GatheredView,
    Invited,
    Meeting,
    MeetingKind,
    Part,
    Whose,
)
from bluesky_desktop.storage.reading import of_all_or_one, read, some
from bluesky_desktop.storage.tables.monitoring import (
    WANTING_CPOMS,
    MeetingPersonRow,
    MeetingRow,
    ViewRow,
)

_TO_COME = "held_at IS NULL AND cancelled_at IS NULL"
"""The condition of the index `ix_meeting_to_come`, to the letter."""
_MEETING, _PERSON, _VIEW = MeetingRow.__table__, MeetingPersonRow.__table__, ViewRow.__table__
_MEETINGS = select(_MEETING).order_by(_MEETING.c.dated_for, _MEETING.c.id)
_MEETINGS_TO_COME = of_all_or_one(_MEETINGS.where(text(_TO_COME)), _MEETING.c.pupil_id)
_OF_PUPIL = _MEETINGS.where(_MEETING.c.pupil_id == bindparam("pupil"))
_OF_PLANS = _MEETINGS.where(_MEETING.c.plan_id.in_(some("ids")))
_OF_REPORTS = _MEETINGS.where(_MEETING.c.report_id.in_(some("ids")))
_FOR_CPOMS = of_all_or_one(
    select(_MEETING)
    .where(text(WANTING_CPOMS), _MEETING.c.held_at.is_not(None))
    .order_by(_MEETING.c.held_at, _MEETING.c.id),
    _MEETING.c.pupil_id,
)
_PEOPLE = (
    select(_PERSON)
    .where(_PERSON.c.meeting_id.in_(some("meetings")))
    .order_by(_PERSON.c.position, _PERSON.c.id)
)
_VIEWS = (
    select(_VIEW)
    .where(_VIEW.c.meeting_id.in_(some("meetings")), _VIEW.c.undone_at.is_(None))
    .order_by(_VIEW.c.gathered_at, _VIEW.c.id)
)


def add_meeting(
    session: Session,
    *,
    pupil_id: int,
    kind: MeetingKind,
    dated_for: datetime,
    dated_at: datetime,
    recorded_by_id: int,
    report_id: int | None = None,
    plan_id: int | None = None,
    place: str = "",
    people: Iterable[Invited] = (),
) -> int:
    """Keeps a meeting with who is invited; returns its id."""
    row = MeetingRow(
        pupil_id=pupil_id,
        kind=kind.value,
        dated_for=dated_for,
        dated_at=dated_at,
        recorded_by_id=recorded_by_id,
        report_id=report_id,
        plan_id=plan_id,
        place=place,
    )
    session.add(row)
    session.flush()
    set_people(session, row.id, people)
    return row.id


def read_meeting(session: Session, meeting_id: int) -> Meeting | None:
    """One meeting with the people invited."""
    row = session.get(MeetingRow, meeting_id)
    return None if row is None else _values(session, [row])[0]


def meetings_to_come(session: Session, pupil_id: int | None = None) -> tuple[Meeting, ...]:
    """The meetings neither held nor cancelled, of one pupil or of all, the earliest first."""
    return _values(session, _MEETINGS_TO_COME.read(session, pupil_id))


def meetings_of_pupil(session: Session, pupil_id: int) -> tuple[Meeting, ...]:
    """All meetings about a pupil, cancelled ones too, the earliest first."""
    return _values(session, read(session, _OF_PUPIL, pupil=pupil_id))


def meetings_of_plans(session: Session, plan_ids: Collection[int]) -> tuple[Meeting, ...]:
    """All meetings of these plans, cancelled ones too, the earliest first."""
    return _values(session, read(session, _OF_PLANS, ids=list(plan_ids)))


def meetings_of_reports(session: Session, report_ids: Collection[int]) -> tuple[Meeting, ...]:
    """All meetings of these reports, cancelled ones too, the earliest first."""
    return _values(session, read(session, _OF_REPORTS, ids=list(report_ids)))


def meetings_wanting_cpoms(session: Session, pupil_id: int | None = None) -> tuple[Meeting, ...]:
    """The meetings held whose entry on CPOMS is missing, of one pupil or of all."""
    return _values(session, _FOR_CPOMS.read(session, pupil_id))


def set_people(session: Session, meeting_id: int, people: Iterable[Invited]) -> None:
    """Keeps who is invited, in this order, in the stead of who was.

    Those whose id is known stay the same record.
    """
    there = {row.id: row for row in _people_rows(session, (meeting_id,))}
    for position, one in enumerate(people):
        row = there.pop(one.id, None) if one.id is not None else None
        if row is None:
            row = MeetingPersonRow(meeting_id=meeting_id)
            session.add(row)
        row.position, row.name, row.part = position, one.name, one.part.value
        row.staff_id, row.contact_id, row.answer = one.staff_id, one.contact_id, one.answer.value
    for row in there.values():
        session.delete(row)
    session.flush()


def set_date(session: Session, meeting_id: int, *, dated_for: datetime, place: str) -> None:
    """Changes when and where a meeting is to be."""
    row = session.get_one(MeetingRow, meeting_id)
    row.dated_for, row.place = dated_for, place


def set_report(session: Session, meeting_id: int, report_id: int | None) -> None:
    """Says which report came of a step 7 meeting; None where it was taken away."""
    session.get_one(MeetingRow, meeting_id).report_id = report_id


def set_cancelled(session: Session, meeting_id: int, *, at: datetime | None, reason: str) -> None:
    """Cancels a meeting, or with None takes that back."""
    row = session.get_one(MeetingRow, meeting_id)
    row.cancelled_at, row.cancelled_reason = at, reason


def set_held(
    session: Session,
    meeting_id: int,
    *,
    at: datetime | None,
    led_by_id: int | None = None,
    wants_cpoms: bool = False,
) -> None:
    """Says when a meeting was held and who led it, or with None takes that back."""
    row = session.get_one(MeetingRow, meeting_id)
    row.held_at, row.led_by_id, row.wants_cpoms = at, led_by_id, wants_cpoms


def settle_cpoms(session: Session, meeting_ids: Iterable[int], cpoms_entry_id: int) -> None:
    """Says which entry on CPOMS holds these meetings."""
    for meeting_id in meeting_ids:
        session.get_one(MeetingRow, meeting_id).cpoms_entry_id = cpoms_entry_id


def add_view(
    session: Session,
    *,
    meeting_id: int,
    whose: Whose,
    name: str,
    words: str,
    expressed: tuple[str, ...],
    by_id: int,
    at: datetime,
) -> int:
    """Keeps a view gathered for a meeting; returns its id."""
    row = ViewRow(
        meeting_id=meeting_id,
        whose=whose.value,
        name=name,
        words=words,
        expressed=expressed,
        gathered_by_id=by_id,
        gathered_at=at,
    )
    session.add(row)
    session.flush()
    return row.id


def set_view_undone(session: Session, view_id: int, at: datetime | None) -> None:
    """Takes a view back, or with None brings it again."""
    session.get_one(ViewRow, view_id).undone_at = at


def read_view(session: Session, view_id: int) -> GatheredView | None:
    """One view; None where there is none, or it was taken back."""
    row = session.get(ViewRow, view_id)
    return None if row is None or row.undone_at is not None else _view(row)


def views_of(session: Session, meeting_ids: Collection[int]) -> tuple[GatheredView, ...]:
    """The views gathered for these meetings, the earliest first, without those taken back."""
    if not meeting_ids:
        return ()
    return tuple(map(_view, read(session, _VIEWS, meetings=list(meeting_ids))))


def _people_rows(session: Session, meeting_ids: Collection[int]) -> tuple[MeetingPersonRow, ...]:
    return tuple(
        session.scalars(
            select(MeetingPersonRow)
            .where(MeetingPersonRow.meeting_id.in_(tuple(meeting_ids)))
            .order_by(MeetingPersonRow.position, MeetingPersonRow.id)
        )
    )


def _values(session: Session, rows: Collection[Any]) -> tuple[Meeting, ...]:
    if not rows:
        return ()
    people: dict[int, list[Invited]] = {row.id: [] for row in rows}
    for one in read(session, _PEOPLE, meetings=list(people)):
        people[one.meeting_id].append(
            Invited(
                id=one.id,
                name=one.name,
                part=Part(one.part),
                staff_id=one.staff_id,
                contact_id=one.contact_id,
                answer=Answer(one.answer),
            )
        )
    return tuple(
        Meeting(
            id=row.id,
            pupil_id=row.pupil_id,
            kind=MeetingKind(row.kind),
            dated_for=row.dated_for,
            dated_at=row.dated_at,
            recorded_by_id=row.recorded_by_id,
            report_id=row.report_id,
            plan_id=row.plan_id,
            place=row.place,
            held_at=row.held_at,
            cancelled_at=row.cancelled_at,
            cancelled_reason=row.cancelled_reason,
            led_by_id=row.led_by_id,
            wants_cpoms=row.wants_cpoms,
            on_cpoms=row.cpoms_entry_id is not None,
            people=tuple(people[row.id]),
        )
        for row in rows
    )


def _view(row: ViewRow) -> GatheredView:
    return GatheredView(
        id=row.id,
        meeting_id=row.meeting_id,
        whose=Whose(row.whose),
        words=row.words,
        gathered_by_id=row.gathered_by_id,
        gathered_at=row.gathered_at,
        name=row.name,
        expressed=row.expressed,
    )
