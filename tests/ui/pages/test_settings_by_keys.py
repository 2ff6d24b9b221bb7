"""In the settings Ctrl+Enter saves, as it records on every page; in a line Enter does too."""

import pytest
from PySide6.QtCore import Qt

from bluesky_desktop.services.sample.making import SAMPLE_PASSWORD
from bluesky_desktop.ui import places
from tests.ui.conftest import AtWork, Hands

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


def test_one_s_own_password_is_changed_by_keys_alone(at_work: AtWork) -> None:
    hands = at_work("Tomasz Wójcik", places.Today())
    hands.key(Qt.Key.Key_K, CONTROL)
    hands.type("password")
    hands.key(Qt.Key.Key_Return)
    _type_three(hands, "not this one", "heron kettle fog", "heron kettle frog")
    hands.see("The two are not the same.")
    hands.key(Qt.Key.Key_A, CONTROL)
    hands.type("heron kettle fog")
    hands.key(Qt.Key.Key_Return)
    hands.see("That is not the password for this name.")
    hands.type(SAMPLE_PASSWORD)
    hands.key(Qt.Key.Key_Return)
    hands.see("Your password is changed.")
    signed_in = hands.workspace.signed_in
    signed_in.store.vault.unlock(signed_in.account, "heron kettle fog", hands.clock())


def _type_three(hands: Hands, present: str, new: str, again: str) -> None:
    for typed in (present, new, again):
        hands.type(typed)
        if typed is not again:
            # Past the button that shows what is typed.
            hands.key(Qt.Key.Key_Tab)
            hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_Return)
