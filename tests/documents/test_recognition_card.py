"""The foot of a card to take home: who gave it, when and where, as large as there is room for."""

from io import BytesIO

import pytest
from PIL import Image
from pypdf import PageObject, PdfReader

from bluesky_desktop.documents.recognition_card import (
    CardSize,
    RecognitionCard,
    write_recognition_cards,
)

_IMAGE = BytesIO()
Image.new("RGB", (80, 60), "#CFE3F5").save(_IMAGE, "JPEG")
PICTURE = _IMAGE.getvalue()
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


def pages_of(card: RecognitionCard) -> list[PageObject]:
    paper = BytesIO()
    write_recognition_cards([card], CardSize.A6, "Blue Sky Learning", paper)
    return list(PdfReader(paper).pages)


def test_a_picture_stands_beside_few_words() -> None:
    (page,) = pages_of(RecognitionCard("Note home", "Nia", "Waited.", "", DAY, picture=PICTURE))
    assert len(page.images) == 1


def test_a_picture_without_room_beside_the_words_has_a_card_of_its_own() -> None:
    words = "Waited for a friend who was late, and told her so kindly. " * 12
    found = pages_of(RecognitionCard("Note home", "Nia", words, "", DAY, picture=PICTURE))
    assert [len(page.images) for page in found] == [0, 1]
    assert "kindly" not in found[-1].extract_text()


def test_a_setting_s_short_name_is_not_shortened_for_a_long_giver() -> None:
    assert "Blue Sky Learning" in text_of("Oluwaseunbabatunde " * 6, "Blue Sky Learning")
