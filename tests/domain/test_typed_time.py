"""Times and days are understood as people type them."""

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.domain.typed_time import NotADay, NotATime, read_day, read_time


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10.5", time(10, 5)),
        ("1005", time(10, 5)),
        ("10:05", time(10, 5)),
        ("10 05", time(10, 5)),
        ("905", time(9, 5)),
        ("9", time(9, 0)),
        ("2", time(14, 0)),
        ("2.15", time(14, 15)),
        ("2pm", time(14, 0)),
        ("2 p.m.", time(14, 0)),
        ("11am", time(11, 0)),
        ("12am", time(0, 0)),
        ("14.20", time(14, 20)),
        ("5 past 10", time(10, 5)),
        ("five past ten", time(10, 5)),
        ("quarter to 2", time(13, 45)),
        ("a quarter past 9", time(9, 15)),
        ("half 2", time(14, 30)),
        ("half past nine", time(9, 30)),
        ("ten to 11", time(10, 50)),
        ("twenty-five to 1", time(12, 35)),
        ("noon", time(12, 0)),
        ("02:10", time(2, 10)),
    ],
)
def test_a_time_is_read_as_it_is_meant(typed: str, meant: time) -> None:
    assert read_time(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "soon", "25:00", "10:75", "99 past 2", "13pm", "half", "1000000"]
)
def test_what_is_no_time_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(NotATime, match="10:05"):
        read_time(typed)


def test_a_bare_hour_that_has_not_come_yet_means_the_morning() -> None:
    assert read_time("6.30", latest=time(9, 0)) == time(6, 30)


@given(st.times())
def test_figures_come_back(moment: time) -> None:
    assert read_time(f"{moment:%H:%M}") in (
        moment.replace(second=0, microsecond=0),
        moment.replace(hour=(moment.hour + 12) % 24, second=0, microsecond=0),
    )
    assert read_time(f"{moment:%H:%M}") == moment.replace(second=0, microsecond=0) or (
        1 <= moment.hour < 7
    )


@given(st.text(max_size=30))
def test_any_text_is_a_time_or_is_refused(typed: str) -> None:
    with suppress(NotATime):
        assert isinstance(read_time(typed), time)


TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", TODAY),
        ("Yesterday", date(2026, 11, 23)),
        ("24 Nov", TODAY),
        ("24/11", TODAY),
        ("3/2", date(2026, 2, 3)),
        ("3.2.2025", date(2025, 2, 3)),
        ("25 Nov", date(2025, 11, 25)),
        ("Mon", date(2026, 11, 23)),
        ("friday", date(2026, 11, 20)),
        ("Tuesday", TODAY),
        ("24 November 2026", TODAY),
        ("3/2/26", date(2026, 2, 3)),
        ("23.11", date(2026, 11, 23)),
        ("23.11.", date(2026, 11, 23)),
        ("1.2", date(2026, 2, 1)),
        ("23-11", date(2026, 11, 23)),
        ("2026-11-10", date(2026, 11, 10)),
    ],
)
def test_a_day_is_read_day_first(typed: str, meant: date) -> None:
    assert read_day(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["", "11/24", "31/2", "someday", "24", "10:05"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(NotADay):
        read_day(typed, TODAY)


def test_a_coming_day_is_looked_for_ahead() -> None:
    assert read_day("Mon", TODAY, past=False) == date(2026, 11, 30)
    with pytest.raises(NotADay, match="or tomorrow"):
        read_day("14.30", TODAY, past=False)
    with pytest.raises(NotADay, match="or yesterday"):
        read_day("14.30", TODAY)
    assert read_day("4 Jan", TODAY, past=False) == date(2027, 1, 4)


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_is_refused(typed: str) -> None:
    with suppress(NotADay):
        assert isinstance(read_day(typed, TODAY), date)


def test_what_is_too_long_for_a_time_or_a_day_is_refused_unread() -> None:
    with pytest.raises(NotATime):
        read_time("5 past 10" + "x" * 10_000)
    with pytest.raises(NotADay):
        read_day("Tue 1 Sep " + "x" * 1_000_000, date(2026, 11, 24))
