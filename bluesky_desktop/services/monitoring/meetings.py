"""Meetings about a pupil: dated, given another time, cancelled. Times are UTC."""

from dataclasses import dataclass
from datetime import datetime

from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.meeting import Invited, MeetingKind
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.works_here import require_works_here
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.monitoring.meeting_people import checked_people
from bluesky_desktop.services.monitoring.meeting_records import (
    changed,
    find_meeting,
    find_pupil,
    meeting_to_come,
    note_meeting,
    refuse_second,
)
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.queries import plans as plan_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingToDate:
    """A meeting as somebody dates it. `report_id` or `plan_id` say what it belongs to."""

    pupil_id: int
    kind: MeetingKind
    dated_for: datetime
    place: str = ""
    people: tuple[Invited, ...] = ()
    report_id: int | None = None
    plan_id: int | None = None


def date_meeting(desk: Desk, *, meeting: MeetingToDate, draft_id: int | None = None) -> Done[int]:
    """Dates a meeting and invites people; returns it. One told afterwards may be in the past.

    Raises RuleRefused where one is dated already, InvalidInput, NotFound.
    """
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        meeting_id = write_meeting(work, desk, meeting)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(meeting_id, changed(meeting.pupil_id))


def write_meeting(work: UnitOfWork, desk: Desk, meeting: MeetingToDate) -> int:
    """The same within a transaction that is open already; the role is the caller's to ask."""
    _judge(work, meeting)
    pupil = find_pupil(work, meeting.pupil_id)
    refuse_second(work, meeting.pupil_id, meeting.kind, meeting.plan_id, meeting.report_id)
    invited = (one.staff_id for one in meeting.people)
    require_works_here(work, desk, "people", *invited, at=meeting.dated_for)
    meeting_id = meeting_queries.add_meeting(
        work.session,
        pupil_id=meeting.pupil_id,
        kind=meeting.kind,
        dated_for=meeting.dated_for,
        dated_at=desk.now(),
        recorded_by_id=desk.person.id,
        report_id=meeting.report_id,
        plan_id=meeting.plan_id,
        place=meeting.place.strip(),
        people=checked_people(pupil, meeting.people),
    )
    note_meeting(work, desk, "date_meeting", meeting_id, meeting.pupil_id, kind=meeting.kind.value)
    return meeting_id


def change_meeting(
    desk: Desk, *, meeting_id: int, dated_for: datetime, place: str = ""
) -> Done[int]:
    """Gives a meeting to come another time or place; the old stay in the audit trail.

    Returns the pupil. Raises NotFound.
    """
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        meeting = meeting_to_come(work, meeting_id)
        meeting_queries.set_date(work.session, meeting_id, dated_for=dated_for, place=place.strip())
        note_meeting(
            work,
            desk,
            "change_meeting",
            meeting_id,
            meeting.pupil_id,
            before=f"{meeting.dated_for.isoformat()} {meeting.place}".strip(),
            after=f"{dated_for.isoformat()} {place}".strip(),
        )
        work.commit()
    return Done(meeting.pupil_id, changed(meeting.pupil_id))


def cancel_meeting(
    desk: Desk, *, meeting_id: int, reason: str, draft_id: int | None = None
) -> Done[int]:
    """Cancels a meeting to come, with a reason; returns the pupil. Raises InvalidInput."""
    desk.require(Permission.PREPARE_MEETING)
    if not reason.strip():
        raise InvalidInput("reason", "Please say why it is cancelled.")
    with desk.unit_of_work() as work:
        meeting = meeting_to_come(work, meeting_id)
        meeting_queries.set_cancelled(
            work.session, meeting_id, at=desk.now(), reason=reason.strip()
        )
        note_meeting(work, desk, "cancel_meeting", meeting_id, meeting.pupil_id)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(meeting.pupil_id, changed(meeting.pupil_id))


def take_back_cancelling(desk: Desk, *, meeting_id: int) -> Done[int]:
    """Lets a cancelled meeting stand again; returns the pupil. Raises NotFound, RuleRefused."""
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        meeting = find_meeting(work, meeting_id)
        if meeting.cancelled_at is None:
            raise NotFound("This meeting was not cancelled.", kept="Nothing was changed.")
        refuse_second(work, meeting.pupil_id, meeting.kind, meeting.plan_id, meeting.report_id)
        meeting_queries.set_cancelled(work.session, meeting_id, at=None, reason="")
        note_meeting(work, desk, "take_back_cancelling", meeting_id, meeting.pupil_id)
        work.commit()
    return Done(meeting.pupil_id, changed(meeting.pupil_id))


def _judge(work: UnitOfWork, meeting: MeetingToDate) -> None:
    """A plan that is named is one of the pupil's that has not ended. Raises InvalidInput."""
    if meeting.plan_id is None:
        return
    running = plan_queries.running_plans(work.session, meeting.pupil_id)
    if meeting.plan_id not in {one.id for one in running}:
        raise InvalidInput("plan", "No such plan runs for this pupil.")
