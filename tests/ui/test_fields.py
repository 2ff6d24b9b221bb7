"""A field that is switched off is one quiet ground from edge to edge."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from bluesky_desktop.ui.theme.theme import Theme
from bluesky_desktop.ui.widgets.text_field import TextField


def test_what_is_switched_off_has_one_ground(qtbot: QtBot, light_theme: Theme) -> None:
    light_theme.complete()
    field = TextField("Where")
    qtbot.addWidget(field)
    field.setEnabled(False)
    field.resize(400, 100)
    field.show()
    line = field.findChild(QLineEdit)
    assert line is not None
    frame = line.parentWidget()
    assert frame is not None
    picture = frame.grab().toImage()
    middle = frame.height() // 2
    inside = line.mapTo(frame, QPoint(line.width() - 8, 0)).x()
    assert picture.pixelColor(inside, middle) == picture.pixelColor(5, middle)
    assert picture.pixelColor(5, middle) == light_theme.tokens.sunken
