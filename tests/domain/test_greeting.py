"""How somebody is greeted."""

import pytest

from bluesky_desktop.domain.greeting import greeting


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (0, "Good morning"),
        (11, "Good morning"),
        (12, "Good afternoon"),
        (16, "Good afternoon"),
        (17, "Good evening"),
        (23, "Good evening"),
    ],
)
def test_it_goes_by_the_hour(hour: int, words: str) -> None:
    assert greeting(hour) == words
