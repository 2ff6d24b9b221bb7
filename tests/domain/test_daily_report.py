"""Design rule 10: the days of a report, where it stands, and what SLT alone may let it do."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.domain.daily_report import (
    Asked,
    DailyReport,
    ReportAnswer,
    Standing,
    Whose,
    day_number,
    days_of,
    follows_at_once,
    next_target_day,
    runs_too_long,
    standing_of,
    week_of,
)
from tests.domain.making import CALENDAR, FRIDAY, LEAD, LEADER, TUESDAY, at

MONDAY_16 = date(2026, 11, 16)
REPORT = DailyReport(
    id=1,
    pupil_id=5,
    first_day=MONDAY_16,
    school_days=10,
    slt_id=LEADER,
    started_by_id=LEADER,
    started_at=at("09:00", date(2026, 11, 12)),
    met_at=at("14:00", date(2026, 11, 13)),
    teacher_id=LEAD,
)


class TestDays:
    """Ten school days; absent days count, closures do not."""

    def test_two_weeks_from_a_monday_end_on_a_friday(self) -> None:
        days = days_of(REPORT, CALENDAR)
        assert (len(days), days[0], days[-1]) == (10, MONDAY_16, FRIDAY)

    def test_a_closure_moves_the_end(self) -> None:
        later = replace(REPORT, first_day=date(2026, 11, 23))
        assert days_of(later, CALENDAR)[-1] == date(2026, 12, 7)
        assert date(2026, 12, 1) not in days_of(later, CALENDAR)

    def test_one_that_ended_sooner_has_the_days_until_then(self) -> None:
        assert days_of(replace(REPORT, ended_on=TUESDAY), CALENDAR)[-1] == TUESDAY

    def test_the_seventh_day_is_in_the_second_week(self) -> None:
        assert day_number(REPORT, CALENDAR, TUESDAY) == 7
        assert week_of(7) == 2
        assert week_of(5) == 1

    def test_on_a_weekend_it_is_the_day_before_and_none_before_it_begins(self) -> None:
        assert day_number(REPORT, CALENDAR, date(2026, 11, 22)) == 5
        assert day_number(REPORT, CALENDAR, date(2026, 11, 15)) == 0

    @given(st.dates(date(2026, 9, 1), date(2026, 12, 1)), st.integers(1, 25))
    def test_days_are_school_days_in_order_and_never_too_many(self, first: date, n: int) -> None:
        days = days_of(replace(REPORT, first_day=first, school_days=n), CALENDAR)
        assert len(days) == n
        assert list(days) == sorted(set(days))
        assert all(CALENDAR.is_school_day(day) and day >= first for day in days)


class TestStanding:
    """The meeting comes before day one; the decision after the last."""

    def test_before_the_meeting_it_waits_for_it_whatever_the_day(self) -> None:
        unmet = replace(REPORT, met_at=None)
        assert standing_of(unmet, CALENDAR, TUESDAY) is Standing.TO_MEET

    def test_between_the_meeting_and_day_one_it_is_to_begin(self) -> None:
        assert standing_of(REPORT, CALENDAR, date(2026, 11, 15)) is Standing.TO_BEGIN

    def test_from_day_one_to_the_last_it_runs(self) -> None:
        for day in (MONDAY_16, date(2026, 11, 21), FRIDAY):
            assert standing_of(REPORT, CALENDAR, day) is Standing.RUNNING

    def test_afterwards_a_decision_is_due_until_it_ended(self) -> None:
        after = FRIDAY + timedelta(days=1)
        assert standing_of(REPORT, CALENDAR, after) is Standing.DECISION_DUE
        assert standing_of(replace(REPORT, ended_on=FRIDAY), CALENDAR, after) is Standing.ENDED

    def test_a_target_is_for_the_next_day_and_none_on_the_last(self) -> None:
        assert next_target_day(REPORT, CALENDAR, TUESDAY) == TUESDAY + timedelta(days=1)
        assert next_target_day(REPORT, CALENDAR, date(2026, 11, 20)) == date(2026, 11, 23)
        assert next_target_day(REPORT, CALENDAR, FRIDAY) is None


class TestWhatOnlySltLets:
    """A second one at once, and longer than two weeks."""

    @pytest.mark.parametrize(("days", "too_long"), [(1, False), (10, False), (11, True)])
    def test_more_than_two_weeks_is_too_long(self, days: int, too_long: bool) -> None:
        assert runs_too_long(days, 10) is too_long

    def test_within_two_weeks_of_school_it_is_at_once(self) -> None:
        ended = date(2026, 11, 13)
        assert follows_at_once(MONDAY_16, ended, CALENDAR, 10)
        assert follows_at_once(FRIDAY, ended, CALENDAR, 10)
        assert not follows_at_once(date(2026, 11, 30), ended, CALENDAR, 10)

    def test_a_holiday_between_does_not_make_it_later(self) -> None:
        assert follows_at_once(date(2026, 11, 2), date(2026, 10, 23), CALENDAR, 10)

    def test_the_first_one_follows_nothing(self) -> None:
        assert not follows_at_once(MONDAY_16, None, CALENDAR, 10)


def test_views_of_a_week_are_whole_with_all_three_answers() -> None:
    answers = tuple(
        ReportAnswer(
            week=1,
            whose=Whose.PUPIL,
            asked=asked,
            words="Waiting",
            written_by_id=LEAD,
            written_at=at("14:00"),
        )
        for asked in Asked
    )
    assert REPORT.views_missing(1) == (Whose.PUPIL, Whose.OTHERS)
    assert replace(REPORT, answers=answers[:2]).views_missing(1) == (Whose.PUPIL, Whose.OTHERS)
    assert replace(REPORT, answers=answers).views_missing(1) == (Whose.OTHERS,)
    assert replace(REPORT, answers=answers).views_missing(2) == (Whose.PUPIL, Whose.OTHERS)
