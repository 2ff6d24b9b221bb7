"""A field that is switched off is one quiet ground from edge to edge; a number is what it shows."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bluesky_desktop.ui.theme.theme import Theme
from bluesky_desktop.ui.widgets.number_stepper import NumberStepper
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


@pytest.fixture
def minutes(qtbot: QtBot, light_theme: Theme) -> Iterator[NumberStepper]:
    """From 1 to 60 minutes, of which 5 are usual."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    before = TextField("What was seen", page)
    field = NumberStepper("When I come back in", page, value=5, least=1, most=60)
    column.addWidget(before)
    column.addWidget(field)
    with qtbot.waitActive(page):
        page.show()
    before.setFocus()
    field.setFocus()
    yield field
    page.close()


@pytest.mark.parametrize("typed", ["90", "61", "600", "1a"])
def test_a_number_beyond_the_bounds_is_never_shown(minutes: NumberStepper, typed: str) -> None:
    """What stands in the field is what counts: 90 would have been shown, and 5 recorded."""
    seen: list[int] = []
    minutes.changed.connect(seen.append)
    QTest.keyClicks(minutes.edit, typed)
    assert str(minutes.value()) == minutes.edit.text()
    assert 1 <= minutes.value() <= 60
    assert seen[-1:] == [minutes.value()]
    assert "from 1 to 60" in minutes.edit.accessibleDescription()


def test_a_number_counts_as_it_is_typed(minutes: NumberStepper) -> None:
    seen: list[int] = []
    minutes.changed.connect(seen.append)
    QTest.keyClicks(minutes.edit, "12")
    assert seen == [1, 12]
    assert minutes.value() == 12
    assert minutes.edit.accessibleDescription() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_0])
def test_a_field_left_without_a_number_shows_the_one_before(
    minutes: NumberStepper, key: Qt.Key
) -> None:
    QTest.keyClick(minutes.edit, key)
    QTest.keyClick(minutes.edit, Qt.Key.Key_Return)
    assert minutes.edit.text() == "5"
    assert minutes.value() == 5
