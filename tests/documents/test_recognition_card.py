"""The foot of a card to take home: who gave it, when and where, as large as there is room for."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from bluesky_desktop.documents.recognition_card import (
    CardSize,
    RecognitionCard,
    write_recognition_cards,
)

DAY = "Wed 30 Sep 2026"


def text_of(given_by: str, setting: str, size: CardSize = CardSize.FOUR_ON_A4) -> str:
    card = RecognitionCard("Note home", "Nia", "Waited for a friend", given_by, DAY)
    paper = BytesIO()
    write_recognition_cards([card], size, setting, paper)
    return " ".join(PdfReader(paper).pages[0].extract_text().split())


@pytest.mark.parametrize("size", CardSize)
def test_a_setting_s_long_name_is_read_whole(size: CardSize) -> None:
    text = text_of("Mei-Lin Chow", "Blue Sky Learning Centre, Whitstable", size)
    for words in ("Mei-Lin Chow", DAY, "Blue Sky Learning Centre, Whitstable"):
        assert words in text


def test_of_what_no_card_has_room_for_the_day_is_whole() -> None:
    text = text_of("Oluwaseunbabatunde " * 4, "The Learning Centre " * 6)
    assert DAY in text
    assert "…" in text


def test_a_setting_and_a_giver_without_a_name_leave_the_day_alone() -> None:
    assert DAY in text_of("", "")
