"""What the records of a meeting say for the form that is written for it. Appendix 3."""

from bluesky_desktop.documents.sections import Source
from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.meeting import Answer, Meeting, names_of
from bluesky_desktop.domain.school_time import show_moment
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.monitoring.meeting_records import find_meeting
from bluesky_desktop.services.monitoring.meeting_view import meeting_title
from bluesky_desktop.services.papers.plan_facts import plan_facts
from bluesky_desktop.services.papers.subject_facts import SubjectFacts
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def meeting_facts(work: UnitOfWork, desk: Desk, meeting_id: int, pupil_id: int) -> SubjectFacts:
    """Which meeting it is, and its texts by the source that a form's fields name."""
    meeting = find_meeting(work, meeting_id)
    if meeting.pupil_id != pupil_id:
        raise NotFound("This meeting is about another pupil.")
    when = show_moment(meeting.held_at or meeting.dated_for)
    following = _following(work, meeting)
    facts = {
        Source.MEETING_DATE: when,
        Source.MEETING_PEOPLE: names_of(meeting.people),
        Source.MEETING_APOLOGIES: _apologies(meeting),
        Source.MEETING_NEXT: show_moment(following.dated_for) if following else "",
    }
    about = f"{meeting_title(desk.pack, meeting.kind)}, {when}"
    values = {source.value: text for source, text in facts.items()}
    return SubjectFacts(about, values | plan_facts(work, desk, meeting))


def _apologies(meeting: Meeting) -> str:
    sent = names_of(meeting.people, Answer.APOLOGIES)
    return sent or ("None" if meeting.was_held else "")


def _following(work: UnitOfWork, meeting: Meeting) -> Meeting | None:
    """The plan's meeting after this one, if it is dated."""
    if meeting.plan_id is None:
        return None
    every = meeting_queries.meetings_of_plans(work.session, (meeting.plan_id,))
    later = [one for one in every if one.dated_for > meeting.dated_for and not one.cancelled_at]
    return later[0] if later else None
