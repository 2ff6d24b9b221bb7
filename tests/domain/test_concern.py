"""Design rule 13: possible bullying and safeguarding concerns, to do until they are passed on."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.domain.concern import (
    Concern,
    from_concern,
    words_of_bullying,
)
from bluesky_desktop.domain.obligations import Duty
from tests.domain.making import LEAD, TUESDAY, at, day_at

CONCERN = Concern(
    id=2,
    pupil_id=5,
    entry_id=9,
    kind="bullying",
    words="The third time this week.",
    marked_by_id=LEAD,
    marked_at=at("10:30"),
)


def test_it_is_to_do_until_it_is_passed_on() -> None:
    (one,) = from_concern(CONCERN, day_at("10:40"))
    assert (one.duty, one.due_day, one.adult_id) == (Duty.CONCERN, TUESDAY, LEAD)
    assert one.is_late(TUESDAY + timedelta(days=1))
    assert from_concern(replace(CONCERN, passed_at=at("11:00")), day_at("11:10")) == ()
    assert from_concern(replace(CONCERN, undone=True), day_at("11:10")) == ()


def test_what_is_to_do_says_nothing_of_the_concern_itself() -> None:
    (one,) = from_concern(CONCERN, day_at("10:40"))
    assert one.about == ""
    assert one.is_restricted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They have been bullying her, and bully him too", ("bullying", "bully")),
        ("He said he was Picked On at break", ("picked on",)),
        ("A racist word was used", ("racist",)),
        ("He ran round the bulls in the field", ()),
        ("The race was hard", ()),
        ("", ()),
    ],
)
def test_words_that_may_speak_of_bullying_are_seen(text: str, words: tuple[str, ...]) -> None:
    assert words_of_bullying(text) == words


@given(st.text())
def test_any_text_can_be_asked_about(text: str) -> None:
    assert all(word for word in words_of_bullying(text))
