"""Breaking lines: nothing is lost, nothing is wider than its line."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bluesky_desktop.documents.typesetting.characters import spelled, tidy, unprintable
from bluesky_desktop.documents.typesetting.fragments import Span, clusters
from bluesky_desktop.documents.typesetting.lines import Line, break_lines


def text_of(line: Line) -> str:
    return "".join(fragment.text for fragment in line.fragments)


def test_lines_break_at_spaces() -> None:
    lines = break_lines((Span("one two three"),), 4.5)
    assert [text_of(line) for line in lines] == ["one two", "three"]


def test_names_may_break_at_their_hyphen() -> None:
    lines = break_lines((Span("Anna Maria-Magdalena"),), 7.3)
    assert [text_of(line) for line in lines] == ["Anna Maria-", "Magdalena"]


def test_a_space_that_does_not_break_does_not_break() -> None:
    lines = break_lines((Span("Mrs\xa0Okafor Mrs\xa0Chow"),), 7)
    assert [text_of(line) for line in lines] == ["Mrs\xa0Okafor", "Mrs\xa0Chow"]


def test_looks_may_change_inside_a_word() -> None:
    spans = (Span("trouble with "), Span("speaking", bold=True), Span("."))
    lines = break_lines(spans, 6.5)
    assert [text_of(line) for line in lines] == ["trouble with", "speaking."]
    assert [fragment.span.bold for fragment in lines[1].fragments] == [True, False]


def test_chinese_breaks_between_letters_but_not_before_a_full_stop() -> None:
    lines = break_lines((Span("今天很好。"),), 4.2)
    assert [text_of(line) for line in lines] == ["今天很", "好。"]


def test_marks_stay_with_their_letter() -> None:
    assert list(clusters("e\u0301a👍🏽👨\u200d👩b")) == ["e\u0301", "a", "👍🏽", "👨\u200d👩", "b"]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.floats(1.5, 40))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: float) -> None:
    paragraph = tidy(text).replace("\n", " ")
    lines = break_lines((Span(paragraph),), width)
    kept = sorted("".join(text_of(line) for line in lines).replace(" ", ""))
    assert kept == sorted(paragraph.replace(" ", ""))
    for line in lines:
        letters = [c for fragment in line.fragments for c in clusters(fragment.text)]
        assert line.width <= width + 0.01 or len(letters) == 1 or not text_of(line).strip()


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=100))
def test_tidy_text_is_tidy_and_every_letter_of_it_prints(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert unprintable(once) == frozenset()
    assert "\x00" not in once
    assert "\r" not in once


def test_names_of_letters() -> None:
    assert spelled("\u0f40") == "[tibetan letter ka]"
    assert spelled("\ue000") == "[U+E000]"
