"""Finding the records of meetings, what an act on one changes, and its line in the audit trail."""

from bluesky_desktop.domain.errors import NotFound, RuleRefused
from bluesky_desktop.domain.meeting import Meeting, MeetingKind
from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.domain.school_time import show_moment
from bluesky_desktop.services.context import Changes, Desk, Kind
from bluesky_desktop.services.trail import note
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def find_meeting(work: UnitOfWork, meeting_id: int) -> Meeting:
    """The meeting with this id. Raises NotFound."""
    meeting = meeting_queries.read_meeting(work.session, meeting_id)
    if meeting is None:
        raise NotFound("This meeting is not there any more.")
    return meeting


def meeting_to_come(work: UnitOfWork, meeting_id: int) -> Meeting:
    """A meeting neither held nor cancelled. Raises NotFound."""
    meeting = standing_meeting(work, meeting_id)
    if meeting.held_at is not None:
        raise NotFound("This meeting was held already.", kept="Nothing was changed.")
    return meeting


def standing_meeting(work: UnitOfWork, meeting_id: int) -> Meeting:
    """A meeting that was not cancelled. Raises NotFound."""
    meeting = find_meeting(work, meeting_id)
    if meeting.cancelled_at is not None:
        raise NotFound("This meeting was cancelled.", kept="Nothing was changed.")
    return meeting


def find_pupil(work: UnitOfWork, pupil_id: int) -> Pupil:
    """The pupil, whole. Raises NotFound."""
    pupil = pupil_queries.read_pupil(work.session, pupil_id)
    if pupil is None:
        raise NotFound("This pupil is not there any more.")
    return pupil


def note_meeting(
    work: UnitOfWork, desk: Desk, act: str, meeting_id: int, pupil_id: int, **detail: str | int
) -> None:
    """Writes an act on a meeting into the audit trail."""
    note(
        work,
        desk,
        act=act,
        subject="meeting",
        subject_id=meeting_id,
        pupil_id=pupil_id,
        detail=detail,
    )


def refuse_second(
    work: UnitOfWork,
    pupil_id: int,
    kind: MeetingKind,
    plan_id: int | None,
    report_id: int | None,
) -> None:
    """Raises RuleRefused where such a meeting is to come already."""
    for one in meeting_queries.meetings_to_come(work.session, pupil_id):
        if (one.plan_id, one.report_id, one.kind is MeetingKind.STEP_7) == (
            plan_id,
            report_id,
            kind is MeetingKind.STEP_7,
        ):
            raise RuleRefused(
                f"A meeting is dated already, for {show_moment(one.dated_for)}.",
                kept="Nothing was changed.",
                to_do="Give that one another time, or cancel it.",
            )


def changed(pupil_id: int) -> Changes:
    """What an act on a meeting changes."""
    return Changes.of(Kind.MEETING, Kind.LADDER, Kind.DRAFT, pupil=pupil_id)
