"""Drafted sentences read as a person would write them."""

from datetime import date

import pytest

from bluesky_desktop.services.pack.words import (
    in_short,
    listed,
    quoted,
    sentence,
    share,
    short_span,
    small,
    span,
)


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (8, 10, "Eight of ten lines were"),
        (1, 3, "One of three lines was"),
        (0, 3, "None of three lines was"),
        (0, 1, "The one line was not"),
        (1, 1, "The one line was"),
        (14, 14, "All 14 lines were"),
    ],
)
def test_a_share_of_things(part: int, whole: int, words: str) -> None:
    assert share(part, whole, "line") == words


@pytest.mark.parametrize(
    ("first", "last", "long", "short"),
    [
        ((2026, 10, 5), (2026, 10, 16), "Mon 5 to Fri 16 Oct 2026", "5 to 16 Oct"),
        ((2026, 10, 28), (2026, 11, 6), "Wed 28 Oct to Fri 6 Nov 2026", "28 Oct to 6 Nov"),
        ((2026, 12, 14), (2027, 1, 8), "Mon 14 Dec 2026 to Fri 8 Jan 2027", "14 Dec to 8 Jan"),
        ((2026, 11, 3), (2026, 11, 3), "Tue 3 Nov 2026", "3 Nov"),
    ],
)
def test_a_span_of_days(
    first: tuple[int, int, int], last: tuple[int, int, int], long: str, short: str
) -> None:
    assert span(date(*first), date(*last)) == long
    assert short_span(date(*first), date(*last)) == short


def test_words_of_people_become_sentences() -> None:
    assert sentence("  ran out \n of the room") == "Ran out of the room."
    assert sentence("Why?") == "Why?"
    assert sentence("") == ""
    assert quoted("“It was loud.”") == "“It was loud.”"
    assert small("Re-engaged") == "re-engaged"
    assert small("PE") == "PE"
    assert small("Daily Positive Report begins") == "Daily Positive Report begins"
    assert listed(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Short enough.", "Short enough."),
        ("She drew the whole story, and read it to us", "She drew the whole story…"),
        ("“She drew the whole story, and read it to us”", "“She drew the whole…”"),
        ("Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", "Donaudampfschifffahrtselek…"),
    ],
)
def test_words_in_short_end_after_a_word_and_close_their_quotation(text: str, words: str) -> None:
    assert in_short(text, 27) == words
