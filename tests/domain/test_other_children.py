"""The names of other children are left out of what is written about one child."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.domain.other_children import OtherChildren

OTHERS = OtherChildren.of(
    hidden=["Aarav Patel", "Aarav", "Thảo Nguyễn", "Thảo", "Lin", "Ilya", "Zoë-Mae"],
    kept=["Ilya", "Ilya Marchetti", "Mei-Lin", "Mei-Lin Chow", "Aarav Ridge"],
)


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("He pushed Aarav.", "He pushed another child."),
        ("Aarav was upset.", "Another child was upset."),
        ("It was loud. Aarav left.", "It was loud. Another child left."),
        ("Took Aarav Patel’s chair", "Took another child’s chair"),
        ("Took Aarav's chair", "Took another child's chair"),
        ("with Thảo Nguyễn and Aarav", "with another child and another child"),
        ("with Zoë-Mae, twice", "with another child, twice"),
        ("“Aarav started it”", "“Another child started it”"),
    ],
)
def test_another_child_stands_for_the_name(written: str, left: str) -> None:
    assert OTHERS.left_out(written) == left


@pytest.mark.parametrize(
    "written",
    [
        "Ilya Marchetti chose a quiet space.",
        "With Mei-Lin Chow in the hall.",
        "Aarav Ridge phoned home.",
        "Linus is no name of theirs, nor is Mei-Lin.",
        "",
        "10:41, twice…",
    ],
)
def test_nobody_elses_name_is_touched(written: str) -> None:
    assert OTHERS.left_out(written) == written


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("he pushed aarav.", "he pushed another child."),
        ("Thao and THẢO’S coat", "Another child and another child’S coat"),
        ("with Zoe-Mae and zoë-mae", "with another child and another child"),
        ("the Patel boy", "the another child boy"),
        ("a patel of mine", "a patel of mine"),
        ("Will will sit by Will’s chair", "Another child will sit by another child’s chair"),
        ("On Mon 4 May 2026 May left", "On Mon 4 May 2026 another child left"),
        ("My turn, said Mỹ", "My turn, said another child"),
        ("took aaravs pen", "took another childs pen"),
        ("Aarav’d gone, Aarav'll come", "Another child’d gone, another child'll come"),
        ("Aaravʼs turn", "Another childʼs turn"),
        ("the Aarav-Thảo argument", "the another child-another child argument"),
        ("non-Aarav", "non-another child"),
        ("Aa\u00adrav ran", "Another child ran"),
        ("with the Lovasz boy", "with the another child boy"),
        ("This is yes, was it his", "This is yes, was it his"),
    ],
)
def test_however_hurriedly_a_name_is_typed(written: str, left: str) -> None:
    hidden = ["Aarav", "Thảo", "Zoë-Mae", "Will", "May", "Mỹ", "Thi", "Wa"]
    others = OtherChildren.of(hidden, ["Ilya"], exactly=["Patel", "Lovász"])
    assert others.left_out(written) == left


def test_a_name_of_many_words_goes_as_a_whole() -> None:
    name = "Wilhelmina-Bartholomea Featherstonehaugh-Cholmondeley of Saint Mary Abbots Kenn"
    others = OtherChildren.of(hidden=[name, "Wilhelmina-Bartholomea"], kept=["Kofi"])
    assert others.left_out(f"{name} fell.") == "Another child fell."
    assert others.left_out("Kofi and Wilhelmina-Bartholomea") == "Kofi and another child"


def test_the_names_in_a_text_can_be_told() -> None:
    assert OTHERS.named_in("aarav and Aarav, with Mei-Lin Chow") == ("aarav", "Aarav")


def test_however_the_accents_are_written() -> None:
    apart = "Tha\u0309o Nguye\u0302\u0303n ran"
    assert OTHERS.left_out(apart) == "Another child ran"


@given(st.text())
def test_a_text_without_names_stays_whole(text: str) -> None:
    nobody = OtherChildren.of([], [])
    assert nobody.left_out(text) == unicodedata.normalize("NFC", text)


@given(st.lists(st.sampled_from(["Aarav", "Patel", "ran", "and", "Thảo’s", "coat", "."])))
def test_no_first_name_of_another_child_is_left(words: list[str]) -> None:
    found = OTHERS.left_out(" ".join(words))
    assert "Aarav" not in found
    assert "Thảo" not in found
