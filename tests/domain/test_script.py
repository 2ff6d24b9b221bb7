"""Design rule 5: the script says what happens if it goes on, and ends with a return."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.domain.episode import ScriptDetail
from bluesky_desktop.domain.script import may_promise, missing_of, return_is_due
from tests.domain.making import at

WHOLE = ScriptDetail(behaviour="calling out", consequence="we will find a quiet space", minutes=5)


def test_a_script_with_behaviour_consequence_and_return_lacks_nothing() -> None:
    assert missing_of(WHOLE) == ()


@pytest.mark.parametrize(
    ("detail", "missing"),
    [
        (ScriptDetail(), ("behaviour", "consequence", "minutes")),
        (replace(WHOLE, behaviour=" "), ("behaviour",)),
        (replace(WHOLE, consequence=""), ("consequence",)),
        (replace(WHOLE, minutes=None), ("minutes",)),
    ],
)
def test_what_it_lacks_is_named(detail: ScriptDetail, missing: tuple[str, ...]) -> None:
    assert missing_of(detail) == missing


def test_it_is_private_unless_somebody_says_otherwise() -> None:
    assert ScriptDetail().private


@pytest.mark.parametrize("minutes", [1, 2, 59, 60])
def test_a_return_is_promised_in_1_to_60_whole_minutes(minutes: int) -> None:
    assert may_promise(minutes, 1, 60)


@pytest.mark.parametrize("minutes", [0, -5, 61, 2.5, 0.99, 60.01])
def test_no_other_time_is_a_promise(minutes: float) -> None:
    assert not may_promise(minutes, 1, 60)


@given(st.integers(-100, 200), st.integers(1, 60), st.integers(0, 60))
def test_the_packs_limits_hold(minutes: int, least: int, more: int) -> None:
    assert may_promise(minutes, least, least + more) == (least <= minutes <= least + more)


def test_the_return_is_due_after_these_minutes() -> None:
    assert return_is_due(at("11:02"), 8) == at("11:10")
    assert return_is_due(at("23:59"), 60) - at("23:59") == timedelta(hours=1)
