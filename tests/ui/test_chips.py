"""Chips by the keyboard: each that can be ticked is reached, and of one choice one is chosen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bluesky_desktop.ui.main_window import MainWindow
from bluesky_desktop.ui.theme.theme import Theme
from bluesky_desktop.ui.widgets.chip import SourceChip
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices

_DAYS = [(day, day) for day in ("Mon", "Tue", "Wed", "Thu")]

Shown = Callable[..., ChipChoices]


@pytest.fixture
def shown(qtbot: QtBot, light_theme: Theme) -> Shown:
    """Chips in a window, of which the first has the focus."""

    light_theme.complete()
    window = MainWindow()
    qtbot.addWidget(window)

    def begins(*, several: bool) -> ChipChoices:
        chips = ChipChoices(_DAYS, label="Days", several=several)
        window.show_content(chips)
        window.show()
        window.activateWindow()
        chips.first_focus().setFocus()
        qtbot.waitUntil(chips.first_focus().hasFocus)
        return chips

    return begins


def press(*keys: Qt.Key) -> str:
    """Presses them where the focus is; answers what has it then."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused.accessibleName()


def test_tab_reaches_each_of_those_that_can_be_ticked(shown: Shown) -> None:
    chips = shown(several=True)
    assert press(Qt.Key.Key_Tab) == "Tue"
    assert press(Qt.Key.Key_Space, Qt.Key.Key_Tab) == "Wed"
    assert press(Qt.Key.Key_Space) == "Wed"
    assert chips.values() == ("Tue", "Wed")


def test_arrows_go_from_one_that_can_be_ticked_to_the_next(shown: Shown) -> None:
    shown(several=True)
    assert press(Qt.Key.Key_Right) == "Tue"
    assert press(Qt.Key.Key_Down) == "Wed"
    assert press(Qt.Key.Key_Left, Qt.Key.Key_Up) == "Mon"


def test_of_one_choice_down_and_up_go_on_where_all_stand_in_a_row(shown: Shown) -> None:
    chips = shown(several=False)
    assert press(Qt.Key.Key_Down) == "Tue"
    assert chips.value() is None
    assert press(Qt.Key.Key_Space, Qt.Key.Key_Down) == "Wed"
    assert chips.value() == "Wed"
    assert press(Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up) == "Thu"
    assert chips.value() == "Thu"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_source_is_opened_by_enter_and_by_space(
    qtbot: QtBot, light_theme: Theme, key: Qt.Key
) -> None:
    chip = SourceChip("Zone 6, Tue 3 Nov")
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.clicked, timeout=1000):
        QTest.keyClick(chip, key)
