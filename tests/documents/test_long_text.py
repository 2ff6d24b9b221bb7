"""Text of any length flows on to further pages, and is never cut."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluesky_desktop.documents.definition import find_form, form_names
from bluesky_desktop.documents.form_pdf import write_form
from bluesky_desktop.documents.typesetting.block import Block, PageBreak
from bluesky_desktop.documents.typesetting.boxes import Box, Slot
from bluesky_desktop.documents.typesetting.fragments import Span
from bluesky_desktop.documents.typesetting.pages import paginate
from bluesky_desktop.documents.typesetting.rows import Row, Rows
from bluesky_desktop.documents.typesetting.text import Style, Text
from tests.documents.reading import pages, text_of, words_outside, written

LINES = [f"Line {number} of what was said." for number in range(300)]
STYLE = Style(11, 16)


def form(name: str, values: dict[str, str]) -> bytes:
    return written(
        lambda target: write_form(
            find_form(name), values, setting_name="Blue Sky Learning", target=target
        )
    )


def test_ten_thousand_letters_without_a_space_are_all_there() -> None:
    letters = "".join(chr(ord("a") + number % 26) for number in range(10_000))
    data = form("wap-first-meeting", {"incidents": letters, "student_view": letters})
    text = "".join(text_of(data).split())
    for start in range(0, 10_000, 26):
        assert letters[start : start + 26] in text
    assert text.count("abcdefghijklmnopqrstuvwxy") >= 600
    assert words_outside(data, side=40, top=25, foot=20) == []


def test_three_hundred_lines_are_all_there_and_in_order() -> None:
    data = form("wap-first-meeting", {"interventions": "\n".join(LINES)})
    text = text_of(data)
    places = [text.index(line) for line in LINES]
    assert places == sorted(places)
    assert words_outside(data, side=40, top=25, foot=20) == []


def test_two_long_boxes_side_by_side_go_on_together() -> None:
    left, right = (
        [f"{side} {number}." for number in range(200)] for side in ("Provision", "Student")
    )
    values = {"provision_view": "\n".join(left), "student_view": "\n".join(right)}
    text = text_of(form("wap-first-meeting", values))
    assert all(line in text for line in left + right)


def test_the_headings_of_a_table_stand_again_on_each_of_its_pages() -> None:
    values = {"week_one_day_3_noticed": "\n".join(LINES), "week_one_day_4_target": "Smile."}
    found = pages(form("daily-positive-report", values))
    with_lines = [page for page in found if "of what was said." in page]
    assert len(with_lines) > 5
    for page in with_lines:
        assert "Day: Date" in page
        assert "My Target for Today" in page
        assert "pleased to notice…" in page


def test_room_for_the_pen_gives_way_before_a_sheet_is_added() -> None:
    noticed = (
        "You helped a younger child with her coat and came in from play when it was time. " * 2
    )
    values = {
        field.key: noticed
        for field in find_form("daily-positive-report").fields()
        if field.key.endswith("_noticed")
    }
    assert len(pages(form("daily-positive-report", values))) == 2


def test_a_heading_never_ends_a_page() -> None:
    for count in range(20, 60):
        values = {"pupil_name": "Ilya", "week_one_day_1_noticed": "\n".join(LINES[:count])}
        for page in pages(form("daily-positive-report", values)):
            body = [line for line in page.splitlines() if line.strip()]
            footer = body.index("Blue Sky Learning")
            assert body[footer - 1] not in {"Pupil Views", "Views of Others", "Week One"}


@pytest.mark.parametrize("name", form_names())
def test_every_field_may_be_long(name: str) -> None:
    values = {
        field.key: f"Begin{number} {'word ' * 400} end{number}."
        for number, field in enumerate(find_form(name).fields())
    }
    data = form(name, values)
    text = text_of(data)
    for number in range(len(values)):
        assert f"end{number}." in text
    assert words_outside(data, side=40, top=25, foot=20) == []
    total = len(pages(data))
    assert f"Page {total} of {total}" in text


def words(count: int) -> Text:
    return Text((Span(" ".join(f"w{number}" for number in range(count))),), STYLE)


blocks = st.one_of(
    st.builds(words, st.integers(0, 900)),
    st.just(PageBreak()),
    st.lists(
        st.builds(
            lambda counts, least, keep: Row(
                tuple(Box((Slot(words(count)),)) for count in counts),
                least=least,
                keep_with_next=keep,
            ),
            st.lists(st.integers(0, 500), min_size=1, max_size=3),
            st.floats(0, 400),
            st.booleans(),
        ),
        min_size=1,
        max_size=6,
    ).map(Rows),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(blocks, max_size=6))
def test_whatever_stands_on_a_page_fits_it_and_no_line_is_lost(
    story: list[Block | PageBreak],
) -> None:
    width, height = 300.0, 400.0
    found = paginate(story, width, height)
    for page in found:
        foot = 0.0
        for block, down in page:
            assert down >= foot - 0.1
            foot = down + block.height(width)
        assert foot <= height + 0.1
    before = [
        block for item in story if not isinstance(item, PageBreak) for block in texts(item, width)
    ]
    after = [block for page in found for item, _down in page for block in texts(item, width)]
    assert sum(after) == sum(before)


def texts(block: Block, width: float) -> list[int]:
    """How many lines each text of a block has."""
    if isinstance(block, Text):
        return [len(block.lines(width))]
    assert isinstance(block, Rows)
    return [
        len(slot.text.lines(inner))
        for row in block.rows
        for box, inner in row.inner(width)
        for slot in box.slots
        if slot.text
    ]
