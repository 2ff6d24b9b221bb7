"""Design rules 6 and 10: which records are moves to Time In, and when they prompt step 7."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.domain.episode import TIME_IN, StepRecord
from bluesky_desktop.domain.monitoring import (
    TimeInCount,
    count_time_in,
    is_move_to_time_in,
    moves_counted,
)
from bluesky_desktop.domain.school_time import LONDON
from tests.domain.making import CALENDAR, TUESDAY, at, step

HOLIDAY = date(2026, 10, 28)
SEPTEMBER = date(2026, 9, 15)


def time_in(day: date = TUESDAY, *, refused: bool = False, undone: bool = False) -> StepRecord:
    return step(TIME_IN, at("10:00", day), refused=refused, undone=undone)


def count(*records: StepRecord, today: date = TUESDAY, needed: int = 3) -> TimeInCount:
    return count_time_in(records, today, CALENDAR, LONDON, needed)


class TestMovesToTimeIn:
    """Rule 6: what is a move, and what is not."""

    def test_a_time_in_is_one(self) -> None:
        assert is_move_to_time_in(time_in())

    def test_offered_and_refused_is_none(self) -> None:
        assert not is_move_to_time_in(time_in(refused=True))

    def test_undone_or_never_offered_is_none(self) -> None:
        assert not is_move_to_time_in(time_in(undone=True))
        assert not is_move_to_time_in(step(TIME_IN, offered=False, reason="It was left out"))

    @pytest.mark.parametrize("number", [1, 2, 3, 5])
    def test_other_steps_are_none(self, number: int) -> None:
        assert not is_move_to_time_in(step(number))


class TestPromptForStep7:
    """Rule 10: three or more moves within a half term."""

    def test_two_do_not_prompt_and_three_do(self) -> None:
        assert not count(time_in(), time_in()).prompts
        assert count(time_in(), time_in(), time_in()).prompts
        assert count(*[time_in()] * 4).prompts

    def test_each_record_counts_two_on_one_morning_too(self) -> None:
        first = step(TIME_IN, at("10:00"), step_id=1)
        second = step(TIME_IN, at("10:20"), step_id=2)
        assert len(count(first, second).moves) == 2

    def test_those_of_another_half_term_do_not_count(self) -> None:
        found = count(time_in(SEPTEMBER), time_in(SEPTEMBER), time_in())
        assert len(found.moves) == 1
        assert found.half_term is not None
        assert found.half_term.name == "Autumn 2"

    def test_a_date_outside_every_half_term_counts_in_none(self) -> None:
        assert count(time_in(HOLIDAY)).moves == ()
        assert count(time_in(HOLIDAY), today=HOLIDAY).moves == ()
        assert not count(*[time_in(HOLIDAY)] * 3, today=HOLIDAY).prompts

    def test_how_many_are_needed_is_the_packs(self) -> None:
        assert count(time_in(), needed=1).prompts
        assert not count(time_in(), time_in(), time_in(), needed=4).prompts

    def test_the_day_is_the_settings_own_not_utcs(self) -> None:
        """Half an hour past midnight in summer time is still the day before in UTC."""
        first_day = CALENDAR.half_terms[0].first_day
        after_midnight = step(TIME_IN, at("00:30", first_day))
        assert after_midnight.taken_at.date() == first_day - timedelta(days=1)
        assert len(count(after_midnight, today=first_day).moves) == 1

    @given(
        st.lists(
            st.tuples(st.dates(date(2026, 8, 1), date(2027, 3, 31)), st.booleans(), st.booleans()),
            max_size=12,
        ),
        st.dates(date(2026, 8, 1), date(2027, 3, 31)),
    )
    def test_what_counts_lies_in_todays_half_term_and_is_a_move(
        self, told: list[tuple[date, bool, bool]], today: date
    ) -> None:
        records = [time_in(day, refused=refused, undone=undone) for day, refused, undone in told]
        half_term = CALENDAR.half_term_of(today)
        expected = [
            day
            for day, refused, undone in told
            if half_term is not None
            and half_term.first_day <= day <= half_term.last_day
            and not refused
            and not undone
        ]
        assert len(count(*records, today=today).moves) == len(expected)


def test_moves_beyond_those_that_prompt_are_told_by_their_number() -> None:
    assert [moves_counted(moves, 3) for moves in (0, 2, 3, 4)] == [
        "0 of 3",
        "2 of 3",
        "3 of 3",
        "4",
    ]
