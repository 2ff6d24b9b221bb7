"""School days and half terms: closures, holidays, year ends, and the two days of clock change."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.domain.school_time import LONDON
from bluesky_desktop.domain.school_year import notices_of
from bluesky_desktop.domain.term_calendar import (
    Closure,
    ClosureKind,
    HalfTerm,
    TermCalendar,
    faults_of,
    school_year_of,
    suggested_calendar,
)
from tests.domain.making import CALENDAR

DAYS = st.dates(date(2026, 8, 1), date(2027, 4, 1))


class TestSchoolDays:
    """Design rule 16: school days come from the setting's term calendar."""

    @pytest.mark.parametrize(
        ("day", "is_one"),
        [
            (date(2026, 11, 24), True),
            (date(2026, 11, 28), False),  # a Saturday
            (date(2026, 12, 1), False),  # a training day
            (date(2026, 10, 26), False),  # half-term holiday
            (date(2026, 9, 2), True),  # the first day
            (date(2026, 12, 18), True),  # the last day
            (date(2026, 12, 25), False),
            (date(2030, 1, 8), False),  # beyond the calendar
        ],
    )
    def test_weekdays_inside_a_half_term_without_a_closure(self, day: date, is_one: bool) -> None:
        assert CALENDAR.is_school_day(day) is is_one

    @pytest.mark.parametrize(
        ("day", "following"),
        [
            (date(2026, 11, 24), date(2026, 11, 25)),
            (date(2026, 11, 27), date(2026, 11, 30)),
            (date(2026, 11, 30), date(2026, 12, 2)),
            (date(2026, 10, 23), date(2026, 11, 2)),
            (date(2026, 12, 18), date(2027, 1, 5)),
            (date(2027, 2, 12), None),
        ],
    )
    def test_the_next_one_passes_over_weekends_closures_and_holidays(
        self, day: date, following: date | None
    ) -> None:
        assert CALENDAR.next_school_day(day) == following

    def test_on_or_before_and_on_or_after(self) -> None:
        christmas = date(2026, 12, 25)
        assert CALENDAR.school_day_on_or_before(christmas) == date(2026, 12, 18)
        assert CALENDAR.school_day_on_or_after(christmas) == date(2027, 1, 5)
        assert CALENDAR.school_day_on_or_after(date(2026, 11, 24)) == date(2026, 11, 24)
        assert CALENDAR.school_day_on_or_before(date(2020, 1, 1)) is None

    def test_ten_school_days_pass_over_a_closure_and_the_year_end(self) -> None:
        assert CALENDAR.add_school_days(date(2026, 11, 24), 10) == date(2026, 12, 9)
        assert CALENDAR.add_school_days(date(2026, 12, 17), 2) == date(2027, 1, 5)
        assert CALENDAR.add_school_days(date(2027, 2, 11), 2) is None

    @given(DAYS, DAYS)
    def test_those_between_are_counted_one_by_one(self, first: date, last: date) -> None:
        counted = 0
        day = first
        while day <= last:
            counted += CALENDAR.is_school_day(day)
            day += timedelta(days=1)
        assert CALENDAR.school_days_between(first, last) == counted

    @given(DAYS, st.integers(1, 30))
    def test_adding_days_and_counting_them_agree(self, day: date, count: int) -> None:
        found = CALENDAR.add_school_days(day, count)
        if found is not None:
            assert CALENDAR.is_school_day(found)
            assert CALENDAR.school_days_between(day + timedelta(days=1), found) == count


class TestTheDaysEnd:
    """School ends by the setting's clock, summer and winter."""

    @pytest.mark.parametrize(
        ("day", "ends"),
        [
            (date(2026, 10, 23), datetime(2026, 10, 23, 14, 30, tzinfo=UTC)),
            (date(2026, 11, 2), datetime(2026, 11, 2, 15, 30, tzinfo=UTC)),
            (date(2027, 3, 26), datetime(2027, 3, 26, 15, 30, tzinfo=UTC)),
            (date(2027, 3, 29), datetime(2027, 3, 29, 14, 30, tzinfo=UTC)),
        ],
    )
    def test_it_follows_the_clock_change(self, day: date, ends: datetime) -> None:
        assert CALENDAR.end_of_school_day(day, LONDON) == ends


