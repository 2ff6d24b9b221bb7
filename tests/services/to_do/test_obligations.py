"""What is to do, for one pupil and for all, from records as they are in the database."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bluesky_desktop.domain.episode import Ending
from bluesky_desktop.domain.errors import NotAllowed
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.story import Attendance
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.endings import say_how_it_ended
from bluesky_desktop.services.ladder.scripts import record_return
from bluesky_desktop.services.ladder.zone6 import record_attendance
from bluesky_desktop.services.to_do.obligations import read_obligations
from tests.services.climbing import climb
from tests.services.conftest import OTHER_TEACHER, TEACHER, TUESDAY, School, at


@pytest.fixture
def desk(school: School) -> Desk:
    return school.desk(TEACHER)


def test_nothing_recorded_leaves_nothing_to_do(desk: Desk) -> None:
    assert read_obligations(desk) == ()


def test_for_all_is_what_it_is_for_each(school: School, desk: Desk) -> None:
    climb(desk, school.ilya, 5)
    climb(school.desk(OTHER_TEACHER), school.ilya, 3)
    climb(desk, school.ngozi, 3)
    school.clock.set("16:00")
    every = read_obligations(desk)
    each = [
        *read_obligations(desk, pupil_id=school.ilya),
        *read_obligations(desk, pupil_id=school.ngozi),
    ]
    assert sorted(map(repr, every)) == sorted(map(repr, each))
    assert {one.pupil_id for one in every} == {school.ilya, school.ngozi}


def test_the_most_urgent_comes_first(school: School, desk: Desk) -> None:
    climb(desk, school.ilya, 5, agreed_at=at("13:15"))
    assert [one.duty for one in read_obligations(desk)][:2] == [Duty.RETURN, Duty.ZONE_6]


def test_recording_what_happened_makes_it_go(school: School, desk: Desk) -> None:
    records = climb(desk, school.ilya, 5)
    record_return(desk, step_id=records[2].step_ids[0], seen="Hand up")
    record_attendance(desk, step_id=records[4].step_ids[0], attendance=Attendance.ATTENDED)
    assert {one.duty for one in read_obligations(desk)} == {
        Duty.CALL_HOME,
        Duty.CPOMS,
        Duty.CONVERSATION,
    }


def test_it_becomes_late_by_itself_on_the_next_school_day(school: School, desk: Desk) -> None:
    climb(desk, school.ilya, 5)
    wednesday = TUESDAY + timedelta(days=1)
    school.clock.set("08:50", wednesday)
    found = read_obligations(desk)
    assert all(one.is_late(wednesday) for one in found)
    assert not any(one.is_late(TUESDAY) for one in found)


def test_an_episode_left_open_is_asked_about_once_for_each_lead_adult(
    school: School, desk: Desk
) -> None:
    mine = climb(desk, school.ilya, 2)[-1].episode_id
    climb(school.desk(OTHER_TEACHER), school.ilya, 1)
    school.clock.set("15:30")
    found = read_obligations(desk, pupil_id=school.ilya)
    assert [one.duty for one in found] == [Duty.HOW_DID_IT_END] * 2
    say_how_it_ended(desk, endings={mine: Ending.RE_ENGAGED})
    (left,) = read_obligations(desk, pupil_id=school.ilya)
    assert left.adult_id == school.id_of(OTHER_TEACHER)


def test_only_who_may_see_pupils(desk: Desk) -> None:
    gone = replace(desk, person=replace(desk.person, active=False))
    with pytest.raises(NotAllowed):
        read_obligations(gone)
