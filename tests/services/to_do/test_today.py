"""The first page: what is to do now, today and later, each leading to its act."""

from datetime import date, timedelta

import pytest

from bluesky_desktop.domain.episode import Ending
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.story import Attendance, CallOutcome
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.drafts import keep_draft
from bluesky_desktop.services.ladder.conversations import hold, postpone
from bluesky_desktop.services.ladder.endings import say_how_it_ended
from bluesky_desktop.services.ladder.repairs import RepairToAgree
from bluesky_desktop.services.ladder.zone6 import record_attendance, record_call_home
from bluesky_desktop.services.story.recognitions import record_recognition
from bluesky_desktop.services.to_do.today import TodayRow, TodayView, read_today
from tests.services.climbing import climb, rupture
from tests.services.conftest import (
    DEPUTY,
    LSA,
    OTHER_TEACHER,
    TEACHER,
    School,
    at,
)

WEDNESDAY = date(2026, 11, 25)
FRIDAY = date(2026, 11, 27)
MONDAY = date(2026, 11, 30)


def _duties(rows: tuple[TodayRow, ...]) -> list[Duty]:
    return [row.obligation.duty for row in rows]


def _row(view: TodayView, duty: Duty) -> TodayRow:
    every = (*view.now, *view.today, *view.later, *view.for_slt)
    return next(row for row in every if row.obligation.duty is duty)


def test_an_empty_page_says_so_kindly(school: School) -> None:
    view = read_today(school.desk())
    assert (view.now, view.today, view.later, view.for_slt) == ((), (), (), ())
    assert view.greeting == "Good morning, Amara"
    assert view.date_line == "Tue 24 Nov 2026. Nothing is to do."


def test_a_return_is_now_however_late(school: School) -> None:
    climb(school.desk(), school.ilya, 3)
    row = _row(read_today(school.desk()), Duty.RETURN)
    assert (row.when, row.when_detail, row.act) == ("10:15", "in 5:00", "Record the return")
    assert row.pupil_name == "Ilya Marchetti"
    school.clock.set("10:25")
    view = read_today(school.desk())
    assert _duties(view.now) == [Duty.RETURN]
    assert view.now[0].when_detail == "10 min ago"
    assert view.date_line == "Tue 24 Nov 2026. One thing to do."


class TestZone6:
    """Design rule 7, as the page shows it."""

    @pytest.fixture
    def desk(self, school: School) -> Desk:
        """The teacher's desk after a referral for half past twelve; the return is recorded."""
        desk = school.desk()
        climb(desk, school.ilya, 5, agreed_at=at("12:30"))
        return desk

    def test_the_agreed_time_comes_up_half_an_hour_before(self, school: School, desk: Desk) -> None:
        assert Duty.ZONE_6 in _duties(read_today(desk).today)
        school.clock.set("12:00")
        assert Duty.ZONE_6 in _duties(read_today(desk).now)

    def test_call_and_entry_are_by_the_end_of_the_school_day(self, desk: Desk) -> None:
        view = read_today(desk)
        for duty in (Duty.CALL_HOME, Duty.CPOMS):
            assert _row(view, duty).when == "by 15:30"

    def test_after_school_no_time_is_named_that_has_gone_by(
        self, school: School, desk: Desk
    ) -> None:
        school.clock.set("16:10")
        view = read_today(desk)
        for duty in (Duty.CALL_HOME, Duty.CPOMS):
            assert _row(view, duty).when == "Today"

    def test_what_is_recorded_leaves_the_page(self, school: School, desk: Desk) -> None:
        step = _row(read_today(desk), Duty.ZONE_6).obligation.subject_id or 0
        record_attendance(desk, step_id=step, attendance=Attendance.REFUSED)
        record_call_home(
            desk,
            pupil_id=school.ilya,
            contact_id=None,
            contact_name="Lucia Marchetti",
            outcome=CallOutcome.NO_ANSWER,
            step_id=step,
            call_again_at=at("14:00"),
        )
        view = read_today(desk)
        assert Duty.ZONE_6 not in _duties((*view.now, *view.today))
        assert _row(view, Duty.CALL_HOME).when == "14:00"

    def test_yesterdays_is_still_there_with_its_age(self, school: School, desk: Desk) -> None:
        school.clock.set("10:00", WEDNESDAY)
        row = _row(read_today(desk), Duty.CALL_HOME)
        assert (row.chip, row.when) == ("1 day old", "by 15:30")


