"""The recovery code: read as it was meant, and no slip taken for a wrong code."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.storage.vault.recovery_code import (
    MistypedCode,
    code_of,
    new_recovery_code,
    tidy_recovery_code,
)

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODES = st.lists(st.integers(0, 31), min_size=26, max_size=26).map(code_of)
PLACES = st.integers(0, 27)


def _swapped(code: str, places: dict[int, str]) -> str:
    letters = list(code.replace("-", ""))
    for place, letter in places.items():
        letters[place] = letter
    return "".join(letters)


def test_it_is_seven_groups_of_four_without_letters_that_look_alike() -> None:
    assert re.fullmatch(rf"([{LETTERS}]{{4}}-){{6}}[{LETTERS}]{{4}}", new_recovery_code())
    assert not set("OILU") & set(LETTERS)


def test_no_two_are_the_same() -> None:
    assert len({new_recovery_code() for _ in range(500)}) == 500


@given(CODES)
def test_as_it_was_printed_it_is_itself(code: str) -> None:
    assert tidy_recovery_code(code) == code


@given(CODES, st.data())
def test_spaces_hyphens_capitals_and_letters_that_look_alike_do_not_matter(
    code: str, data: st.DataObject
) -> None:
    alike = {"0": "0Oo", "1": "1IiLl", "V": "VvUu"}
    typed = ""
    for letter in code.replace("-", ""):
        typed += data.draw(st.sampled_from(alike.get(letter, letter + letter.lower())))
        typed += data.draw(st.sampled_from(["", "", " ", "-", " - ", "\n", "."]))
    assert tidy_recovery_code(typed) == code


@given(CODES, PLACES, st.sampled_from(LETTERS))
def test_one_wrong_letter_is_always_noticed(code: str, place: int, letter: str) -> None:
    typed = _swapped(code, {place: letter})
    if typed != code.replace("-", ""):
        with pytest.raises(MistypedCode):
            tidy_recovery_code(typed)


@given(CODES, PLACES, PLACES, st.sampled_from(LETTERS), st.sampled_from(LETTERS))
def test_two_wrong_letters_are_always_noticed(
    code: str, one: int, two: int, first: str, second: str
) -> None:
    typed = _swapped(code, {one: first, two: second})
    if typed != code.replace("-", ""):
        with pytest.raises(MistypedCode):
            tidy_recovery_code(typed)


@given(CODES, PLACES, PLACES)
def test_two_letters_that_changed_places_are_always_noticed(code: str, one: int, two: int) -> None:
    bare = code.replace("-", "")
    typed = _swapped(code, {one: bare[two], two: bare[one]})
    if typed != bare:
        with pytest.raises(MistypedCode):
            tidy_recovery_code(typed)


@given(st.text())
def test_anything_else_is_told_apart_and_never_breaks(typed: str) -> None:
    with pytest.raises(MistypedCode) as caught:
        tidy_recovery_code(typed)
    assert caught.value.what.endswith(".")
    assert caught.value.field == "code"


def test_the_message_says_what_is_wrong() -> None:
    code = new_recovery_code()
    with pytest.raises(MistypedCode, match="28 letters and numbers; this has 27"):
        tidy_recovery_code(code[:-1])
    with pytest.raises(MistypedCode, match="“Ø” is in no recovery code"):
        tidy_recovery_code("Ø" + code[1:])
