"""The meetings to come that can be prepared, of one pupil or of all."""

from dataclasses import dataclass
from datetime import datetime

from bluesky_desktop.domain.school_time import local_day, show_near_day, show_time
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.monitoring.meeting_view import meeting_title
from bluesky_desktop.services.pupils.naming import pupils_by_id
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.queries import preparation as preparation_queries


@dataclass(frozen=True, slots=True)
class MeetingToPrepare:
    """A meeting to come; `when` in words, `is_begun` once its form was drafted."""

    meeting_id: int
    pupil_id: int
    pupil_name: str
    title: str
    dated_for: datetime
    when: str
    is_begun: bool


def meetings_to_prepare(desk: Desk, *, pupil_id: int | None = None) -> tuple[MeetingToPrepare, ...]:
    """The meetings neither held nor cancelled, the earliest first. Raises NotAllowed."""
    desk.require(Permission.PREPARE_MEETING)
    with desk.database.reader() as work:
        meetings = meeting_queries.meetings_to_come(work.session, pupil_id)
        pupils = pupils_by_id(work, [one.pupil_id for one in meetings])
        begun = preparation_queries.begun(work.session, [one.id for one in meetings])
    today = local_day(desk.now())
    return tuple(
        MeetingToPrepare(
            one.id,
            one.pupil_id,
            pupils[one.pupil_id].name,
            meeting_title(desk.pack, one.kind),
            one.dated_for,
            f"{show_near_day(local_day(one.dated_for), today)}, {show_time(one.dated_for)}",
            one.id in begun,
        )
        for one in meetings
        if not pupils[one.pupil_id].archived
    )
