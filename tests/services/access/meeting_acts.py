"""The acts on meetings about a pupil, each with the roles that may do it."""

from bluesky_desktop.domain.meeting import Answer, Invited, Meeting, MeetingKind, Part, Whose
from bluesky_desktop.services.monitoring import holding, meeting_people, meetings, views
from bluesky_desktop.services.monitoring.meeting_view import read_meeting
from bluesky_desktop.storage.queries import meetings as meeting_queries
from tests.services.access.acts import ALL, LEADS, Act
from tests.services.conftest import DEPUTY, School

CHILD = Invited(name="Ilya Marchetti", part=Part.CHILD)


def _to_date(school: School) -> meetings.MeetingToDate:
    return meetings.MeetingToDate(
        pupil_id=school.ilya,
        kind=MeetingKind.STEP_7,
        dated_for=school.clock.moment,
        people=(CHILD,),
    )


def _meeting(school: School) -> Meeting:
    """The meeting to come, dated where there is none yet."""
    desk = school.desk(DEPUTY)
    with desk.database.reader() as work:
        to_come = meeting_queries.meetings_to_come(work.session, school.ilya)
    if to_come:
        return to_come[0]
    dated = meetings.date_meeting(desk, meeting=_to_date(school)).value
    return read_meeting(desk, meeting_id=dated).meeting


def _cancelled(school: School) -> int:
    meeting = _meeting(school)
    meetings.cancel_meeting(school.desk(DEPUTY), meeting_id=meeting.id, reason="Snow")
    return meeting.id


def _held(school: School) -> int:
    meeting = _meeting(school)
    holding.hold_meeting(school.desk(DEPUTY), meeting_id=meeting.id, came=_people(meeting))
    return meeting.id


def _people(meeting: Meeting) -> list[int]:
    return [one.id or 0 for one in meeting.people]


def _view(school: School) -> views.ViewToGather:
    return views.ViewToGather(
        meeting_id=_meeting(school).id, whose=Whose.STUDENT, words="I like to draw first."
    )


MEETING_ACTS = (
    Act("date a meeting", LEADS, lambda s, me: meetings.date_meeting(me.desk, meeting=_to_date(s))),
    Act(
        "change a meeting",
        LEADS,
        lambda s, me: meetings.change_meeting(
            me.desk, meeting_id=_meeting(s).id, dated_for=s.clock.moment
        ),
    ),
    Act(
        "cancel a meeting",
        LEADS,
        lambda s, me: meetings.cancel_meeting(me.desk, meeting_id=_meeting(s).id, reason="Snow"),
    ),
    Act(
        "let a meeting stand again",
        LEADS,
        lambda s, me: meetings.take_back_cancelling(me.desk, meeting_id=_cancelled(s)),
    ),
    Act(
        "invite to a meeting",
        LEADS,
        lambda s, me: meeting_people.invite(me.desk, meeting_id=_meeting(s).id, people=(CHILD,)),
    ),
    Act(
        "answer for somebody",
        LEADS,
        lambda s, me: meeting_people.set_answer(
            me.desk,
            meeting_id=_meeting(s).id,
            person_id=_people(_meeting(s))[0],
            answer=Answer.COMING,
        ),
    ),
    Act(
        "hold a meeting",
        LEADS,
        lambda s, me: holding.hold_meeting(
            me.desk, meeting_id=_meeting(s).id, came=_people(_meeting(s))
        ),
    ),
    Act(
        "a meeting was not held",
        LEADS,
        lambda s, me: holding.take_back_holding(me.desk, meeting_id=_held(s)),
    ),
    Act("gather a view", ALL, lambda s, me: views.gather_view(me.desk, view=_view(s))),
    Act(
        "take another's view back",
        LEADS,
        lambda s, me: views.take_back_view(
            me.desk, view_id=views.gather_view(s.desk(DEPUTY), view=_view(s)).value
        ),
    ),
)
