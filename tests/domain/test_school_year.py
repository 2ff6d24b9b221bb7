"""A school year as its calendar shows it: what each day is, and what looks wrong."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.domain.school_year import (
    DayKind,
    bank_holidays,
    closure_on,
    half_terms_of,
    kind_of,
    marked,
    next_mark,
    notices_of,
    school_year_began,
    show_school_year,
    with_half_terms,
    year_counts,
    year_without_dates,
    years_bounds,
)
from bluesky_desktop.domain.term_calendar import (
    Closure,
    ClosureKind,
    HalfTerm,
    TermCalendar,
    faults_of,
    suggested_calendar,
)
from tests.school_years import CLOSED_2026, TWO_YEARS, YEAR_2026, YEAR_2027

DAYS = st.dates(date(2026, 8, 1), date(2028, 7, 31))


class TestWhatADayIs:
    @pytest.mark.parametrize(
        ("day", "kind"),
        [
            (date(2026, 9, 3), DayKind.SCHOOL),
            (date(2028, 2, 29), DayKind.SCHOOL),
            (date(2026, 9, 5), DayKind.WEEKEND),
            (date(2026, 12, 26), DayKind.WEEKEND),
            (date(2026, 9, 2), DayKind.INSET),
            (date(2027, 5, 3), DayKind.BANK_HOLIDAY),
            (date(2026, 10, 26), DayKind.HOLIDAY),
            (date(2026, 12, 25), DayKind.HOLIDAY),
        ],
    )
    def test_the_kind(self, day: date, kind: DayKind) -> None:
        assert kind_of(TWO_YEARS, day) is kind

    @given(DAYS)
    def test_a_school_day_is_one_by_both_readings(self, day: date) -> None:
        assert (kind_of(TWO_YEARS, day) is DayKind.SCHOOL) == TWO_YEARS.is_school_day(day)


class TestMarkingADay:
    DAY = date(2026, 11, 18)

    def test_a_closure_is_added_and_taken_away(self) -> None:
        snow = marked(TWO_YEARS, self.DAY, ClosureKind.OTHER, "Snow")
        assert kind_of(snow, self.DAY) is DayKind.CLOSED
        found = closure_on(snow, self.DAY)
        assert found is not None
        assert found.name == "Snow"
        assert marked(snow, self.DAY, None) == TWO_YEARS

    def test_a_day_within_a_longer_closure_can_be_opened_alone(self) -> None:
        flood = Closure(date(2026, 11, 16), date(2026, 11, 20), "Flood")
        calendar = replace(TWO_YEARS, closures=(*TWO_YEARS.closures, flood))
        opened = marked(calendar, self.DAY, None)
        week = [date(2026, 11, 16) + timedelta(days=ahead) for ahead in range(5)]
        assert [opened.is_school_day(day) for day in week] == [False, False, True, False, False]
        assert {one.name for one in opened.closures if one.first_day.month == 11} == {
            "Flood",
            "INSET",
        }
        assert faults_of(opened) == ()

    def test_pressing_again_and_again_comes_back_to_a_school_day(self) -> None:
        calendar, kinds = TWO_YEARS, []
        for _ in range(3):
            calendar = marked(calendar, self.DAY, next_mark(calendar, self.DAY))
            kinds.append(kind_of(calendar, self.DAY))
        assert kinds == [DayKind.INSET, DayKind.CLOSED, DayKind.SCHOOL]

    @given(DAYS, st.sampled_from([None, *ClosureKind]))
    def test_no_other_day_changes(self, day: date, kind: ClosureKind | None) -> None:
        after = marked(TWO_YEARS, day, kind)
        for near in (-8, -1, 1, 8):
            other = day + timedelta(days=near)
            assert kind_of(after, other) is kind_of(TWO_YEARS, other)


class TestBankHolidays:
    def test_those_of_england_by_school_year(self) -> None:
        found = bank_holidays(2027)
        assert [day for day in sorted(found) if day.year == 2028] == [
            date(2028, 1, 1),
            date(2028, 1, 3),
            date(2028, 4, 14),
            date(2028, 4, 17),
            date(2028, 5, 1),
            date(2028, 5, 29),
        ]
        assert "Christmas" in found[date(2027, 12, 27)]
        assert date(2027, 11, 30) not in found  # St Andrew's Day is Scotland's

    def test_those_that_come_to_lie_in_a_half_term_are_closures(self) -> None:
        calendar = with_half_terms(TermCalendar(()), 2026, YEAR_2026)
        assert [one.first_day for one in calendar.closures] == [date(2027, 5, 3)]
        longer = replace(YEAR_2026[3], last_day=date(2027, 3, 26))
        changed = with_half_terms(calendar, 2026, (*YEAR_2026[:3], longer, *YEAR_2026[4:]))
        assert kind_of(changed, date(2027, 3, 26)) is DayKind.BANK_HOLIDAY
        assert with_half_terms(changed, 2026, YEAR_2026) == calendar


class TestAYear:
    def test_its_half_terms_and_bounds(self) -> None:
        assert half_terms_of(TWO_YEARS, 2026) == YEAR_2026
        assert half_terms_of(TWO_YEARS, 2027) == YEAR_2027
        assert half_terms_of(TWO_YEARS, 2028) == ()
        assert years_bounds(2027) == (date(2027, 8, 1), date(2028, 7, 31))
        assert show_school_year(2026) == "2026-27"
        assert show_school_year(2099) == "2099-00"

    def test_changing_one_year_leaves_the_others(self) -> None:
        changed = with_half_terms(TWO_YEARS, 2027, YEAR_2027[:5])
        assert half_terms_of(changed, 2026) == YEAR_2026
        assert half_terms_of(changed, 2027) == YEAR_2027[:5]

    def test_the_days_are_counted(self) -> None:
        """By hand, from the printed calendar, half term by half term, INSET days taken out."""
        counts = year_counts(TWO_YEARS, 2026)
        assert counts.school_days == 37 + 34 + 29 + 24 + 34 + 32
        assert counts.inset_days == 4
        counts = year_counts(TWO_YEARS, 2027)
        assert counts.school_days == 37 + 34 + 29 + 29 + 28 + 34
        assert counts.inset_days == 4


class TestDatesThatAreWanted:
    ONE_YEAR = TermCalendar(YEAR_2026)

    @pytest.mark.parametrize(
        ("today", "year"),
        [
            (date(2026, 8, 15), None),
            (date(2027, 5, 25), None),  # eight weeks and a day before 21 July
            (date(2027, 5, 26), 2027),
            (date(2027, 7, 31), 2027),
            (date(2027, 8, 1), 2027),
            (date(2026, 7, 31), 2025),
        ],
    )
    def test_the_year_that_lacks_them(self, today: date, year: int | None) -> None:
        assert year_without_dates(self.ONE_YEAR, today) == year

    def test_none_where_the_next_year_is_there(self) -> None:
        assert year_without_dates(TWO_YEARS, date(2027, 7, 20)) is None
        assert year_without_dates(TermCalendar(()), date(2026, 11, 24)) == 2026


class TestWhatLooksWrong:
    def test_a_whole_year_has_nothing_to_say(self) -> None:
        assert notices_of(TWO_YEARS, 2026) == ()
        assert notices_of(TWO_YEARS, 2027) == ()
        assert notices_of(suggested_calendar(2029), 2029) == ()

    def test_a_missing_half_term_is_named_by_its_place(self) -> None:
        calendar = TermCalendar((*YEAR_2026[:2], *YEAR_2026[3:]), CLOSED_2026)
        (notice,) = notices_of(calendar, 2026)
        assert notice == (
            "Between Autumn 2 (to Fri 18 Dec 2026) and Spring 2 (from Mon 22 Feb 2027) lie"
            " 9 weeks without school."
        )

    def test_half_terms_without_a_holiday_between(self) -> None:
        early = replace(YEAR_2026[1], first_day=date(2026, 10, 26))
        calendar = TermCalendar((YEAR_2026[0], early, *YEAR_2026[2:]), CLOSED_2026)
        (notice,) = notices_of(calendar, 2026)
        assert notice == "There is no holiday between Autumn 1 and Autumn 2."

    def test_a_bank_holiday_that_counts_as_a_school_day(self) -> None:
        calendar = marked(TWO_YEARS, date(2027, 5, 3), None)
        (notice,) = notices_of(calendar, 2026)
        assert notice == "Mon 3 May 2027 is a bank holiday, and a school day here."

    def test_a_half_term_that_begins_at_a_weekend(self) -> None:
        odd = replace(YEAR_2026[5], last_day=date(2027, 7, 24))
        (notice,) = notices_of(TermCalendar((*YEAR_2026[:5], odd), CLOSED_2026), 2026)
        assert notice == "Summer 2 ends on a weekend: Sat 24 Jul 2027."

    def test_a_year_without_dates(self) -> None:
        assert notices_of(TWO_YEARS, 2028) == ("2028-29 has no term dates yet.",)


class TestFaults:
    def test_closures_that_overlap(self) -> None:
        twice = Closure(date(2026, 11, 26), date(2026, 11, 30), "Flood")
        (fault,) = faults_of(TermCalendar(YEAR_2026, (*CLOSED_2026, twice)))
        assert fault.row == len(YEAR_2026) + 1
        assert fault.what == "INSET, Fri 27 Nov 2026, overlaps with Flood."

    def test_each_message_names_the_place(self) -> None:
        late = HalfTerm(date(2027, 7, 20), date(2027, 7, 10), "Summer 3")
        closure = Closure(date(2026, 12, 25), date(2026, 12, 25), "Christmas")
        faults = faults_of(TermCalendar((*YEAR_2026, late), (closure,)))
        assert [one.what for one in faults] == [
            "Summer 3 ends before it begins: Tue 20 Jul 2027 to Sat 10 Jul 2027.",
            "Summer 3 overlaps with Summer 2, which lasts until Wed 21 Jul 2027.",
            "Christmas, Fri 25 Dec 2026, lies in no half term.",
        ]

    def test_a_half_term_of_a_year_is_a_slip_of_the_pen(self) -> None:
        (fault,) = faults_of(TermCalendar((HalfTerm(date(2026, 9, 2), date(2027, 10, 23), "A"),)))
        assert fault.what == "A lasts longer than half a year: Wed 2 Sep 2026 to Sat 23 Oct 2027."


class TestWhenItBegan:
    """What is looked back at begins with the setting's own year."""

    LATE_AUGUST = TermCalendar(
        (
            HalfTerm(date(2026, 8, 27), date(2026, 10, 16), "Autumn 1"),
            HalfTerm(date(2027, 6, 7), date(2027, 7, 9), "Summer 2"),
        )
    )

    @pytest.mark.parametrize(
        ("day", "began"),
        [
            (date(2026, 8, 26), date(2025, 8, 1)),
            (date(2026, 8, 27), date(2026, 8, 1)),
            (date(2026, 9, 1), date(2026, 8, 1)),
            (date(2027, 7, 31), date(2026, 8, 1)),
            (date(2027, 8, 20), date(2026, 8, 1)),
            (date(2027, 9, 1), date(2027, 8, 1)),
        ],
    )
    def test_in_a_setting_that_begins_in_august(self, day: date, began: date) -> None:
        assert school_year_began(self.LATE_AUGUST, day) == began
