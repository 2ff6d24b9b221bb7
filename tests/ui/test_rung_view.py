"""How near a step is, in words that say each number once."""

import pytest

from bluesky_desktop.ui.widgets.rung_view import Segments

MOVES = "moves to Time In this half term"


@pytest.mark.parametrize(
    ("filled", "line", "counted"),
    [(2, f"2 of 3 {MOVES}", "2 of 3"), (3, f"3 of 3 {MOVES}", "3 of 3"), (3, f"4 {MOVES}", "4")],
)
def test_what_is_counted_stands_before_what_it_counts(filled: int, line: str, counted: str) -> None:
    found = Segments.of(filled, 3, line)
    assert (found.counted, found.words, found.text) == (counted, MOVES, line)
