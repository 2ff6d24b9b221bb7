"""Recognitions as cards: what they say, in every size, and who may print them."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from bluesky_desktop.domain.errors import NotAllowed, NotFound
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.papers.printouts import note_printed
from bluesky_desktop.services.papers.recognition_cards import CardChoices, recognition_cards
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.services.story.amendments import undo_entries
from bluesky_desktop.services.story.recognitions import record_recognition
from tests.audit_trail import acts_about
from tests.conftest import DeskAs

TEACHER = "Amara Okafor"
MM = 72 / 25.4


def recognised(desk: Desk, words: str = "Shared the last brush.", pupils: int = 1) -> list[int]:
    chosen = tuple(one.id for one in brief_pupils(desk)[:pupils])
    done = record_recognition(
        desk, pupil_ids=chosen, recognition="value_postcard", words=words, value="kindness"
    )
    return list(done.value)


def text_of(content: bytes) -> str:
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_card_says_what_was_seen_the_value_and_the_childs_own_words(desk_as: DeskAs) -> None:
    desk = desk_as(TEACHER)
    choices = CardChoices(kind="note_home", size="a5", own_words="I like sharing.")
    paper = recognition_cards(desk, entry_ids=recognised(desk), choices=choices)
    said = text_of(paper.content)
    name = brief_pupils(desk)[0].first_name
    for part in ("Note home", f"For {name}", "Shared the last brush.", "Kindness", TEACHER):
        assert part in said
    assert f"In {name}’s own words “I like sharing.”" in said


@pytest.mark.parametrize(
    ("size", "width", "height"),
    [("four_on_a4", 297, 210), ("a6", 148.5, 105), ("a5", 210, 148.5), ("a4", 297, 210)],
)
def test_a_card_has_the_size_that_was_chosen(
    desk_as: DeskAs, size: str, width: float, height: float
) -> None:
    desk = desk_as(TEACHER)
    paper = recognition_cards(desk, entry_ids=recognised(desk), choices=CardChoices(size=size))
    box = PdfReader(BytesIO(paper.content)).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((width * MM, height * MM), abs=1)


def test_five_cards_take_two_sheets_of_four_and_are_noted_for_every_child(desk_as: DeskAs) -> None:
    desk = desk_as(TEACHER)
    choices = CardChoices(own_words="Only on a card of one child")
    paper = recognition_cards(desk, entry_ids=recognised(desk, pupils=5), choices=choices)
    assert len(PdfReader(BytesIO(paper.content)).pages) == 2
    assert "Only on a card" not in text_of(paper.content)
    note_printed(desk, printout=paper)
    for pupil in brief_pupils(desk)[:5]:
        assert acts_about(desk, pupil.id)[-1] == "print_paper"


def test_very_long_words_go_on_and_nothing_is_cut(desk_as: DeskAs) -> None:
    desk = desk_as(TEACHER)
    words = [f"word{number}" for number in range(900)]
    entries = recognised(desk, " ".join(words))
    paper = recognition_cards(desk, entry_ids=entries, choices=CardChoices())
    said = text_of(paper.content).lower().split()
    assert [one for one in said if one.startswith("word")] == words


def test_an_undone_recognition_has_no_card(desk_as: DeskAs) -> None:
    desk = desk_as(TEACHER)
    ids = recognised(desk)
    undo_entries(desk, entry_ids=tuple(ids))
    with pytest.raises(NotFound):
        recognition_cards(desk, entry_ids=ids, choices=CardChoices())


def test_a_learning_support_assistant_prints_no_card(desk_as: DeskAs) -> None:
    ids = recognised(desk_as(TEACHER))
    with pytest.raises(NotAllowed):
        recognition_cards(desk_as("Leila Haddad"), entry_ids=ids, choices=CardChoices())


def test_a_card_that_goes_home_names_no_other_child(desk_as: DeskAs) -> None:
    desk = desk_as(TEACHER)
    other = brief_pupils(desk)[1].name
    cards = recognised(desk, words=f"{other} was helped with a coat.")
    said = text_of(recognition_cards(desk, entry_ids=cards, choices=CardChoices()).content)
    assert "Another child was helped with a coat." in said
    assert other not in said
