"""A pupil's photo: chosen, made small and square, refused where it is none, kept encrypted."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from bluesky_desktop.services.pupils.register import brief_pupils, read_photo
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.edit_pupil.photo import PhotoPicker
from tests.ui.conftest import AtWork, Hands

LEADER = "Priya Raman"


@pytest.fixture
def hands(at_work: AtWork) -> Hands:
    """The editor of a pupil."""
    hands = at_work(LEADER, places.Today())
    hands.go(places.EditPupil(ilya(hands)))
    return hands


def ilya(hands: Hands) -> int:
    pupils = brief_pupils(hands.workspace.desk)
    return next(one.id for one in pupils if one.first_name == "Ilya")


def take(hands: Hands, path: Path) -> None:
    picker = hands.shell.findChild(PhotoPicker)
    assert picker is not None
    picker.take_file(str(path))
    hands.settle()


def kept(hands: Hands) -> bytes | None:
    return read_photo(hands.workspace.desk, pupil_id=ilya(hands))


def picture(path: Path, width: int, height: int) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#1E628F"))
    assert image.save(str(path))
    return path


@pytest.mark.parametrize(("width", "height"), [(1600, 900), (30, 80), (6000, 4000)])
def test_it_is_kept_small_and_square(hands: Hands, tmp_path: Path, width: int, height: int) -> None:
    take(hands, picture(tmp_path / "photo.png", width, height))
    content = kept(hands)
    assert content is not None
    image = QImage.fromData(content)
    assert image.width() == image.height() <= 320
    hands.see("Take it away")


def test_it_is_nowhere_on_disk_in_the_clear(hands: Hands, tmp_path: Path) -> None:
    take(hands, picture(tmp_path / "photo.png", 400, 400))
    content = kept(hands)
    assert content is not None
    for file in hands.workspace.signed_in.store.data.rglob("*"):
        if file.is_file():
            assert content[:200] not in file.read_bytes()
            assert b"JFIF" not in file.read_bytes()


def test_it_is_shown_on_the_page_and_can_be_taken_away(hands: Hands, tmp_path: Path) -> None:
    take(hands, picture(tmp_path / "photo.png", 400, 400))
    hands.click("Take it away")
    assert kept(hands) is None
    assert not hands.sees("Take it away")


def test_what_is_no_picture_is_refused_in_words(hands: Hands, tmp_path: Path) -> None:
    (tmp_path / "note.jpg").write_text("no picture at all")
    take(hands, tmp_path / "note.jpg")
    hands.see("This file is no picture that can be read.")
    assert kept(hands) is None


def test_a_picture_that_is_too_large_is_refused_in_words(hands: Hands, tmp_path: Path) -> None:
    # A header that promises more pixels than any PC has room for.
    image = picture(tmp_path / "bomb.bmp", 10, 10)
    content = bytearray(image.read_bytes())
    content[18:22] = (60_000).to_bytes(4, "little")
    content[22:26] = (60_000).to_bytes(4, "little")
    image.write_bytes(content)
    take(hands, image)
    assert kept(hands) is None
    hands.see("picture")
