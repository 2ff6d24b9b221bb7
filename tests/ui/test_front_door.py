"""The front door, by clicks and keys: who comes in, who is sent away, how it is locked again."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bluesky_desktop.services.access.accounts import choose_typed_names
from bluesky_desktop.services.access.sign_in import sign_out
from bluesky_desktop.services.sample.making import SAMPLE_MOMENT, SAMPLE_PASSWORD
from bluesky_desktop.services.store import Store
from bluesky_desktop.ui.acts import Acts
from bluesky_desktop.ui.front_door import FrontDoor
from bluesky_desktop.ui.idle_watch import IdleWatch
from bluesky_desktop.ui.main_window import MainWindow
from bluesky_desktop.ui.theme.theme import Theme
from demo.player import Player
from tests.conftest import SignInAs
from tests.ui.conftest import StillClock

TEACHER, LEADER = "Amara Okafor", "Grace Tūhoe"
CONTROL = Qt.KeyboardModifier.ControlModifier


class AtTheDoor(Player):
    """Hands on the whole window, before anybody is signed in."""

    def __init__(self, window: MainWindow, acts: Acts, store: Store):
        super().__init__(window, lambda: acts.idle)
        self.clock = StillClock(SAMPLE_MOMENT)
        self.door = FrontDoor(window, acts, store, self.clock, rules=str, open_sample=lambda: None)

    def sign_in(self, name: str, password: str = SAMPLE_PASSWORD) -> None:
        """Chooses somebody and types a password."""
        self.click(name)
        self.fill(f"Password for {name}", password)
        self.click("Sign in")


@pytest.fixture
def at_the_door(qtbot: QtBot, light_theme: Theme, sample_store: Store) -> Iterator[AtTheDoor]:
    acts, window = Acts(), MainWindow()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    broken: list[BaseException] = []
    acts.broke.connect(broken.append)
    hands = AtTheDoor(window, acts, sample_store)
    yield hands
    hands.settle()
    hands.door.close_all()
    QApplication.processEvents()
    acts.deleteLater()
    if broken:
        raise broken[0]


def test_somebody_signs_in_locks_and_comes_back(at_the_door: AtTheDoor) -> None:
    at_the_door.door.show_first()
    at_the_door.window.show()
    at_the_door.sign_in(TEACHER)
    at_the_door.see("Today")
    at_the_door.door.lock()
    at_the_door.see(f"Password for {TEACHER}")
    at_the_door.fill(f"Password for {TEACHER}", SAMPLE_PASSWORD)
    at_the_door.click("Sign in")
    at_the_door.see("Today")


def test_somebody_signs_in_by_keys_alone(at_the_door: AtTheDoor) -> None:
    hands = at_the_door
    hands.door.show_first()
    hands.window.show()
    hands.settle()
    hands.key(Qt.Key.Key_Tab)
    hands.type(SAMPLE_PASSWORD)
    hands.key(Qt.Key.Key_Return)
    hands.see("Choose your name first.")

    hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Return)
    hands.see("Password for Daniel Mensah")
    hands.key(Qt.Key.Key_Return)
    hands.see("Good morning, Daniel")


def test_a_letter_goes_to_the_next_name_that_begins_with_it(at_the_door: AtTheDoor) -> None:
    hands = at_the_door
    hands.door.show_first()
    hands.window.show()
    hands.settle()
    hands.type("t")
    hands.key(Qt.Key.Key_Return)
    hands.see("Password for Tomasz Wójcik")
    hands.key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    hands.type("zS")
    hands.key(Qt.Key.Key_Return)
    hands.see("Password for Siân Llewellyn")


def test_the_arrows_walk_among_the_names_where_one_is_chosen(at_the_door: AtTheDoor) -> None:
    hands = at_the_door
    hands.door.show_first()
    hands.window.show()
    hands.click("Priya Raman")
    hands.key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert _focused() == "Priya Raman"
    for name in ("Leila Haddad", "Daniel Mensah", "Siân Llewellyn", "Mei-Lin Chow"):
        hands.key(Qt.Key.Key_Up)
        assert _focused() == name
        hands.see(f"Password for {name}")
    hands.key(Qt.Key.Key_Return)
    hands.type(SAMPLE_PASSWORD)
    hands.key(Qt.Key.Key_Return)
    hands.see("Good morning, Mei-Lin")


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Tab])
def test_from_the_name_walked_to_one_goes_on_to_its_password(
    at_the_door: AtTheDoor, key: Qt.Key
) -> None:
    hands = at_the_door
    hands.door.show_first()
    hands.window.show()
    hands.click(TEACHER)
    hands.key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    hands.key(Qt.Key.Key_Down)
    assert _focused() == LEADER
    hands.key(key)
    assert _focused() == f"Password for {LEADER}"


def test_shift_tab_right_after_a_lock_goes_to_the_chosen_name(at_the_door: AtTheDoor) -> None:
    hands = at_the_door
    hands.door.show_first()
    hands.window.show()
    hands.sign_in("Priya Raman")
    hands.see("Today")
    hands.door.lock()
    assert _focused() == "Password for Priya Raman"
    hands.key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert _focused() == "Priya Raman"


def test_wrong_passwords_are_told_in_place_and_slow_down(at_the_door: AtTheDoor) -> None:
    at_the_door.door.show_first()
    at_the_door.window.show()
    for _ in range(3):
        at_the_door.sign_in(TEACHER, "not this one")
    at_the_door.see("That is not the password for this name. Try again in 5 seconds.")
    at_the_door.sign_in(TEACHER)
    at_the_door.see("There were several wrong tries. Please try again in 5 seconds.")
    at_the_door.clock.moment += timedelta(seconds=5)
    at_the_door.sign_in(TEACHER)
    at_the_door.see("Today")


def test_names_are_typed_where_the_setting_has_chosen_so(
    at_the_door: AtTheDoor, sign_in_as: SignInAs
) -> None:
    signed_in = sign_in_as(LEADER)
    choose_typed_names(signed_in, typed=True)
    sign_out(signed_in)

    at_the_door.door.show_first()
    at_the_door.window.show()
    assert not at_the_door.sees(TEACHER)
    at_the_door.fill("Password", SAMPLE_PASSWORD)
    at_the_door.click("Sign in")
    at_the_door.see("Type your name first.")
    at_the_door.fill("Your name", "Nobody Here")
    at_the_door.fill("Password", SAMPLE_PASSWORD)
    at_the_door.click("Sign in")
    at_the_door.see("That is not the password for this name.")
    at_the_door.fill("Your name", TEACHER.lower())
    at_the_door.fill("Password", SAMPLE_PASSWORD)
    at_the_door.click("Sign in")
    at_the_door.see("Today")


def test_nobody_there_for_a_while_locks(at_the_door: AtTheDoor) -> None:
    at_the_door.door.show_first()
    at_the_door.window.show()
    at_the_door.sign_in(TEACHER)
    at_the_door.wait_for(lambda: at_the_door.door.shell is not None, "the shell")
    assert at_the_door.door.workspace is not None
    watch = at_the_door.door.workspace.findChild(IdleWatch)
    assert watch is not None
    watch.idle.emit()
    at_the_door.see(f"Password for {TEACHER}")
    assert at_the_door.door.shell is None


def test_larger_text_leaves_in_view_what_one_is_writing(at_the_door: AtTheDoor) -> None:
    hands = at_the_door
    hands.door.show_first()
    hands.window.show()
    hands.sign_in(LEADER)
    hands.see("Today")
    hands.key(Qt.Key.Key_K, CONTROL)
    hands.type("add a pupil")
    hands.key(Qt.Key.Key_Return)
    hands.wait_for(lambda: "The name they like" in _focused(), "the first field")
    for _ in range(12):
        hands.key(Qt.Key.Key_Tab)
    writing = QApplication.focusWidget()
    assert writing is not None
    try:
        for _ in range(3):
            hands.key(Qt.Key.Key_Plus, CONTROL)
        hands.settle()
        assert QApplication.focusWidget() is writing
        hands.wait_for(lambda: not writing.visibleRegion().isEmpty(), "the field in view")
        hands.wait_for(
            lambda: writing.visibleRegion().boundingRect().height() == writing.height(),
            "the whole field in view",
        )
    finally:
        hands.key(Qt.Key.Key_0, CONTROL)


def _focused() -> str:
    one = QApplication.focusWidget()
    return one.accessibleName() if one is not None else ""
