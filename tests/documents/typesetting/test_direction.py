"""Text that runs from the right, alone and among other text."""

import pytest

from bluesky_desktop.documents.typesetting.direction import base_level, levels
from bluesky_desktop.documents.typesetting.fragments import Span
from bluesky_desktop.documents.typesetting.lines import break_lines


def seen(text: str) -> str:
    """A line as it is seen, from left to right, letters of a word that runs left reversed."""
    line = break_lines((Span(text),), 1000)[0]
    return "".join(
        fragment.text[::-1] if fragment.level % 2 else fragment.text for fragment in line.fragments
    )


@pytest.mark.parametrize(
    ("text", "level"), [("Ilya", 0), ("محمد", 1), ("12 (נועה)", 1), ("123 …", 0), ("", 0)]
)
def test_the_first_letter_says_where_a_paragraph_begins(text: str, level: int) -> None:
    assert base_level(text) == level


def test_western_text_runs_from_the_left() -> None:
    assert levels("Ilya, 12 (Łucja)") == [0] * 16


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Name אבג end", "Name גבא end"),
        ("Name אבג דהו end", "Name והד גבא end"),
        ("Noa (אבג) 12", "Noa (גבא) 12"),
        ("אבג (Noa) דהו", "והד )Noa( גבא"),
        ("אבג 12 דהו", "והד 12 גבא"),
        ("Noa [אבג, 12]", "Noa [12 ,גבא]"),
        ("אבג!", "!גבא"),
        ("a (אבג", "a (גבא"),
    ],
)
def test_lines_are_seen_as_they_are_read(written: str, expected: str) -> None:
    assert seen(written) == expected


def test_each_line_of_a_paragraph_is_ordered_by_itself() -> None:
    lines = break_lines((Span("אבג דהו זחט יכל"),), 4)
    assert len(lines) > 1
    assert all(line.right_to_left for line in lines)
    assert lines[0].fragments[-1].text == "אבג"
