"""A plan's meeting comes to its end: held, who came, and the next one dated, in one act."""

from collections.abc import Sequence
from datetime import datetime

from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.domain.meeting import MeetingKind
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.ladder.steps import NOT_YET, is_to_come
from bluesky_desktop.services.monitoring.holding import hold_within
from bluesky_desktop.services.monitoring.meeting_people import people_of_the_next
from bluesky_desktop.services.monitoring.meeting_records import (
    changed,
    find_pupil,
    meeting_to_come,
)
from bluesky_desktop.services.monitoring.meetings import MeetingToDate, write_meeting
from bluesky_desktop.services.plans.records import running_plan
from bluesky_desktop.services.pupils.naming import staff_names
from bluesky_desktop.storage.queries import drafts as draft_queries


def end_meeting(
    desk: Desk,
    *,
    meeting_id: int,
    came: Sequence[int],
    held_at: datetime | None = None,
    led_by_id: int | None = None,
    next_at: datetime | None = None,
    next_place: str = "",
    draft_id: int | None = None,
) -> Done[int | None]:
    """Says that a plan's meeting was held, and dates the next with the same people; returns that.

    Without `next_at` none is dated, and the review becomes due by the policy's rhythm. Raises
    InvalidInput: a time to come for the meeting, one gone by for the next, nobody who came.
    """
    desk.require(Permission.PREPARE_MEETING)
    at = held_at or desk.now()
    if is_to_come(desk, at):
        raise InvalidInput("held_at", NOT_YET)
    if next_at is not None and next_at <= at:
        raise InvalidInput("next_at", "The next meeting comes after this one.")
    with desk.unit_of_work() as work:
        meeting = meeting_to_come(work, meeting_id)
        if meeting.plan_id is None:
            raise InvalidInput("meeting", "This meeting belongs to no plan.")
        running_plan(work, meeting.plan_id)
        hold_within(work, desk, meeting, came=came, held_at=at, led_by_id=led_by_id)
        next_id = None
        if next_at is not None:
            pupil = find_pupil(work, meeting.pupil_id)
            names = staff_names(work, desk.person.id)
            following = MeetingToDate(
                pupil_id=meeting.pupil_id,
                kind=MeetingKind.INTERIM,
                dated_for=next_at,
                place=next_place or meeting.place,
                people=people_of_the_next(pupil, meeting.people, names),
                plan_id=meeting.plan_id,
            )
            next_id = write_meeting(work, desk, following)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(next_id, changed(meeting.pupil_id))
