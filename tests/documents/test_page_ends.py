"""Where a page ends: nothing stands alone, and what goes on says what it belongs to."""

import re
import subprocess
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluesky_desktop.documents.conversation_record import (
    Answer,
    ConversationRecord,
    write_conversation_record,
)
from bluesky_desktop.documents.definition import find_form
from bluesky_desktop.documents.episode_record import (
    EpisodeRecord,
    RelatedEntry,
    StepEntry,
    write_episode_record,
)
from bluesky_desktop.documents.form_pdf import FormMode, write_form
from bluesky_desktop.documents.pack.content import ListPart, Pack, Part
from bluesky_desktop.documents.pack.pack_pdf import write_pack
from bluesky_desktop.documents.typesetting.fragments import Span
from bluesky_desktop.documents.typesetting.text import Style, Text
from tests.documents.reading import flat, pages, written

SENTENCE = "An adult who stays near and says little helps more than one who asks again. "


def form(name: str, values: dict[str, str], mode: FormMode = FormMode.FILLED) -> list[str]:
    return pages(pdf(name, values, mode))


def pdf(name: str, values: dict[str, str], mode: FormMode) -> bytes:
    return written(
        lambda target: write_form(
            find_form(name), values, mode=mode, setting_name="Blue Sky Learning", target=target
        )
    )


def test_a_box_that_goes_on_says_again_what_it_is() -> None:
    views = {"provision_view": SENTENCE * 60, "student_view": SENTENCE * 60}
    found = form("wap-first-meeting", views)
    going_on = [page for page in found if "Provision View (continued)" in page]
    assert going_on
    assert all("Student View (continued)" in page for page in going_on)
    assert "Provision View:" not in going_on[0]


def test_a_day_that_goes_on_says_again_which_day_it_is() -> None:
    values = {"week_one_day_3_date": "Wed 25 Nov 2026", "week_one_day_3_noticed": SENTENCE * 100}
    found = form("daily-positive-report", values)
    begun = next(n for n, page in enumerate(found) if "Wed 25 Nov" in page)
    assert "3 (continued)" in found[begun + 1]


def test_the_names_of_the_views_stand_above_them_on_a_further_page() -> None:
    found = form("daily-positive-report", {"week_one_pupil_doing_well": SENTENCE * 120})
    going_on = [page for page in found if "doing well? (continued)" in page]
    assert going_on
    for page in going_on:
        assert "Pupil Views" in page
        assert "Views of Others" in page


@pytest.mark.parametrize("count", range(4, 40))
def test_the_next_meeting_never_stands_on_a_page_by_itself(count: int) -> None:
    lines = [f"Target {number}" for number in range(count)]
    values = {"support_and_targets": "\n".join(lines), "next_meeting": "Thu 26 Nov 2026"}
    last = form("wap-first-meeting", values)[-1]
    assert "Next Meeting: Thu 26 Nov 2026" in last
    assert lines[-1] in last


@pytest.mark.parametrize("name", ["wap-first-meeting", "wap-view-parental"])
def test_what_is_known_stands_level_with_what_is_to_be_written(name: str) -> None:
    data = pdf(name, {}, FormMode.BLANK)
    command = ["pdftotext", "-bbox", "-l", "1", "-", "-"]
    html = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    tops = {word: float(top) for top, word in re.findall(r'yMin="([\d.]+)".*?>(.*?)<', html)}
    assert tops["DOB:"] == pytest.approx(tops["Workers:"], abs=0.5)


paragraphs = st.lists(st.integers(1, 40), min_size=1, max_size=8)


@settings(max_examples=200, deadline=None)
@given(paragraphs, st.floats(10, 400))
def test_no_line_of_a_paragraph_stands_alone_where_a_page_ends(
    counts: list[int], room: float
) -> None:
    words = "\n\n".join(" ".join(["word"] * count) for count in counts)
    text = Text((Span(words),), Style(11, 16), continued=(Span("Aim (continued)"),))
    parts = text.cut(120, room)
    if parts is None:
        return
    before, after = (part.lines(120) for part in parts)
    assert len(before) * 16 <= room + 0.1
    assert before[-1].ends or not before[-2].ends
    assert before[-1].ends or not after[1].ends
    assert after[1].fragments


