"""The keys that go through a guided conversation: Enter on, Alt+Left back, Esc out of it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.services.ladder.scripts import open_returns
from bluesky_desktop.services.ladder.steps import Taking, record_attunement, record_reminder
from bluesky_desktop.services.pupils.register import add_pupil, brief_pupils
from bluesky_desktop.ui import places
from bluesky_desktop.ui.widgets.buttons import Button
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from tests.ui.conftest import AtWork, Hands
from tests.ui.test_conversation_looks import _script
from tests.ui.test_every_page import name_of

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def hands(at_work: AtWork) -> Hands:
    """At the first line of the script."""
    return _script(at_work)


def hint(hands: Hands, words: str) -> str:
    """The key that the button names."""
    button = hands.find(words, lambda one: isinstance(one, Button))
    assert isinstance(button, Button)
    return button.key_hint


def test_enter_chooses_and_goes_on(hands: Hands) -> None:
    assert hint(hands, "Next line") == "Enter"
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Return)
    hands.see("Line 2 of 6")


def test_enter_goes_on_from_one_s_own_words(hands: Hands) -> None:
    hands.fill("Or in your own words", "waiting for a turn")
    hands.key(Qt.Key.Key_Return)
    hands.see("Line 2 of 6")


def test_what_is_missing_is_said_and_nothing_is_passed(hands: Hands) -> None:
    hands.fill("Or in your own words", "")
    hands.key(Qt.Key.Key_Return)
    hands.see("Choose one, or use your own words.")
    hands.see("Line 1 of 6")


def test_a_pupil_of_whom_nothing_is_written_yet_gets_one_s_own_words(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    new = Pupil(id=None, legal_first_name="Wren", last_name="Adeyemi", class_name="Heron")
    pupil = add_pupil(hands.workspace.desk, pupil=new).value
    taking = Taking(pupil_id=pupil, had_time=True)
    record_attunement(hands.workspace.desk, taking=taking)
    record_reminder(hands.workspace.desk, taking=taking)
    hands.go(places.ScriptWizard(pupil))
    for key in (Qt.Key.Key_Return,) * 4:
        hands.key(key)
    hands.key(Qt.Key.Key_Space)
    hands.click("lining up")
    hands.key(Qt.Key.Key_Return)
    hands.see("Line 4 of 6")
    hands.see("None is written down yet. Say one that you remember.")
    hands.click("Next line")
    hands.see("Use your own words.")


def test_what_is_missing_gets_the_focus(hands: Hands) -> None:
    """The rule was chosen, what it was about was not."""
    for _ in range(4):
        hands.key(Qt.Key.Key_Return)
    hands.see("Line 3 of 6")
    hands.key(Qt.Key.Key_Space)
    hands.key(Qt.Key.Key_Return)
    hands.see("Say what it was about.")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert "lining up" in name_of(focus)
    assert not focus.visibleRegion().isEmpty()


def test_alt_left_goes_back_a_page_and_from_the_first_one_out(hands: Hands) -> None:
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Return)
    hands.see("Line 2 of 6")
    hands.key(Qt.Key.Key_Left, ALT)
    hands.see("Line 1 of 6")
    hands.key(Qt.Key.Key_Left, ALT)
    hands.see("The ladder")


def test_esc_closes_the_prompts_and_then_leaves_for_now(hands: Hands) -> None:
    hands.key(Qt.Key.Key_F6)
    assert hands.sees("Playfulness")
    hands.key(Qt.Key.Key_Escape)
    assert not hands.sees("Playfulness")
    hands.see("Line 1 of 6")
    hands.key(Qt.Key.Key_Escape)
    hands.see("The ladder")


def test_the_last_page_records_with_its_own_key_alone(at_work: AtWork) -> None:
    hands = at_work("Amara Okafor", places.Today())
    hands.go(places.ScriptWizard(1, told=True))
    hands.see("What was said")
    assert hint(hands, "Record") == "Ctrl Enter"
    hands.fill("Or in your own words", "calling out")
    hands.key(Qt.Key.Key_Return)
    assert not _complains(hands)
    hands.key(Qt.Key.Key_Return, CONTROL)
    assert _complains(hands)


def test_on_the_card_enter_promises_another_time_and_esc_leaves(at_work: AtWork) -> None:
    hands = at_work("Amara Okafor", places.Today())
    (promise,) = open_returns(hands.workspace.desk)
    hands.go(places.PupilPage(promise.pupil_id))
    hands.go(places.ScriptCard(promise.pupil_id, promise.step_id))
    hands.see("Return in")
    hands.click("Change the time")
    hands.type("12")
    hands.key(Qt.Key.Key_Return)
    (changed,) = open_returns(hands.workspace.desk)
    assert changed.due_at == hands.clock() + timedelta(minutes=12)
    assert name_of(QApplication.focusWidget() or hands.shell) == "Record the return"
    hands.click("Change the time")
    hands.key(Qt.Key.Key_Escape)
    assert not hands.sees("Promise this time")
    assert name_of(QApplication.focusWidget() or hands.shell) == "Change the time"
    hands.key(Qt.Key.Key_Escape)
    hands.see("The ladder")


def test_a_line_without_a_gap_has_the_focus_at_the_way_on(hands: Hands) -> None:
    hands.click("calling out")
    hands.click("Next line")
    hands.click("left out")
    hands.click("Next line")
    hands.click("Safe")
    hands.click("lining up")
    hands.click("Next line")
    hands.fill("Or in your own words", "waited")
    hands.key(Qt.Key.Key_Return)
    hands.see("Line 5 of 6")
    assert name_of(QApplication.focusWidget() or hands.shell).startswith("Next line")


def _complains(hands: Hands) -> bool:
    return any(one.isVisible() for one in hands.shell.findChildren(ErrorNote))


def test_every_guided_page_begins_where_something_is_chosen_or_written(at_work: AtWork) -> None:
    hands = at_work("Amara Okafor", places.Today())
    ilya = pupil_called(hands, "Ilya")
    for place, name in (
        (places.TimeInWizard(ilya), "In the room"),
        (places.TimeInWizard(ilya, told=True), "When"),
        (places.RecordIncident(ilya), "What happened"),
    ):
        hands.go(place)
        assert name in name_of(QApplication.focusWidget() or hands.shell), place


def test_a_conversation_for_which_the_button_stands_is_not_named_twice(at_work: AtWork) -> None:
    hands = at_work("Daniel Mensah", places.Today())
    hands.go(places.PupilPage(pupil_called(hands, "Aarav")))
    hands.see("Hold the conversation")
    assert not hands.sees("Also to do: Repair with Daniel Mensah")
    hands.key(Qt.Key.Key_Return)
    hands.see("Is Aarav ready to talk?")
    assert name_of(QApplication.focusWidget() or hands.shell) == "Ready"


def pupil_called(hands: Hands, first_name: str) -> int:
    """Whose first name it is."""
    every = brief_pupils(hands.workspace.desk)
    return next(one.id for one in every if one.first_name == first_name)
