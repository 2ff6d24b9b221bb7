"""The page for parents: one page in plain words, whatever there is to say."""

from dataclasses import replace

from bluesky_desktop.domain.meeting import Invited, MeetingKind, Part, Whose
from bluesky_desktop.domain.pack_parts import PackPart
from bluesky_desktop.services.monitoring.meetings import MeetingToDate, date_meeting
from bluesky_desktop.services.pupils.register import edit_pupil, read_pupil
from bluesky_desktop.services.story.recognitions import record_recognition
from tests.services.climbing import climb
from tests.services.conftest import PASTORAL, School, at
from tests.services.pack.meeting import THURSDAY, prepared, say
from tests.services.pack.test_packing import EVERY, arrange, pages_of

LONG = "Drawing at a table of one’s own near the window helps, with the timetable in sight. " * 12
NAME_80 = "Maximiliana-Théodora Wolfeschlegelsteinhausenbergerdorff-Papadopoulou y Santos"


def test_the_page_for_parents_is_one_page_for_the_longest_aim_and_the_most_people(
    school: School,
) -> None:
    desk = school.desk(PASTORAL)
    climb(desk, school.ilya, 1)
    for _ in range(5):
        record_recognition(desk, pupil_ids=(school.ilya,), recognition="gem", words=LONG)
    many = tuple(f"{number} {LONG}" for number in range(9))
    pupil = replace(read_pupil(desk, pupil_id=school.ilya), strengths=many, what_helps=many)
    edit_pupil(desk, pupil=pupil)
    people = [Invited(name=f"{number} {NAME_80}", part=Part.STAFF) for number in range(14)]
    meeting = MeetingToDate(
        pupil_id=school.ilya,
        kind=MeetingKind.FIRST,
        dated_for=at("15:00", THURSDAY),
        place=LONG,
        people=tuple(people),
    )
    meeting_id = date_meeting(desk, meeting=meeting).value
    say(school, meeting_id, Whose.STUDENT, LONG)
    prepared(school, meeting_id)
    arrange(desk, meeting_id, (PackPart.PARENTS,), tuple(set(EVERY) - {PackPart.PARENTS}))
    _, page = pages_of(desk, meeting_id)
    assert "more" in page
    assert "…”" in page
    assert "What would you like us to know about Ilya?" in page
    for heading in ("What Ilya is good at", "What helps Ilya", "What we have tried"):
        assert heading in page
