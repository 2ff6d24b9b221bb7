"""A first meeting about Ilya, with records that lead to it, in few words."""

from datetime import date

from bluesky_desktop.domain.episode import Ending
from bluesky_desktop.domain.meeting import Invited, MeetingKind, Part, Whose
from bluesky_desktop.domain.repair import Answer
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder import conversations, repairs
from bluesky_desktop.services.ladder.endings import say_how_it_ended
from bluesky_desktop.services.ladder.reading import read_ladder
from bluesky_desktop.services.monitoring.meetings import MeetingToDate, date_meeting
from bluesky_desktop.services.monitoring.views import ViewToGather, gather_view
from bluesky_desktop.services.pack.preparing import prepare_meeting
from bluesky_desktop.services.pack.view import PreparationView
from bluesky_desktop.services.story.recognitions import record_observation, record_recognition
from tests.services.climbing import climb, rupture
from tests.services.conftest import PASTORAL, TEACHER, School, at

MONDAY = date(2026, 11, 16)
THURSDAY = date(2026, 11, 26)


def records(school: School) -> int:
    """Two weeks of records about Ilya, some of which name Ngozi; returns the meeting to come."""
    climb(school.desk(TEACHER, at("10:05", date(2026, 11, 5))), school.ilya, 1)
    climb(school.desk(TEACHER, at("10:25", date(2026, 11, 5))), school.ilya, 1)
    end_at = school.desk(TEACHER, at("10:40", date(2026, 11, 5)))
    _re_engaged(end_at, school.ilya)
    desk = school.desk(TEACHER, at("11:20", MONDAY))
    episode = rupture(desk, school.ilya)
    record_observation(desk, pupil_id=school.ilya, words="Sat with ngozi and Ngozi Eze’s sister")
    record_recognition(desk, pupil_ids=(school.ilya,), recognition="gem", words="Helped Ngozi")
    conversations.hold(
        school.desk(TEACHER, at("13:30", MONDAY)),
        episode_id=episode,
        answers=(Answer(question=1, child="Ngozi took it and I got cross."),),
        repairs=[repairs.RepairToAgree(what="Build it again with Ngozi")],
        guided=False,
    )
    return first_meeting(school)


def first_meeting(school: School) -> int:
    """A first meeting about Ilya, this Thursday."""
    desk = school.desk(PASTORAL, at("10:10"))
    meeting = MeetingToDate(
        pupil_id=school.ilya,
        kind=MeetingKind.FIRST,
        dated_for=at("14:00", THURSDAY),
        people=(
            Invited(name="Ilya Marchetti", part=Part.CHILD),
            Invited(name="Lucia Marchetti", part=Part.PARENT),
        ),
    )
    return date_meeting(desk, meeting=meeting).value


def say(school: School, meeting_id: int, whose: Whose, words: str, name: str = "") -> None:
    """Gathers a view for a meeting."""
    view = ViewToGather(meeting_id=meeting_id, whose=whose, words=words, name=name)
    gather_view(school.desk(PASTORAL), view=view)


def prepared(school: School, meeting_id: int, name: str = PASTORAL) -> PreparationView:
    """The meeting as it is prepared."""
    return prepare_meeting(school.desk(name), meeting_id=meeting_id).value


def words_of(view: PreparationView, key: str) -> list[str]:
    """The sentences that stand in a field."""
    field = next(one for one in view.fields if one.field.key == key)
    return [one.sentence.words for one in field.sentences]


def _re_engaged(desk: Desk, pupil_id: int) -> None:
    climbing = read_ladder(desk, pupil_id=pupil_id).climbs[0]
    say_how_it_ended(desk, endings={climbing.episode_id or 0: Ending.RE_ENGAGED})
