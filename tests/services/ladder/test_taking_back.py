"""Taking back a return, attendance in Zone 6 or another time: what was before stands again."""

import pytest

from bluesky_desktop.domain.episode import Response
from bluesky_desktop.domain.errors import NotAllowed, NotFound
from bluesky_desktop.domain.obligations import Duty, Obligation
from bluesky_desktop.domain.story import Attendance
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.cpoms.entries import draft_cpoms, mark_entered
from bluesky_desktop.services.ladder.endings import undo_steps
from bluesky_desktop.services.ladder.episodes import read_episode
from bluesky_desktop.services.ladder.reading import read_ladder
from bluesky_desktop.services.ladder.scripts import open_returns, read_script, record_return
from bluesky_desktop.services.ladder.steps import Taking, record_attunement
from bluesky_desktop.services.ladder.taking_back import (
    take_back_attendance,
    take_back_new_time,
    take_back_return,
)
from bluesky_desktop.services.ladder.zone6 import agree_new_time, record_attendance
from bluesky_desktop.services.to_do.obligations import read_obligations
from tests.services.climbing import climb
from tests.services.conftest import LSA, OTHER_TEACHER, PASTORAL, TEACHER, TUESDAY, School, at
from tests.services.reading import details_in_trail


@pytest.fixture
def desk(school: School) -> Desk:
    return school.desk(TEACHER)


def duty(desk: Desk, pupil_id: int, which: Duty) -> Obligation | None:
    found = read_obligations(desk, pupil_id=pupil_id)
    return next((one for one in found if one.duty is which), None)


def open_episodes(desk: Desk, school: School) -> list[int]:
    climbs = read_ladder(desk, pupil_id=school.ilya).climbs
    return [one.episode_id for one in climbs if one.episode_id is not None]


class TestReturn:
    def test_it_is_to_do_again_when_it_was_promised(self, school: School, desk: Desk) -> None:
        step_id = climb(desk, school.ilya, 3)[-1].step_ids[0]
        before = duty(desk, school.ilya, Duty.RETURN)
        ladder = read_ladder(desk, pupil_id=school.ilya)
        was = record_return(desk, step_id=step_id, seen="Hand up", thanked=True).value
        assert duty(desk, school.ilya, Duty.RETURN) is None
        take_back_return(desk, step_id=step_id, response=was)
        assert duty(desk, school.ilya, Duty.RETURN) == before
        assert before is not None
        assert [one.step_id for one in open_returns(desk)] == [step_id]
        assert read_script(desk, step_id=step_id).seen == ""
        assert read_ladder(desk, pupil_id=school.ilya) == ladder
        record_return(desk, step_id=step_id, seen="Hand up")

    def test_what_was_seen_stays_in_the_trail(self, school: School, desk: Desk) -> None:
        step_id = climb(desk, school.ilya, 3)[-1].step_ids[0]
        record_return(desk, step_id=step_id, seen="Hand up")
        take_back_return(desk, step_id=step_id, response=None)
        assert details_in_trail(desk, "take_back_return") == [
            {"returned_at": desk.now().isoformat(), "seen": "Hand up"}
        ]

    def test_the_episode_that_re_engaged_had_ended_is_open_again(
        self, school: School, desk: Desk
    ) -> None:
        step_id = climb(desk, school.ilya, 3)[-1].step_ids[0]
        episode_id = read_script(desk, step_id=step_id).episode_id
        was = record_return(desk, step_id=step_id, seen="", response=Response.RE_ENGAGED).value
        assert open_episodes(desk, school) == []
        take_back_return(desk, step_id=step_id, response=was)
        assert open_episodes(desk, school) == [episode_id]

    def test_an_episode_begun_meanwhile_stays_the_open_one(
        self, school: School, desk: Desk
    ) -> None:
        step_id = climb(desk, school.ilya, 3)[-1].step_ids[0]
        was = record_return(desk, step_id=step_id, seen="", response=Response.RE_ENGAGED).value
        newer = record_attunement(desk, taking=Taking(pupil_id=school.ilya)).value.episode_id
        take_back_return(desk, step_id=step_id, response=was)
        assert open_episodes(desk, school) == [newer]
        assert duty(desk, school.ilya, Duty.RETURN) is not None

    def test_the_steps_after_it_stand(self, school: School, desk: Desk) -> None:
        steps = climb(desk, school.ilya, 4)
        script = steps[2].step_ids[0]
        was = record_return(desk, step_id=script, seen="", response=Response.NEEDS_TIME).value
        take_back_return(desk, step_id=script, response=was)
        episode = read_episode(desk, episode_id=steps[0].episode_id)
        assert len(episode.steps) == 4
        assert open_episodes(desk, school) == [steps[0].episode_id]

    def test_not_twice_and_not_where_it_is_still_to_do(self, school: School, desk: Desk) -> None:
        step_id = climb(desk, school.ilya, 3)[-1].step_ids[0]
        with pytest.raises(NotFound):
            take_back_return(desk, step_id=step_id, response=None)
        record_return(desk, step_id=step_id, seen="Hand up")
        take_back_return(desk, step_id=step_id, response=None)
        with pytest.raises(NotFound):
            take_back_return(desk, step_id=step_id, response=None)

    def test_who_returned_or_wrote_it_down_may_and_of_others_the_pastoral_lead(
        self, school: School, desk: Desk
    ) -> None:
        step_id = climb(desk, school.ilya, 3)[-1].step_ids[0]
        other, lsa = school.desk(OTHER_TEACHER), school.desk(LSA)
        for who in (other, lsa, school.desk(PASTORAL)):
            record_return(lsa, step_id=step_id, seen="Hand up", returned_by_id=other.person.id)
            with pytest.raises(NotAllowed):
                take_back_return(desk, step_id=step_id, response=None)
            take_back_return(who, step_id=step_id, response=None)

    def test_where_cpoms_holds_it_that_is_to_be_corrected(self, school: School, desk: Desk) -> None:
        step_id = climb(desk, school.ilya, 5)[2].step_ids[0]
        record_return(desk, step_id=step_id, seen="Hand up")
        draft = draft_cpoms(desk, pupil_id=school.ilya, day=TUESDAY)
        mark_entered(desk, draft=draft, text=draft.text)
        take_back_return(desk, step_id=step_id, response=None)
        assert duty(desk, school.ilya, Duty.CPOMS_CORRECTION) is not None
        (line,) = draft_cpoms(desk, pupil_id=school.ilya, day=TUESDAY).lines
        assert line.startswith("Taken back:")
        assert "Hand up" in line


