"""A picture out of a file becomes a JPEG; of a file that is none it is said."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from bluesky_desktop.ui.parts.picture_file import as_jpeg, read_picture


def test_what_was_transparent_is_white(qtbot: QtBot, tmp_path: Path) -> None:
    image = QImage(40, 20, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    path = tmp_path / "drawing.png"
    image.save(str(path))
    read = read_picture(str(path))
    assert isinstance(read, QImage)
    again = QImage.fromData(as_jpeg(read))
    assert (again.width(), again.height()) == (40, 20)
    assert again.pixelColor(5, 5) == QColor(Qt.GlobalColor.white)


def test_a_file_that_is_no_picture_is_said_to_be_none(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "words.png"
    path.write_text("no picture")
    for name in ("words.png", "gone.png"):
        words = f"“{name}” is no picture that can be read. Please choose another file."
        assert read_picture(str(tmp_path / name)) == words
