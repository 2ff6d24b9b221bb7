"""Whatever is typed, pasted or kept: every page shows it as text, and every editor takes it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from bluesky_desktop.services.pupils.register import brief_pupils, edit_pupil, read_pupil
from bluesky_desktop.services.story.recognitions import record_observation, record_recognition
from bluesky_desktop.ui import places
from bluesky_desktop.ui.finder import Finder
from bluesky_desktop.ui.widgets.text import Text
from tests.ui.conftest import AtWork, Hands
from tests.ui.every_page import every_place

LEADER = "Priya Raman"
BAD_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e")
HOSTILE = {
    "marks": "\u202eevil\u202c \u2066x\u2069 \u200f",
    "markup": "<b>bold</b> &amp; <img src='x'>",
    "nul": "a\x00b\x1b[31m\x0b",
    "long": "x" * 10_000,
    "words": "a long name " * 300,
    "emoji": "👩‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿" * 20,
    "scripts": "משה كرة Đặng Ỳ ﷽",
    "format": "{name} %s %(x)s ${HOME} \\",
}
HOSTILE["all"] = " ".join(HOSTILE[one] for one in ("marks", "markup", "nul", "emoji", "scripts"))


@pytest.fixture
def hands(at_work: AtWork) -> Hands:
    return at_work(LEADER, places.Today())


@pytest.mark.parametrize("kind", ["all", "long", "words"])
def test_every_page_shows_it_as_text_within_the_window(hands: Hands, kind: str) -> None:
    hostile, desk = HOSTILE[kind], hands.workspace.desk
    ilya = next(one.id for one in brief_pupils(desk) if one.first_name == "Ilya")
    pupil = read_pupil(desk, pupil_id=ilya)
    edit_pupil(
        desk,
        pupil=replace(
            pupil,
            preferred_name=hostile,
            last_name=hostile,
            class_name=hostile,
            strengths=(hostile,),
            what_helps=(hostile,),
            regulation_plan=hostile,
            contacts=tuple(replace(one, name=hostile, note=hostile) for one in pupil.contacts),
        ),
    )
    record_observation(desk, pupil_id=ilya, words=hostile)
    record_recognition(desk, pupil_ids=(ilya,), recognition="gem", words=hostile)
    for name, place in every_place(desk).items():
        hands.go(place)
        assert hands.shell.width() == 1280, name
        for label in labels(hands.shell):
            assert not BAD_MARKS & set(label.text()), f"{name}: {label.text()[:80]!r}"
            assert "\x00" not in label.text(), f"{name}: {label.text()[:80]!r}"
            assert label.width() <= hands.shell.width(), f"{name}: {label.text()[:80]!r}"


@pytest.mark.parametrize("kind", ["all", "long"])
def test_every_editor_takes_it_and_the_page_can_be_left(hands: Hands, kind: str) -> None:
    for place in every_place(hands.workspace.desk).values():
        hands.go(place)
        page = hands.shell.page
        assert page is not None
        for field in fields(page):
            if isinstance(field, QLineEdit):
                field.insert(HOSTILE[kind])
            elif not field.isReadOnly():
                field.insertPlainText(HOSTILE[kind])
    hands.go(places.Today())


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_finder_looks_for_it(hands: Hands, kind: str) -> None:
    finder = hands.shell.findChild(Finder)
    assert finder is not None
    finder.open_for(None)
    field = finder.findChild(QLineEdit)
    assert field is not None
    field.insert(HOSTILE[kind])
    hands.settle()
    assert hands.sees("Nothing is called that.") or finder.look_up(field.text())


def test_half_a_character_cut_off_by_a_field_s_end_is_kept_out(hands: Hands) -> None:
    hands.go(places.EditPupil(every_place(hands.workspace.desk)["edit-pupil"].pupil_id))  # type: ignore[attr-defined]
    page = hands.shell.page
    assert page is not None
    for field in fields(page):
        if isinstance(field, QLineEdit) and not isinstance(field.parent(), QComboBox):
            field.setText("")
            field.insert("x" * (field.maxLength() - 1) + "😀")
            assert not any(unicodedata.category(one) == "Cs" for one in field.text())


def labels(window: QWidget) -> Iterator[QLabel | Text]:
    """All that can be read, and is not being written."""
    for one in window.findChildren(QWidget):
        if one.isVisible() and isinstance(one, QLabel | Text):
            yield one


def fields(page: QWidget) -> Iterator[QLineEdit | QPlainTextEdit | QTextEdit]:
    """All that can be typed into."""
    for one in page.findChildren(QWidget):
        if one.isVisible() and isinstance(one, QLineEdit | QPlainTextEdit | QTextEdit):
            yield one
