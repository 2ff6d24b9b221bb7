"""What a meeting's pack holds, in which order, how far back it goes, and whom it may name."""

from collections.abc import Sequence
from dataclasses import replace

from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.domain.pack_parts import PackPart, in_order
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.monitoring.meeting_records import find_meeting, note_meeting
from bluesky_desktop.services.story.timeline import Period
from bluesky_desktop.storage.queries import preparation as preparation_queries
from bluesky_desktop.storage.queries.preparation import Preparation


def arrange_pack(
    desk: Desk,
    *,
    meeting_id: int,
    parts: Sequence[PackPart],
    left_out: Sequence[PackPart],
    period: Period,
    earlier_reports: Sequence[int] = (),
) -> Done[None]:
    """Keeps which parts the pack has, in which order, and how far back its chronology goes.

    `earlier_reports` are the daily reports that it holds beside the newest. Raises
    NotAllowed, NotFound.
    """
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        meeting = find_meeting(work, meeting_id)
        before = preparation_queries.read_preparation(work.session, meeting_id)
        kept = before or Preparation(meeting_id, (), (), period.value, None)
        preparation_queries.keep_preparation(
            work.session,
            replace(
                kept,
                parts=tuple(one.value for one in in_order(parts)),
                left_out=tuple(one.value for one in left_out),
                period=period.value,
                earlier_reports=tuple(dict.fromkeys(earlier_reports)),
            ),
            desk.person.id,
        )
        work.commit()
    return Done(None, Changes.of(Kind.FORM, pupil=meeting.pupil_id))


def let_name(desk: Desk, *, meeting_id: int, name: str, reason: str) -> Done[None]:
    """Lets the meeting's pack name another child. Only SLT may. Raises InvalidInput, NotFound."""
    desk.require(Permission.DECIDE_MONITORING)
    if not name.strip():
        raise InvalidInput("name", "Say which child.")
    if not reason.strip():
        raise InvalidInput("reason", "Say why this child may be named.")
    with desk.unit_of_work() as work:
        meeting = find_meeting(work, meeting_id)
        preparation_queries.allow_naming(
            work.session,
            meeting_id,
            name=" ".join(name.split()),
            reason=reason.strip(),
            by_id=desk.person.id,
            at=desk.now(),
        )
        note_meeting(work, desk, "let_name", meeting_id, meeting.pupil_id, child=name)
        work.commit()
    return Done(None, Changes.of(Kind.FORM, pupil=meeting.pupil_id))


def name_no_more(desk: Desk, *, meeting_id: int, name: str) -> Done[None]:
    """Lets the meeting's pack name a child no more. Only SLT may. Raises NotFound."""
    desk.require(Permission.DECIDE_MONITORING)
    with desk.unit_of_work() as work:
        meeting = find_meeting(work, meeting_id)
        preparation_queries.forbid_naming(work.session, meeting_id, name)
        note_meeting(work, desk, "name_no_more", meeting_id, meeting.pupil_id, child=name)
        work.commit()
    return Done(None, Changes.of(Kind.FORM, pupil=meeting.pupil_id))