class TestRepairs:
    """Design rule 9, as the page shows it."""

    def test_who_holds_it_who_supports_it_and_who_sees_it(self, school: School) -> None:
        rupture(school.desk(), school.ilya)
        acts = [
            _row(read_today(school.desk(name)), Duty.CONVERSATION).act
            for name in (TEACHER, DEPUTY, LSA)
        ]
        assert acts == ["Hold the conversation", "Support the conversation", "See the repair"]

    def test_over_a_weekend_it_is_three_days_old_on_monday(self, school: School) -> None:
        rupture(school.desk(at=at("10:00", FRIDAY)), school.ilya)
        school.clock.set("15:00", FRIDAY)
        assert _row(read_today(school.desk()), Duty.CONVERSATION).chip == ""
        school.clock.set("09:00", MONDAY)
        assert _row(read_today(school.desk()), Duty.CONVERSATION).chip == "3 days old"

    def test_postponed_to_another_day_it_is_later(self, school: School) -> None:
        desk = school.desk()
        episode = rupture(desk, school.ilya)
        postpone(
            desk,
            episode_id=episode,
            child_ready=False,
            adult_ready=True,
            next_at=at("09:15", WEDNESDAY),
        )
        view = read_today(desk)
        (row,) = [one for one in view.later if one.obligation.duty is Duty.CONVERSATION]
        assert (row.when, row.when_detail) == ("Wed 25", "09:15")

    def test_what_was_agreed_is_named(self, school: School) -> None:
        desk = school.desk()
        episode = rupture(desk, school.ilya)
        agreed = RepairToAgree(what="Build the tower again", by_when=WEDNESDAY)
        hold(desk, episode_id=episode, answers=(), repairs=[agreed], guided=False)
        row = _row(read_today(desk), Duty.AGREED_REPAIR)
        assert row.line == "Agreed repair: Build the tower again"
        assert (row.when, row.act) == ("Wed 25", "Mark as made")


def test_how_did_it_end_is_asked_after_school_and_answered_together(school: School) -> None:
    desk = school.desk()
    climb(desk, school.ilya, 2)
    climb(school.desk(OTHER_TEACHER), school.ngozi, 1)
    assert read_today(desk).today == ()
    school.clock.set("15:30")
    view = read_today(desk)
    assert _duties(view.today) == [Duty.HOW_DID_IT_END] * 2
    assert [row.when for row in view.today] == ["Today", "Today"]
    say_how_it_ended(
        desk,
        endings={row.obligation.episode_id or 0: Ending.DAY_ENDED for row in view.today},
    )
    assert read_today(desk).today == ()


def test_three_moves_to_time_in_are_for_slt_to_decide(school: School) -> None:
    desk = school.desk()
    for hour in ("10:30", "11:30", "12:30"):
        school.clock.set(hour)
        done = climb(desk, school.ilya, 4)[-1]
        say_how_it_ended(desk, endings={done.episode_id: Ending.RE_ENGAGED})
    view = read_today(school.desk(DEPUTY))
    assert _duties(view.for_slt) == [Duty.DECIDE_STEP_7]
    assert "3 moves to Time In this half term" in view.for_slt[0].line
    assert view.may_decide
    assert not read_today(school.desk(LSA)).may_decide


def test_two_episodes_with_two_adults_are_both_there(school: School) -> None:
    climb(school.desk(), school.ilya, 2)
    climb(school.desk(OTHER_TEACHER), school.ilya, 2)
    school.clock.set("16:00")
    leads = {row.obligation.adult_id for row in read_today(school.desk()).today}
    assert leads == {school.id_of(TEACHER), school.id_of(OTHER_TEACHER)}


def test_good_moments_and_ones_own_drafts_are_there(school: School) -> None:
    desk = school.desk()
    record_recognition(desk, pupil_ids=(school.ilya,), recognition="gem", words="Shared")
    keep_draft(desk, kind="script", pupil_id=school.ilya, subject="", body={"a": 1})
    view = read_today(desk)
    assert [one.words for one in view.good_moments] == ["Shared"]
    assert [one.pupil_name for one in view.drafts] == ["Ilya Marchetti"]
    assert read_today(school.desk(LSA)).drafts == ()


@pytest.mark.parametrize(
    ("ahead", "words"),
    [(timedelta(0), "Good morning"), (timedelta(hours=3), "Good afternoon")],
)
def test_the_greeting_goes_with_the_clock(school: School, ahead: timedelta, words: str) -> None:
    school.clock.moment += ahead
    assert read_today(school.desk()).greeting == f"{words}, Amara"


def test_what_is_older_than_yesterday_is_named_by_its_day(school: School) -> None:
    climb(school.desk(), school.ilya, 5)
    school.clock.set("09:00", FRIDAY)
    row = _row(read_today(school.desk()), Duty.CPOMS)
    assert row.line == "CPOMS entry for Zone 6 on Tue 24 Nov. The draft is ready"
