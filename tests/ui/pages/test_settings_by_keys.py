"""In the settings Ctrl+Enter saves, as it records on every page; in a line Enter does too."""

import pytest
from PySide6.QtCore import Qt

from bluesky_desktop.ui import places
from tests.ui.conftest import AtWork

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_ctrl_enter_saves_what_is_set(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Settings("setting"))
    hands.fill("Safeguarding lead", "Ines Duarte")
    hands.key(Qt.Key.Key_Return, CONTROL)
    hands.see("Saved.")


@pytest.mark.parametrize("held", [CONTROL, Qt.KeyboardModifier.NoModifier])
def test_enter_adds_a_colleague(at_work: AtWork, held: Qt.KeyboardModifier) -> None:
    hands = at_work("Priya Raman", places.Settings("accounts"))
    hands.click("Add a colleague")
    hands.fill("Name", "Ines Duarte")
    hands.fill("First password", "short")
    hands.key(Qt.Key.Key_Return, held)
    hands.see("at least")
    hands.fill("First password", "heron kettle fog")
    hands.key(Qt.Key.Key_Return, held)
    hands.see("The account is added.")


def test_ctrl_enter_in_a_colleague_s_new_password_sets_it(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Settings("accounts"))
    hands.click("Daniel Mensah")
    hands.fill("A new password", "heron kettle fog")
    hands.key(Qt.Key.Key_Return, CONTROL)
    hands.see("The new password is set.")
