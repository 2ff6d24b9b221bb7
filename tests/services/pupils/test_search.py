"""Finding pupils as one types: accents, apostrophes, any order, and fast among a thousand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.domain.pupil import PupilBrief
from bluesky_desktop.services.pupils.search import PupilIndex, plain


def _pupil(number: int, first: str, last: str, legal: str = "", group: str = "Wren") -> PupilBrief:
    return PupilBrief(number, first, legal or first, last, "4", group)


PUPILS = (
    _pupil(1, "Thảo", "Nguyễn"),
    _pupil(2, "Siân", "O’Connor"),
    _pupil(3, "Łukasz", "Wójcik"),
    _pupil(4, "Mei-Lin", "Chow"),
    _pupil(5, "Bo", "Ångström", legal="Bodil"),
    _pupil(6, "Jürgen", "Weiß", group="Kestrel"),
    _pupil(7, "İpek", "Yıldız"),
    _pupil(8, "Ana", "D'Arcy Smith"),
)
INDEX = PupilIndex(PUPILS)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("thao", {1}),
        ("Nguyen th", {1}),
        ("oconn", {2}),
        ("o'connor", {2}),
        ("o’connor", {2}),
        ("o connor", {2}),
        ("connor", {2}),
        ("sian", {2}),
        ("lukasz w", {3}),
        ("wojcik", {3}),
        ("mei lin", {4}),
        ("mei-lin", {4}),
        ("meilin", {4}),
        ("bodil", {5}),
        ("angstrom", {5}),
        ("weiss", {6}),
        ("weiß", {6}),
        ("kestrel", {6}),
        ("ipek", {7}),
        ("yildiz", {7}),
        ("darcy", {8}),
        ("arcy", {8}),
        ("smith ana", {8}),
        ("zzz", set()),
        ("", {1, 2, 3, 4, 5, 6, 7, 8}),
        ("  ", {1, 2, 3, 4, 5, 6, 7, 8}),
    ],
)
def test_every_typed_word_begins_a_word_of_the_name(typed: str, found: set[int]) -> None:
    assert {one.id for one in INDEX.find(typed)} == found


def test_no_more_than_asked_for() -> None:
    assert INDEX.find("", limit=3) == PUPILS[:3]
    assert INDEX.every == PUPILS


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_anybody_is_found_by_their_whole_name(first: str, last: str) -> None:
    one = _pupil(1, first, last)
    assert PupilIndex([one]).find(f"{first} {last}") == (one,)


@given(st.text(max_size=40))
def test_any_text_can_be_typed(typed: str) -> None:
    INDEX.find(typed)
    assert plain(plain(typed)) == plain(typed)
