"""A pupil's photo: chosen, made small and square, refused where it is none, kept encrypted."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from bluesky_desktop.services.pupils.register import brief_pupils, read_photo, read_pupil
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.edit_pupil.photo import PhotoPicker
from bluesky_desktop.ui.widgets.buttons import Button
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
    hands.see("“note.jpg” is no picture that can be read. Please choose another file.")
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
    hands.see("“bomb.bmp” is no picture that can be read.")


def test_a_photo_of_very_many_pixels_is_taken_where_it_can_be_read_smaller(
    hands: Hands, tmp_path: Path
) -> None:
    # More than Qt reads whole: what the newest cameras write.
    picture(tmp_path / "camera.png", 9000, 9000)
    take(hands, tmp_path / "camera.png")
    hands.see("“camera.png” has too many pixels. Please make it smaller")
    assert kept(hands) is None
    take(hands, picture(tmp_path / "camera.jpg", 9000, 9000))
    assert not hands.sees("too many pixels")
    content = kept(hands)
    assert content is not None
    assert QImage.fromData(content).width() == 320


@pytest.mark.parametrize("known", ["", "camera"])
def test_what_was_kept_or_taken_away_is_undone_from_its_notice(
    hands: Hands, tmp_path: Path, known: str
) -> None:
    if known:
        take(hands, picture(tmp_path / f"{known}.png", 500, 500))
    before = kept(hands)
    take(hands, picture(tmp_path / "other.png", 40, 40))
    hands.see("The photo is kept.")
    for one in hands.shell.findChildren(PhotoPicker)[0].findChildren(Button):
        assert one.width() <= one.sizeHint().width(), "its buttons are no wider than they need"
    hands.click("Undo")
    hands.see("Undone.")
    assert kept(hands) == before
    assert hands.sees("Take it away") == bool(known)
    if known:
        hands.click("Take it away")
        hands.see("The photo is taken away.")
        hands.click("Undo")
        assert kept(hands) == before
        hands.see("Take it away")


def test_that_a_pupil_has_left_is_undone_from_its_notice(hands: Hands) -> None:
    pupil = ilya(hands)
    hands.click("Has left")
    hands.see("Ilya is in the list of those who have left.")
    assert read_pupil(hands.workspace.desk, pupil_id=pupil).archived
    hands.click("Undo")
    hands.see("Undone.")
    assert not read_pupil(hands.workspace.desk, pupil_id=pupil).archived
