"""A teacher's morning without a mouse: only Tab, Enter, Space, arrows and the app's own keys."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bluesky_desktop.services.sample.making import SAMPLE_PASSWORD
from demo.player import NotSeen
from tests.end_to_end.conftest import Running, Start
from tests.ui.test_every_page import name_of

CONTROL = Qt.KeyboardModifier.ControlModifier
MOST_STOPS = 80


def tab_to(running: Running, name: str) -> None:
    """Tabs until the focus is on what is called so."""
    for _ in range(MOST_STOPS):
        focused = QApplication.focusWidget()
        if focused is not None and name in name_of(focused):
            return
        running.hands.key(Qt.Key.Key_Tab)
    raise NotSeen(f"Tab never came to “{name}”")


def press(running: Running, name: str) -> None:
    """Tabs to it and presses Enter."""
    tab_to(running, name)
    running.hands.key(Qt.Key.Key_Return)


def sign_in(running: Running, name: str) -> None:
    """Goes to the name with the arrows, types the password, Enter."""
    for _ in range(MOST_STOPS):
        focused = QApplication.focusWidget()
        if focused is not None and name_of(focused) == name:
            break
        running.hands.key(Qt.Key.Key_Down)
    running.hands.key(Qt.Key.Key_Return)
    running.hands.type(SAMPLE_PASSWORD)
    running.hands.key(Qt.Key.Key_Return)


def find(running: Running, typed: str) -> None:
    """Ctrl+K, a few letters, Enter."""
    running.hands.key(Qt.Key.Key_K, CONTROL)
    running.hands.type(typed)
    running.hands.key(Qt.Key.Key_Return)


def test_a_morning_by_keyboard_alone(start: Start, sample: Path) -> None:
    running = start(sample)
    hands = running.hands
    sign_in(running, "Mei-Lin Chow")
    hands.see("Good morning, Mei-Lin")

    find(running, "kofi")
    hands.see("Kofi is at the start of the ladder")
    hands.key(Qt.Key.Key_Return)
    hands.see("Attunement for Kofi")
    hands.key(Qt.Key.Key_Space)
    press(running, "Re-engaged")
    hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Return, CONTROL)
    hands.see("Attunement, here")

    running.clock.go_on(3)
    press(running, "Record Reminder")
    hands.see("Reminder for Kofi")
    hands.key(Qt.Key.Key_Escape)
    hands.see("Attunement, here")

    press(running, "Other acts")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    hands.key(Qt.Key.Key_Escape)
    if menu.isVisible():
        menu.close()

    find(running, "add a recognition")
    hands.see("How was it recognised?")
    tab_to(running, "Praise point")
    hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Space)
    tab_to(running, "What did you see?")
    hands.type("shared his pencils")
    hands.key(Qt.Key.Key_Return, CONTROL)
    hands.see("shared his pencils")

    hands.key(Qt.Key.Key_L, CONTROL)
    hands.see("Who is signing in?")