class TestAttendance:
    def test_it_is_to_do_again_and_what_was_kept_stays_in_the_trail(
        self, school: School, desk: Desk
    ) -> None:
        step_id = climb(desk, school.ilya, 5)[-1].step_ids[0]
        before = duty(desk, school.ilya, Duty.ZONE_6)
        record_attendance(desk, step_id=step_id, attendance=Attendance.REFUSED, note="Asked twice")
        assert duty(desk, school.ilya, Duty.ZONE_6) is None
        take_back_attendance(desk, step_id=step_id)
        assert before is not None
        assert duty(desk, school.ilya, Duty.ZONE_6) == before
        assert details_in_trail(desk, "take_back_attendance") == [
            {"attendance": Attendance.REFUSED.value, "note": "Asked twice"}
        ]
        record_attendance(desk, step_id=step_id, attendance=Attendance.ATTENDED)

    def test_not_where_it_is_still_to_do_nor_of_a_step_taken_back(
        self, school: School, desk: Desk
    ) -> None:
        step_id = climb(desk, school.ilya, 5)[-1].step_ids[0]
        with pytest.raises(NotFound):
            take_back_attendance(desk, step_id=step_id)
        record_attendance(desk, step_id=step_id, attendance=Attendance.ATTENDED)
        undo_steps(desk, step_ids=(step_id,))
        with pytest.raises(NotFound):
            take_back_attendance(desk, step_id=step_id)

    def test_who_saw_it_may(self, school: School, desk: Desk) -> None:
        step_id = climb(desk, school.ilya, 5)[-1].step_ids[0]
        lsa = school.desk(LSA)
        record_attendance(
            desk, step_id=step_id, attendance=Attendance.ATTENDED, adult_id=lsa.person.id
        )
        with pytest.raises(NotAllowed):
            take_back_attendance(school.desk(OTHER_TEACHER), step_id=step_id)
        take_back_attendance(lsa, step_id=step_id)

    def test_where_cpoms_holds_it_that_is_to_be_corrected(self, school: School, desk: Desk) -> None:
        step_id = climb(desk, school.ilya, 5)[-1].step_ids[0]
        record_attendance(desk, step_id=step_id, attendance=Attendance.ATTENDED)
        draft = draft_cpoms(desk, pupil_id=school.ilya, day=TUESDAY)
        mark_entered(desk, draft=draft, text=draft.text)
        take_back_attendance(desk, step_id=step_id)
        assert duty(desk, school.ilya, Duty.CPOMS_CORRECTION) is not None


class TestAnotherTime:
    def test_the_time_before_stands_again(self, school: School, desk: Desk) -> None:
        step_id = climb(desk, school.ilya, 5)[-1].step_ids[0]
        before = duty(desk, school.ilya, Duty.ZONE_6)
        was = agree_new_time(desk, step_id=step_id, agreed_at=at("14:30")).value
        take_back_new_time(desk, step_id=step_id, agreed_at=was)
        assert before is not None
        assert duty(desk, school.ilya, Duty.ZONE_6) == before
        assert details_in_trail(desk, "take_back_new_time") == [
            {"before": at("14:30").isoformat(), "after": was.isoformat()}
        ]

    def test_not_once_attendance_is_recorded(self, school: School, desk: Desk) -> None:
        step_id = climb(desk, school.ilya, 5)[-1].step_ids[0]
        was = agree_new_time(desk, step_id=step_id, agreed_at=at("14:30")).value
        record_attendance(desk, step_id=step_id, attendance=Attendance.CAME_LATER)
        with pytest.raises(NotFound):
            take_back_new_time(desk, step_id=step_id, agreed_at=was)