def test_what_must_go_on_always_gets_further() -> None:
    text = Text((Span(SENTENCE * 40),), Style(11, 16), continued=(Span("Aim (continued)"),))
    rest: Text | None = text
    for _ in range(100):
        parts = rest.cut(120, 20, must=True) if rest else None
        if parts is None:
            return
        rest = parts[1]
    raise AssertionError("it never ends")


@pytest.mark.parametrize("tall", range(20, 60))
def test_no_heading_of_a_record_ends_a_page(tall: int) -> None:
    tried = " ".join(["Calm voice"] * 40)
    record = EpisodeRecord(
        "Episode",
        "Ilya Marchetti",
        "Blue Sky Learning",
        steps=(StepEntry("10:02", "Attunement", "Amara Okafor", "\n".join(["PACE"] * tall)),),
        related=(RelatedEntry("10:20", "Call home", tried),),
    )
    for page in pages(written(lambda target: write_episode_record(record, target))):
        lines = [line for line in page.splitlines() if line.strip()]
        assert lines[lines.index("Blue Sky Learning") - 1] != "What belongs to it"


def test_a_question_stands_above_the_answer_that_goes_on() -> None:
    record = ConversationRecord(
        "Restorative conversation",
        "Ilya Marchetti",
        "Blue Sky Learning",
        answers=(Answer("How can we repair it?", SENTENCE * 120),),
    )
    going_on = pages(written(lambda target: write_conversation_record(record, target)))[1]
    assert "How can we repair it?" in going_on
    assert "The child’s words (continued)" in going_on


@pytest.mark.parametrize("before", range(20, 46))
def test_of_a_short_list_two_stand_together_at_the_least(before: int) -> None:
    content = ListPart(
        about="\n".join(["A line."] * before),
        lists=(("What helps", ("Drawing first", "Putty", "A quiet minute")),),
    )
    pack = Pack("Meeting pack", "Ilya", "Blue Sky Learning", (), (Part("What helped", content),))
    paper = BytesIO()
    write_pack(pack, paper)
    for page in pages(paper.getvalue()):
        shown = [one in page for one in ("What helps", "Drawing first", "Putty")]
        assert len(set(shown)) == 1
        assert ("A quiet minute" in page) == ("Putty" in page)


def test_a_step_that_goes_on_is_named_again() -> None:
    record = EpisodeRecord(
        "Episode",
        "Ilya Marchetti",
        "Blue Sky Learning",
        steps=(StepEntry("10:02", "Time In", "Amara Okafor", SENTENCE * 60),),
    )
    found = pages(written(lambda target: write_episode_record(record, target)))
    assert "Time In (continued)" in flat(found[1])


@pytest.mark.parametrize("names", range(1, 40))
def test_no_page_holds_nothing_but_room_to_write(names: int) -> None:
    workers = ", ".join(["Mei-Lin Chow"] * names * 3)
    values = {"key_workers": workers, "parental_view": SENTENCE * 4}
    found = form("wap-view-parental", values)
    assert "asks again" in found[-1]
    assert len(found) == 1 or names > 25


@pytest.mark.parametrize("before", range(20, 46))
def test_what_leads_to_a_table_stands_on_its_page(before: int) -> None:
    parts = (
        Part("What helped", ListPart(about="\n".join(["A line."] * before), nothing="")),
        Part(
            "Chronology",
            ListPart(
                about="From the first record",
                headings=("When", "What happened"),
                shares=(1, 3),
                rows=(("Mon 23 Nov 2026", "Attunement"),) * 3,
            ),
        ),
    )
    paper = BytesIO()
    write_pack(Pack("Meeting pack", "Ilya", "Blue Sky Learning", (), parts), paper)
    for page in pages(paper.getvalue())[1:]:
        assert ("From the first record" in page) == ("Chronology" in page)
        assert "Chronology" not in page or "Attunement" in page
