"""The whole staff do their work, by clicks and keys, in the real windows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from demo.play import main

pytestmark = pytest.mark.xdist_group("the_play")

PaperOf = Callable[[str], str]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Path:
    """What the play leaves; it is played once."""
    folder = tmp_path_factory.mktemp("play") / "out"
    assert main([str(folder)]) == 0
    return folder


@pytest.fixture
def paper_of(output: Path) -> PaperOf:
    """The words of a paper that the play left, on all its pages, in one line."""

    def words(name: str) -> str:
        pages = PdfReader(output / f"{name}.pdf").pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    return words


def test_the_pictures_are_numbered_as_they_were_taken(output: Path) -> None:
    pictures = sorted(one.name for one in output.glob("*.png"))
    assert len(pictures) >= 60
    assert pictures[0] == "01-sign-in.png"


def test_the_papers_of_the_appendix_are_blank_or_filled(paper_of: PaperOf) -> None:
    filled = paper_of("wap-first-meeting-filled")
    assert "To begin each morning calmly, with drawing first." in filled
    assert "Thảo Nguyễn" in filled
    assert "listening" in paper_of("script-card")
    for name in (
        "daily-positive-report",
        "wap-first-meeting",
        "wap-interim-meeting",
        "one-page-summary",
    ):
        assert paper_of(f"{name}-blank")


def test_a_report_holds_the_line_the_childs_views_and_the_next_target(paper_of: PaperOf) -> None:
    report = paper_of("daily-positive-report")
    for words in (
        "you passed the ball to somebody who had not had it yet",
        "I wait, and then my idea is better.",
        "I begin with one sentence before the timer rings",
    ):
        assert words in report


def test_an_incidents_paper_says_what_was_told(paper_of: PaperOf) -> None:
    record = paper_of("incident-record")
    for words in (
        "Aarav pushed over the shelf by the door",
        "Nobody was hurt.",
        "She will ask him about the puzzle",
    ):
        assert words in record


def test_a_postcard_goes_home_with_the_childs_words(paper_of: PaperOf) -> None:
    assert "I wanted everybody to have a turn." in paper_of("value-postcard")


def test_a_plan_meeting_leaves_its_pack_and_its_minutes(paper_of: PaperOf) -> None:
    pack = paper_of("meeting-pack")
    for words in (
        "Other children’s names are replaced in this pack.",
        "To begin reading calmly, with drawing first.",
        "She reads to her brother now, and laughs about the voices.",
    ):
        assert words in pack
    minutes = paper_of("wap-minutes")
    for words in (
        "To begin reading calmly, with drawing first.",
        "Thảo shows her card when she needs five minutes of drawing",
        "Fri 18 Dec 2026, 14:00",
    ):
        assert words in minutes
