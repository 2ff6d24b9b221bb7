"""Unique pupil numbers: the check letter finds slips; what is no number says why."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bluesky_desktop.domain.upn import NotAUpn, check_letter, tidy_upn

GOOD = ("H801200001001", "A123456789012", "X82020001001B")
"""Added up by hand: 53, 368 and 66, which leave 7, 0 and 20 over 23."""
DIGITS = st.text(alphabet="0123456789", min_size=12, max_size=12)
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def by_hand(rest: str) -> str:
    """The check letter, added up in the long way."""
    total = 0
    for index in range(12):
        mark = rest[index]
        value = int(mark) if mark in "0123456789" else LETTERS.index(mark)
        total += value * (index + 2)
    return LETTERS[total % 23]


@pytest.mark.parametrize("upn", GOOD)
def test_the_letter_is_the_weighted_sum_modulo_23(upn: str) -> None:
    assert tidy_upn(upn) == upn
    assert check_letter(upn[1:]) == by_hand(upn[1:]) == upn[0]


@given(DIGITS)
def test_every_number_with_its_letter_is_taken_as_it_is_typed(rest: str) -> None:
    upn = check_letter(rest) + rest
    assert tidy_upn(upn) == upn
    assert tidy_upn(f" {upn[:4].lower()} {upn[4:]} ") == upn


@given(DIGITS, st.integers(0, 11), st.integers(1, 9))
def test_a_single_wrong_figure_is_found(rest: str, place: int, more: int) -> None:
    wrong = rest[:place] + str((int(rest[place]) + more) % 10) + rest[place + 1 :]
    with pytest.raises(NotAUpn, match="first letter"):
        tidy_upn(check_letter(rest) + wrong)


@given(DIGITS, st.integers(0, 10))
def test_two_neighbours_swapped_are_found(rest: str, place: int) -> None:
    assume(rest[place] != rest[place + 1])
    swapped = rest[:place] + rest[place + 1] + rest[place] + rest[place + 2 :]
    with pytest.raises(NotAUpn):
        tidy_upn(check_letter(rest) + swapped)


@pytest.mark.parametrize("empty", ["", "  ", "\t"])
def test_none_is_allowed(empty: str) -> None:
    assert tidy_upn(empty) == ""


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("H80120000100", "this has 12"),
        ("H8012000010011", "this has 14"),
        ("H80120000X001", "a letter, then numbers"),
        ("H80120000100S", "last character"),
        ("H80120000100é", "last character"),
        ("H8012000010²1", "a letter, then numbers"),
        ("H80120000100٣", "last character"),
        ("1801200001001", "first letter"),
    ],
)
def test_what_is_none_says_why(typed: str, why: str) -> None:
    with pytest.raises(NotAUpn, match=why):
        tidy_upn(typed)


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    try:
        tidy = tidy_upn(text)
    except NotAUpn:
        return
    assert tidy == "" or (len(tidy) == 13 and tidy[0] == check_letter(tidy[1:]))
