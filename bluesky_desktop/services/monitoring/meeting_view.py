"""A meeting about a pupil as the pages show it."""

from dataclasses import dataclass
from datetime import datetime

from bluesky_desktop.domain.meeting import (
    GatheredView,
    Meeting,
    MeetingKind,
    Whose,
    views_missing,
)
from bluesky_desktop.domain.pupil import PupilBrief
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.monitoring.meeting_records import find_meeting
from bluesky_desktop.services.pupils.naming import pupils_by_id, staff_names
from bluesky_desktop.storage.queries import meetings as meeting_queries

PLAN_STEP = 8


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting as the pages show it, with the views gathered for it and those still missing."""

    meeting: Meeting
    pupil: PupilBrief
    title: str
    led_by_name: str
    recorded_by_name: str
    views: tuple[GatheredView, ...]
    missing: tuple[Whose, ...]
    may_prepare: bool


def is_due(meeting: Meeting, now: datetime) -> bool:
    """Whether a meeting can be held: it is to come, and its day is here or has gone by."""
    return meeting.is_to_come and local_day(meeting.dated_for) <= local_day(now)


def meeting_title(pack: PolicyPack, kind: MeetingKind) -> str:
    """`Wellbeing Action Plan: first meeting`, or `Step 7 meeting`."""
    label = pack.label("meeting_kinds", kind.value)
    if kind is MeetingKind.STEP_7:
        return label
    return f"{plan_name(pack)}: {label[:1].lower()}{label[1:]}"


def plan_name(pack: PolicyPack) -> str:
    """`Wellbeing Action Plan`: the step's name without what stands in brackets."""
    return pack.step_name(PLAN_STEP).partition(" (")[0]


def read_meeting(desk: Desk, *, meeting_id: int) -> MeetingView:
    """One meeting. Raises NotFound."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        meeting = find_meeting(work, meeting_id)
        views = meeting_queries.views_of(work.session, (meeting_id,))
        pupil = pupils_by_id(work, (meeting.pupil_id,))[meeting.pupil_id]
        names = staff_names(work, desk.person.id)
    return MeetingView(
        meeting,
        pupil,
        meeting_title(desk.pack, meeting.kind),
        names.name(meeting.led_by_id),
        names.name(meeting.recorded_by_id),
        views,
        views_missing(meeting, (one.whose for one in views)),
        desk.may(Permission.PREPARE_MEETING),
    )
