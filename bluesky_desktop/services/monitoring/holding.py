"""Holding a meeting about a pupil: when it was, who came, who led it. Times are UTC."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.meeting import Answer, Invited, Meeting, MeetingKind
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.works_here import require_works_here
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.cpoms.corrections import compare_with_cpoms
from bluesky_desktop.services.ladder.steps import NOT_YET, is_to_come
from bluesky_desktop.services.monitoring.meeting_records import (
    changed,
    find_meeting,
    meeting_to_come,
    note_meeting,
    refuse_second,
)
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def hold_meeting(
    desk: Desk,
    *,
    meeting_id: int,
    came: Sequence[int],
    held_at: datetime | None = None,
    led_by_id: int | None = None,
) -> Done[int]:
    """Says that a meeting was held, who of those invited came, and who led it.

    Returns the pupil. A step 7 meeting then needs its CPOMS entry. Raises InvalidInput for a time
    to come, a lead whose account was disabled, or a meeting to which nobody came, NotFound.
    """
    desk.require(Permission.PREPARE_MEETING)
    at = held_at or desk.now()
    if is_to_come(desk, at):
        raise InvalidInput("held_at", NOT_YET)
    with desk.unit_of_work() as work:
        meeting = meeting_to_come(work, meeting_id)
        hold_within(work, desk, meeting, came=came, held_at=at, led_by_id=led_by_id)
        work.commit()
    return Done(meeting.pupil_id, changed(meeting.pupil_id))


def hold_within(
    work: UnitOfWork,
    desk: Desk,
    meeting: Meeting,
    *,
    came: Sequence[int],
    held_at: datetime,
    led_by_id: int | None,
) -> None:
    """The same within a transaction that is open already."""
    if all(one.id not in came for one in meeting.people):
        raise InvalidInput("came", "Please say who came.")
    require_works_here(work, desk, "led_by", led_by_id, at=held_at)
    meeting_queries.set_people(
        work.session, meeting.id, (_came(one, one.id in came) for one in meeting.people)
    )
    meeting_queries.set_held(
        work.session,
        meeting.id,
        at=held_at,
        led_by_id=led_by_id or desk.person.id,
        wants_cpoms=meeting.kind is MeetingKind.STEP_7 and desk.setting.uses_cpoms,
    )
    note_meeting(work, desk, "hold_meeting", meeting.id, meeting.pupil_id)


def take_back_holding(desk: Desk, *, meeting_id: int) -> Done[int]:
    """Says that a meeting was not held after all: it is to come again. Returns the pupil."""
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        meeting = find_meeting(work, meeting_id)
        if not meeting.was_held:
            raise NotFound("This meeting was not held.", kept="Nothing was changed.")
        refuse_second(work, meeting.pupil_id, meeting.kind, meeting.plan_id, meeting.report_id)
        people = (_came(one, came=False) for one in meeting.people)
        meeting_queries.set_people(work.session, meeting_id, people)
        meeting_queries.set_held(work.session, meeting_id, at=None)
        if meeting.held_at is not None:
            compare_with_cpoms(work, desk, meeting.pupil_id, local_day(meeting.held_at))
        note_meeting(work, desk, "take_back_holding", meeting_id, meeting.pupil_id)
        work.commit()
    return Done(meeting.pupil_id, changed(meeting.pupil_id))


def _came(one: Invited, came: bool) -> Invited:
    if came:
        return replace(one, answer=Answer.CAME)
    return replace(one, answer=Answer.NONE) if one.answer is Answer.CAME else one
