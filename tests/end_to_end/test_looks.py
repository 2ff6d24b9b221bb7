"""Light or dark and the size of text, remembered: for the PC, and for each person."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from bluesky_desktop.domain.look import Appearance, Look
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.widgets.menu_button import MenuButton
from tests.end_to_end.conftest import Start

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def same_look_for_the_next_test() -> Iterator[None]:
    before = current_theme().appearance
    yield
    current_theme().show_as(before)


def test_each_person_has_their_own_and_the_next_one_does_not(start: Start, sample: Path) -> None:
    running = start(sample)
    before = current_theme().appearance
    running.sign_in("Amara Okafor")
    running.hands.click("Settings")
    running.hands.click("Look")
    running.hands.click("Dark")
    running.hands.click("150 %")
    assert current_theme().appearance == Appearance(Look.DARK, 150)

    running.hands.key(Qt.Key.Key_L, CONTROL)
    assert current_theme().appearance == before
    running.close()

    again = start(sample)
    again.sign_in("Priya Raman")
    assert current_theme().appearance == before
    again.hands.key(Qt.Key.Key_L, CONTROL)
    again.sign_in("Amara Okafor")
    again.hands.see("Good morning, Amara")
    assert current_theme().appearance == Appearance(Look.DARK, 150)


def test_on_the_sign_in_page_it_is_the_pc_s(start: Start, sample: Path) -> None:
    running = start(sample)
    look = running.application.window.findChild(MenuButton)
    assert look is not None
    assert look.menu_actions()[-1].text() == "Text at 200 %"
    look.menu_actions()[-1].trigger()
    next(one for one in look.menu_actions() if one.text() == "Dark").trigger()
    assert current_theme().appearance == Appearance(Look.DARK, 200)
    running.close()
    current_theme().show_as(Appearance())

    start(sample)
    assert current_theme().appearance == Appearance(Look.DARK, 200)


def test_a_key_makes_the_text_larger_on_every_page(start: Start, sample: Path) -> None:
    running = start(sample)
    running.hands.key(Qt.Key.Key_Plus, CONTROL)
    assert current_theme().text_scale == 1.25
    running.hands.key(Qt.Key.Key_0, CONTROL)
    running.sign_in("Tomasz Wójcik")
    running.hands.see("Good morning, Tomasz")
    running.hands.key(Qt.Key.Key_Plus, CONTROL)
    running.hands.key(Qt.Key.Key_Plus, CONTROL)
    assert current_theme().text_scale == 1.5
    running.hands.key(Qt.Key.Key_Minus, CONTROL)
    assert current_theme().text_scale == 1.25
