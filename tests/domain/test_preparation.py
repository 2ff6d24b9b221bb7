"""Drafting a form again renews what the records say, and leaves what people wrote."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.domain.preparation import (
    Fact,
    Sentence,
    Source,
    SourceKind,
    joined,
    redraft,
    taken_over,
)

FIELD = "incidents"
ZONE_6 = Source(SourceKind.ENTRY, 4, "Zone 6, Tue 3 Nov")


def fact(key: str, words: str) -> Fact:
    return Fact(key, FIELD, words, (ZONE_6,))


def with_ids(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    return tuple(replace(one, id=number) for number, one in enumerate(sentences, start=1))


FIRST = with_ids(redraft((), [fact("a", "A."), fact("b", "B."), fact("c", "C.")]).standing)


def test_every_fact_is_drafted_once_with_its_sources() -> None:
    assert [one.words for one in FIRST] == ["A.", "B.", "C."]
    assert all(one.sources == (ZONE_6,) and not one.own for one in FIRST)
    again = redraft(FIRST, [fact("a", "A."), fact("b", "B."), fact("c", "C.")])
    assert again.standing == FIRST
    assert again.gone == ()


def test_a_drafted_sentence_whose_records_changed_is_renewed() -> None:
    again = redraft(FIRST, [fact("a", "A, amended."), fact("b", "B."), fact("c", "C.")])
    assert [one.words for one in again.standing] == ["A, amended.", "B.", "C."]


def test_what_somebody_wrote_stays_to_the_letter() -> None:
    edited = replace(FIRST[1], words="B, in my words.", own=True)
    added = Sentence(9, FIELD, "She likes to draw first.", own=True)
    standing = (FIRST[0], edited, added, FIRST[2])
    again = redraft(standing, [fact("b", "B, renewed."), fact("c", "C.")])
    assert [one.words for one in again.standing] == [
        "B, in my words.",
        "She likes to draw first.",
        "C.",
    ]
    assert again.gone == (FIRST[0].id,)


def test_a_removed_sentence_stays_removed() -> None:
    standing = (FIRST[0], replace(FIRST[1], removed=True), FIRST[2])
    again = redraft(standing, [fact("a", "A."), fact("b", "B."), fact("c", "C.")])
    assert joined(again.standing) == "A.\nC."


def test_a_new_fact_comes_in_where_the_records_have_its_place() -> None:
    facts = [
        fact("0", "Zero."),
        fact("a", "A."),
        fact("n", "New."),
        fact("b", "B."),
        fact("c", "C."),
    ]
    again = redraft(FIRST, facts)
    assert [one.fact for one in again.standing] == ["0", "a", "n", "b", "c"]


def test_a_text_written_elsewhere_is_taken_over() -> None:
    taken = taken_over(FIRST, "A.\nSaid in the meeting.\nC.", FIELD)
    assert [(one.words, one.own, one.removed) for one in taken] == [
        ("A.", False, False),
        ("Said in the meeting.", True, False),
        ("C.", False, False),
        ("B.", False, True),
    ]
    assert taken_over(FIRST, joined(FIRST), FIELD) == FIRST


KEYS = st.lists(st.sampled_from("abcdefgh"), unique=True)
STANDING = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.booleans(), st.booleans(), st.text(min_size=1)),
    unique_by=lambda one: one[0],
)


@given(STANDING, KEYS)
def test_nothing_that_is_somebodys_is_ever_changed(
    standing: list[tuple[str, bool, bool, str]], keys: list[str]
) -> None:
    before = with_ids(
        tuple(
            Sentence(None, FIELD, words, key, (ZONE_6,), own, removed)
            for key, own, removed, words in standing
        )
    )
    after = redraft(before, [fact(key, f"{key} now") for key in keys]).standing
    mine = [one for one in before if one.own or one.removed]
    assert [one for one in after if one.own or one.removed] == mine
    assert {one.fact for one in after} == {*keys, *(one.fact for one in mine)}
    assert len({one.fact for one in after}) == len(after)
