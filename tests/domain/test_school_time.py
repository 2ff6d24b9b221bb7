"""Times as a school reads them, over the clock changes and the year's end."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.domain.school_time import (
    age_in_years,
    local_day,
    moment_of,
    show_age,
    show_birthday,
    show_countdown,
    show_day,
    show_minutes_until,
    show_moment,
    show_near_day,
    show_short_day,
    show_time,
    show_when,
)

WINTER = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
SUMMER = datetime(2026, 7, 6, 14, 5, tzinfo=UTC)


def test_a_moment_is_read_by_the_settings_clock() -> None:
    assert show_moment(WINTER) == "Mon 23 Nov 2026, 14:05"
    assert show_moment(SUMMER) == "Mon 6 Jul 2026, 15:05"


def test_days() -> None:
    day = date(2026, 11, 3)
    assert show_day(day) == "Tue 3 Nov 2026"
    assert show_short_day(day) == "Tue 3 Nov"
    assert show_birthday(date(2017, 3, 11)) == "11 Mar 2017"


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 7, 6, 23, 30, tzinfo=UTC), date(2026, 7, 7)),
        (datetime(2026, 12, 31, 23, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2027, 1, 1, 0, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_the_day_is_the_settings_not_utcs(moment: datetime, day: date) -> None:
    assert local_day(moment) == day


class TestClockChanges:
    """The clock goes back on 25 Oct 2026 and forward on 28 Mar 2027."""

    def test_a_time_that_happens_twice_means_the_first(self) -> None:
        twice = moment_of(date(2026, 10, 25), time(1, 30))
        assert twice == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)

    def test_what_came_after_means_the_second(self) -> None:
        begun = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)
        ended = moment_of(date(2026, 10, 25), time(1, 10), begun)
        assert ended == datetime(2026, 10, 25, 1, 10, tzinfo=UTC)
        again = moment_of(date(2026, 10, 25), time(1, 50), begun)
        assert again == begun

    def test_on_any_other_day_what_came_before_stays_before(self) -> None:
        begun = datetime(2026, 11, 24, 10, 50, tzinfo=UTC)
        typed = moment_of(date(2026, 11, 24), time(10, 10), begun)
        assert typed == datetime(2026, 11, 24, 10, 10, tzinfo=UTC)

    def test_a_time_that_is_skipped_moves_on_by_the_hour(self) -> None:
        skipped = moment_of(date(2027, 3, 28), time(1, 30))
        assert show_time(skipped) == "02:30"

    @given(
        st.dates(date(2020, 1, 1), date(2040, 12, 31)),
        st.times(time(7, 0), time(18, 0)).map(lambda one: one.replace(microsecond=0)),
    )
    def test_school_hours_are_shown_as_they_were_typed(self, day: date, clock: time) -> None:
        moment = moment_of(day, clock)
        assert show_time(moment) == f"{clock:%H:%M}"
        assert local_day(moment) == day


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2026, 11, 24, 9, 20, tzinfo=UTC), "09:20"),
        (datetime(2026, 11, 23, 14, 5, tzinfo=UTC), "yesterday 14:05"),
        (datetime(2026, 11, 19, 9, 40, tzinfo=UTC), "Thu 19 Nov, 09:40"),
        (datetime(2025, 11, 20, 9, 40, tzinfo=UTC), "Thu 20 Nov 2025, 09:40"),
        (datetime(2026, 11, 25, 9, 40, tzinfo=UTC), "Tomorrow, 09:40"),
    ],
)
def test_when_it_was_seen_from_today(moment: datetime, shown: str) -> None:
    assert show_when(moment, date(2026, 11, 24)) == shown


def test_near_days_at_the_years_end() -> None:
    new_year = date(2027, 1, 1)
    assert show_near_day(date(2026, 12, 31), new_year) == "Yesterday"
    assert show_near_day(new_year, new_year) == "Today"
    assert show_near_day(date(2027, 1, 2), new_year) == "Tomorrow"
    assert show_near_day(date(2026, 12, 30), new_year) == "Wed 30 Dec 2026"


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (160, "in 2:40"),
        (599, "in 9:59"),
        (600, "in 10 min"),
        (3599, "in 59 min"),
        (3600, "in 1 h"),
        (3760, "in 1 h 2 min"),
        (7199, "in 1 h 59 min"),
        (7200, "in 2 h"),
        (0, "in 0:00"),
        (-1, "now"),
        (-59, "now"),
        (-60, "1 min ago"),
        (-119, "1 min ago"),
        (-240, "4 min ago"),
    ],
)
def test_how_long_until_it_is_due(seconds: int, shown: str) -> None:
    assert show_minutes_until(WINTER + timedelta(seconds=seconds), WINTER) == shown


@given(st.integers(-100, 10_000))
def test_a_countdown_never_goes_below_nothing(seconds: int) -> None:
    minutes, rest = show_countdown(seconds).split(":")
    assert int(minutes) * 60 + int(rest) == max(seconds, 0)


def test_ages_in_days() -> None:
    assert (show_age(1), show_age(3)) == ("1 day old", "3 days old")


@pytest.mark.parametrize(
    ("born", "today", "age"),
    [
        (date(2018, 2, 14), date(2026, 2, 13), 7),
        (date(2018, 2, 14), date(2026, 2, 14), 8),
        (date(2020, 2, 29), date(2027, 2, 28), 6),
        (date(2020, 2, 29), date(2027, 3, 1), 7),
    ],
)
def test_ages_in_years(born: date, today: date, age: int) -> None:
    assert age_in_years(born, today) == age
