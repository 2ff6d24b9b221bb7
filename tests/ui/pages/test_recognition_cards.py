"""A recognition becomes a card to take home, by clicks and keys."""

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtGui import QColor, QImage

from bluesky_desktop.services.drafts import read_drafts
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.services.story.recognitions import record_recognition
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.recognition_cards import RecognitionCardsPage
from bluesky_desktop.ui.pages.recognition_cards.picture import PicturePicker
from bluesky_desktop.ui.widgets.buttons import Button
from tests.ui.conftest import AtWork, Hands


def begin(at_work: AtWork) -> tuple[Hands, int]:
    hands = at_work("Mei-Lin Chow", places.Today())
    desk = hands.workspace.desk
    done = record_recognition(
        desk,
        pupil_ids=(brief_pupils(desk)[0].id,),
        recognition="note_home",
        words="Read a whole page aloud.",
    )
    return hands, done.value[0]


def page_of(hands: Hands) -> RecognitionCardsPage:
    page = hands.shell.page
    assert isinstance(page, RecognitionCardsPage)
    return page


def paper_of(hands: Hands) -> PdfReader:
    page = page_of(hands)
    hands.wait_for(lambda: page.printout is not None, "the card")
    assert page.printout is not None
    return PdfReader(BytesIO(page.printout.content))


def save_button(hands: Hands) -> Button:
    return next(
        one for one in page_of(hands).findChildren(Button) if one.accessibleName() == "Save as PDF"
    )


def test_an_entry_leads_to_its_card_with_the_childs_words(at_work: AtWork, tmp_path: Path) -> None:
    hands, entry = begin(at_work)
    hands.go(places.EntryPage(entry))
    hands.click("Print a card")
    hands.see("Page 1 of 1")
    assert "Note home" in paper_of(hands).pages[0].extract_text()

    hands.fill("In the child’s own words", "I read it all!")
    hands.wait_for(lambda: "I read it all!" in paper_of(hands).pages[0].extract_text(), "the words")
    hands.wait_for(lambda: bool(read_drafts(hands.workspace.desk)), "the draft")

    page_of(hands).save_to(tmp_path / "card.pdf")
    hands.see("Saved as card.pdf")
    assert (tmp_path / "card.pdf").read_bytes().startswith(b"%PDF")
    hands.wait_for(lambda: not read_drafts(hands.workspace.desk), "the draft to be thrown away")


def test_a_card_is_not_given_out_before_it_holds_the_last_words(at_work: AtWork) -> None:
    hands, entry = begin(at_work)
    hands.go(places.RecognitionCards((entry,)))
    hands.see("Page 1 of 1")
    hands.fill("In the child’s own words", "I read it all!")
    assert not save_button(hands).isEnabled()
    hands.wait_for(lambda: save_button(hands).isEnabled(), "the new card")
    assert "I read it all!" in paper_of(hands).pages[0].extract_text()


def test_a_picture_stands_on_the_card_and_what_is_none_is_said(
    at_work: AtWork, tmp_path: Path
) -> None:
    hands, entry = begin(at_work)
    drawing, words = tmp_path / "drawing.png", tmp_path / "words.png"
    image = QImage(3000, 2000, QImage.Format.Format_ARGB32)
    image.fill(QColor("#DFECF5"))
    image.save(str(drawing))
    words.write_text("no picture")
    hands.go(places.RecognitionCards((entry,)))
    hands.see("Page 1 of 1")
    picker = page_of(hands).findChild(PicturePicker)
    assert isinstance(picker, PicturePicker)

    picker.take_file(str(words))
    hands.see("is no picture that can be read. Please choose another file.")
    picker.take_file(str(drawing))
    hands.settle()
    assert len(paper_of(hands).pages[0].images) == 1
    hands.click("Take it away")
    hands.settle()
    assert not paper_of(hands).pages[0].images


def test_today_prints_the_days_good_moments_together(at_work: AtWork) -> None:
    hands, _ = begin(at_work)
    hands.go(places.Today())
    hands.click("Print cards to take home")
    hands.see("cards")
    assert not hands.sees("In the child’s own words")


def test_of_kinds_and_sizes_the_one_pressed_last_is_printed(at_work: AtWork) -> None:
    hands, entry = begin(at_work)
    hands.go(places.RecognitionCards((entry,)))
    hands.see("Page 1 of 1")
    hands.click("Value postcard")
    hands.click("A6")
    hands.wait_for(lambda: _page_size(hands) == (298, 421), "the other size")
    assert "Value postcard" in paper_of(hands).pages[0].extract_text()


def _page_size(hands: Hands) -> tuple[int, int]:
    _, _, width, height = paper_of(hands).pages[0].mediabox
    return round(min(width, height)), round(max(width, height))