class TestFaults:
    """What is wrong with a calendar is said with its row."""

    FIRST = HalfTerm(date(2026, 9, 2), date(2026, 10, 23), "Autumn 1")

    def test_a_good_one_has_none(self) -> None:
        assert faults_of(CALENDAR) == ()
        assert faults_of(TermCalendar(())) == ()

    def test_one_that_ends_before_it_begins(self) -> None:
        backwards = HalfTerm(date(2026, 12, 18), date(2026, 11, 2))
        (fault,) = faults_of(TermCalendar((self.FIRST, backwards)))
        assert fault.row == 1

    @pytest.mark.parametrize("swapped", [False, True])
    def test_two_that_overlap_in_whatever_order_they_stand(self, swapped: bool) -> None:
        second = HalfTerm(date(2026, 10, 23), date(2026, 12, 18), "Autumn 2")
        rows = (second, self.FIRST) if swapped else (self.FIRST, second)
        (fault,) = faults_of(TermCalendar(rows))
        assert rows[fault.row] == second
        assert "Autumn 1" in fault.what

    def test_one_that_holds_two_others(self) -> None:
        long = HalfTerm(date(2026, 9, 1), date(2027, 1, 20), "All winter")
        inside = HalfTerm(date(2026, 9, 7), date(2026, 9, 8), "a")
        later = HalfTerm(date(2026, 9, 14), date(2026, 9, 15), "b")
        rows = {fault.row for fault in faults_of(TermCalendar((long, inside, later)))}
        assert rows == {1, 2}

    def test_a_closure_in_the_holidays(self) -> None:
        closure = Closure(date(2026, 12, 25), date(2026, 12, 26), "Christmas")
        (fault,) = faults_of(TermCalendar((self.FIRST,), (closure,)))
        assert fault.row == 1

    def test_a_closure_that_ends_before_it_begins(self) -> None:
        closure = Closure(date(2026, 9, 9), date(2026, 9, 8), "Training")
        faults = faults_of(TermCalendar((self.FIRST,), (closure,)))
        assert [fault.row for fault in faults] == [1]


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 7, 31), 2025),
        (date(2026, 8, 1), 2026),
        (date(2026, 12, 31), 2026),
        (date(2027, 1, 1), 2026),
    ],
)
def test_a_school_year_is_named_by_its_september(day: date, year: int) -> None:
    assert school_year_of(day) == year


@pytest.mark.parametrize("year", range(2020, 2050))
def test_the_suggested_dates_are_a_sensible_school_year(year: int) -> None:
    calendar = suggested_calendar(year)
    terms = calendar.half_terms
    assert faults_of(calendar) == ()
    assert [one.name for one in terms] == [
        f"{season} {half}" for season in ("Autumn", "Spring", "Summer") for half in (1, 2)
    ]
    assert terms[0].first_day.month == 9
    assert terms[-1].last_day.month == 7
    for one in terms:
        assert one.first_day.weekday() < 5
        assert one.last_day.weekday() < 5
        assert 18 <= (one.last_day - one.first_day).days <= 62
    first, last = terms[0].first_day, terms[-1].last_day
    assert 185 <= calendar.school_days_between(first, last) <= 200
    holidays = [one for one in calendar.closures if one.kind is ClosureKind.BANK_HOLIDAY]
    assert holidays == list(calendar.closures)
    for closure in holidays:
        assert not calendar.is_school_day(closure.first_day)
    christmas = date(year, 12, 25)
    assert calendar.half_term_of(christmas) is None
    assert calendar.half_term_of(date(year + 1, 1, 1)) is None
    assert notices_of(calendar, year) == ()
    assert all(calendar.is_school_day(one.first_day) for one in terms)
    assert all(calendar.is_school_day(one.last_day) for one in terms)


def test_easter_is_in_the_suggested_holiday_whenever_it_falls() -> None:
    early, late = suggested_calendar(2026), suggested_calendar(2027)
    assert early.half_terms[3].last_day == date(2027, 3, 25)
    assert early.half_terms[4].first_day == date(2027, 4, 12)
    assert late.half_terms[3].last_day == date(2028, 3, 31)
    assert late.half_terms[4].first_day == date(2028, 4, 18)


def test_the_hours_of_the_day_are_the_settings() -> None:
    early = TermCalendar(CALENDAR.half_terms, (), time(8, 30), time(13, 0))
    ends = early.end_of_school_day(date(2026, 11, 24), LONDON)
    assert ends == datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
