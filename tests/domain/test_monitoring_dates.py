"""The days of reports, reviews and support, against days counted by hand on a printed calendar."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.domain.monitoring_dates import (
    decision_day,
    report_days,
    review_due,
    support_enough_from,
    support_long_enough,
    target_set_on,
)
from bluesky_desktop.domain.term_calendar import Closure, TermCalendar
from tests.school_years import TWO_YEARS, YEAR_2026

SNOW = Closure(date(2026, 12, 2), date(2026, 12, 2), "Snow")
WITH_SNOW = replace(TWO_YEARS, closures=(*TWO_YEARS.closures, SNOW))
FIRST, LAST = date(2026, 9, 2), date(2028, 7, 21)
EVERY_SCHOOL_DAY = [
    one
    for one in (FIRST + timedelta(days=ahead) for ahead in range((LAST - FIRST).days + 1))
    if TWO_YEARS.is_school_day(one)
]
IN_TERM = st.sampled_from(EVERY_SCHOOL_DAY)
ANY_DAY = st.dates(date(2026, 8, 1), date(2028, 6, 1))


def days(month: int, *numbers: int, year: int = 2026) -> tuple[date, ...]:
    return tuple(date(year, month, number) for number in numbers)


class TestTheDaysOfAReport:
    """Rule 10: ten school days; closures and holidays do not count."""

    @pytest.mark.parametrize(
        ("first_day", "expected"),
        [
            (date(2026, 9, 14), days(9, 14, 15, 16, 17, 18, 21, 22, 23, 24, 25)),
            # over the half-term holiday, in which the clocks go back
            (
                date(2026, 10, 15),
                (*days(10, 15, 16, 19, 20, 21, 22, 23), *days(11, 2, 3, 4)),
            ),
            # past an INSET day
            (
                date(2026, 11, 23),
                (*days(11, 23, 24, 25, 26, 30), *days(12, 1, 2, 3, 4, 7)),
            ),
            # over the end of the year
            (
                date(2026, 12, 14),
                (*days(12, 14, 15, 16, 17, 18), *days(1, 5, 6, 7, 8, 11, year=2027)),
            ),
            # over Easter, in which the clocks go forward
            (
                date(2027, 3, 18),
                (
                    *days(3, 18, 19, 22, 23, 24, 25, year=2027),
                    *days(4, 12, 13, 14, 15, year=2027),
                ),
            ),
            # from an INSET day, over the leap day
            (
                date(2028, 2, 21),
                (
                    *days(2, 22, 23, 24, 25, 28, 29, year=2028),
                    *days(3, 1, 2, 3, 6, year=2028),
                ),
            ),
        ],
    )
    def test_ten_school_days(self, first_day: date, expected: tuple[date, ...]) -> None:
        assert report_days(TWO_YEARS, first_day, 10) == expected
        assert decision_day(TWO_YEARS, first_day, 10) == expected[-1]

    def test_a_closure_on_the_way_adds_a_day_at_the_end(self) -> None:
        assert report_days(WITH_SNOW, date(2026, 11, 23), 10) == (
            *days(11, 23, 24, 25, 26, 30),
            *days(12, 1, 3, 4, 7, 8),
        )

    def test_a_calendar_that_ends_first_gives_what_it_has_and_no_decision_day(self) -> None:
        one_year = TermCalendar(YEAR_2026)
        assert report_days(one_year, date(2027, 7, 20), 10) == days(7, 20, 21, year=2027)
        assert decision_day(one_year, date(2027, 7, 20), 10) is None
        assert report_days(TermCalendar(()), date(2026, 9, 14), 10) == ()

    def test_the_target_of_a_day_is_set_on_the_school_day_before(self) -> None:
        assert target_set_on(TWO_YEARS, date(2026, 9, 15)) == date(2026, 9, 14)
        assert target_set_on(TWO_YEARS, date(2026, 11, 30)) == date(2026, 11, 26)
        assert target_set_on(TWO_YEARS, date(2027, 1, 5)) == date(2026, 12, 18)
        assert target_set_on(TermCalendar(YEAR_2026), date(2026, 9, 2)) is None

    @given(ANY_DAY, st.integers(1, 40))
    def test_they_are_the_next_school_days_without_a_gap(self, first: date, count: int) -> None:
        expected = [one for one in EVERY_SCHOOL_DAY if one >= first][:count]
        assert list(report_days(TWO_YEARS, first, count)) == expected

    @pytest.mark.parametrize(
        ("lines", "expected"),
        [
            # closed after something was noticed on it
            (days(12, 2), days(12, 1, 2, 3)),
            # before the first day, and beyond the last
            ((*days(11, 30), *days(12, 8)), days(12, 1, 3, 4, 8)),
            ((), days(12, 1, 3, 4)),
        ],
    )
    def test_a_day_with_a_line_stays(
        self, lines: tuple[date, ...], expected: tuple[date, ...]
    ) -> None:
        assert report_days(WITH_SNOW, date(2026, 12, 1), 3, with_lines=lines) == expected


class TestTheReviewOfAPlan:
    """Rule 11: four weeks after the meeting as held, school holidays considered."""

    @pytest.mark.parametrize(
        ("held_on", "due"),
        [
            # 28 days later is a school day
            (date(2026, 9, 15), date(2026, 10, 13)),
            (date(2026, 9, 25), date(2026, 10, 23)),
            (date(2026, 10, 6), date(2026, 11, 3)),  # the clocks went back between
            (date(2026, 12, 8), date(2027, 1, 5)),  # though only eight school days lie between
            (date(2027, 3, 15), date(2027, 4, 12)),  # the clocks went forward between
            (date(2028, 2, 1), date(2028, 2, 29)),  # the leap day
            (date(2028, 2, 2), date(2028, 3, 1)),
            # 28 days later is none, and ten school days or more lie before the holiday
            (date(2026, 9, 29), date(2026, 10, 23)),
            (date(2026, 11, 25), date(2026, 12, 18)),
            (date(2026, 12, 3), date(2026, 12, 18)),
            (date(2026, 12, 4), date(2026, 12, 18)),  # exactly ten
            (date(2027, 1, 21), date(2027, 2, 12)),
            (date(2027, 3, 11), date(2027, 3, 25)),  # exactly ten
            (date(2027, 5, 10), date(2027, 5, 28)),  # 7 June is an INSET day
            (date(2027, 7, 7), date(2027, 7, 21)),  # exactly ten
            (date(2028, 1, 24), date(2028, 2, 11)),  # 21 February is an INSET day
            (date(2028, 3, 17), date(2028, 3, 31)),  # exactly ten
            # an INSET day and a bank holiday in term, after a meeting in the holiday
            (date(2026, 10, 30), date(2026, 11, 26)),
            (date(2027, 4, 5), date(2027, 4, 30)),
            # fewer than ten: by the end of the first week after the holiday
            (date(2026, 12, 7), date(2027, 1, 8)),  # nine; 4 January is an INSET day
            (date(2027, 3, 12), date(2027, 4, 16)),  # nine
            (date(2027, 7, 8), date(2027, 9, 3)),  # nine; the next school year
            (date(2027, 12, 6), date(2028, 1, 7)),  # nine; 3 January is a bank holiday
            (date(2028, 3, 20), date(2028, 4, 21)),  # nine; 17 April is Easter Monday
        ],
    )
    def test_the_day(self, held_on: date, due: date) -> None:
        assert review_due(TWO_YEARS, held_on) == due

    def test_a_closure_on_the_twenty_eighth_day(self) -> None:
        assert review_due(WITH_SNOW, date(2026, 11, 4)) == date(2026, 12, 1)

    def test_without_dates_for_what_follows_it_is_the_twenty_eighth_day(self) -> None:
        assert review_due(TermCalendar(()), date(2026, 9, 15)) == date(2026, 10, 13)
        assert review_due(TermCalendar(YEAR_2026), date(2027, 7, 12)) == date(2027, 8, 9)

    def test_a_settings_own_numbers(self) -> None:
        assert review_due(TWO_YEARS, date(2026, 9, 15), after=14) == date(2026, 9, 29)
        assert review_due(TWO_YEARS, date(2026, 12, 7), least=9) == date(2026, 12, 18)

    @given(IN_TERM.filter(lambda day: day < date(2028, 6, 1)))
    def test_it_keeps_to_the_rule_whatever_the_day(self, held_on: date) -> None:
        due = review_due(TWO_YEARS, held_on)
        plain = held_on + timedelta(days=28)
        assert due in EVERY_SCHOOL_DAY
        if plain in EVERY_SCHOOL_DAY:
            assert due == plain
        elif due < plain:
            assert sum(held_on < one <= due for one in EVERY_SCHOOL_DAY) >= 10
            assert not any(due < one <= plain for one in EVERY_SCHOOL_DAY)
        else:
            before = [one for one in EVERY_SCHOOL_DAY if held_on < one < plain]
            assert len(before) < 10
            back = min(one for one in EVERY_SCHOOL_DAY if one > plain)
            assert due.isocalendar()[:2] == back.isocalendar()[:2]


class TestEnoughSupportBeforeAPlan:
    """Rule 11: thirty school days after day one of the support."""

    @pytest.mark.parametrize(
        ("first_day", "enough_from"),
        [
            (date(2026, 9, 14), date(2026, 11, 2)),
            (date(2026, 9, 3), date(2026, 10, 15)),
            (date(2026, 11, 30), date(2027, 1, 26)),
            (date(2028, 2, 22), date(2028, 4, 19)),
        ],
    )
    def test_the_first_day_that_needs_no_reason(self, first_day: date, enough_from: date) -> None:
        assert support_enough_from(TWO_YEARS, first_day) == enough_from
        assert support_long_enough(TWO_YEARS, first_day, enough_from)
        assert not support_long_enough(TWO_YEARS, first_day, enough_from - timedelta(days=1))
        assert support_long_enough(TWO_YEARS, first_day, enough_from + timedelta(days=5))

    def test_a_setting_may_ask_for_fewer(self) -> None:
        assert support_long_enough(TWO_YEARS, date(2026, 9, 14), date(2026, 9, 18), needed=4)
        assert not support_long_enough(TWO_YEARS, date(2026, 9, 14), date(2026, 9, 17), needed=4)

    def test_where_the_calendar_ends_first_it_is_never_long_enough(self) -> None:
        one_year = TermCalendar(YEAR_2026)
        assert support_enough_from(one_year, date(2027, 7, 1)) is None
        assert not support_long_enough(one_year, date(2027, 7, 1), date(2027, 12, 1))

    @given(ANY_DAY, ANY_DAY, st.integers(1, 40))
    def test_it_counts_the_school_days_after_the_first(
        self, first: date, plan: date, needed: int
    ) -> None:
        counted = sum(first < one <= plan for one in EVERY_SCHOOL_DAY)
        assert support_long_enough(TWO_YEARS, first, plan, needed) == (counted >= needed)
