"""A restorative conversation that was left and is taken up again, and a day in it that is none."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bluesky_desktop.ui import places
from bluesky_desktop.ui.widgets.line_edit import LineEdit
from tests.ui.conftest import AtWork, Hands
from tests.ui.conversations.test_keys import CONTROL, pupil_called
from tests.ui.test_every_page import name_of


@pytest.fixture
def hands(at_work: AtWork) -> Hands:
    """The lead adult at the first question, of a conversation that had been postponed."""
    hands = at_work("Daniel Mensah", places.Today())
    hands.go(places.PupilPage(pupil_called(hands, "Aarav")))
    hands.key(Qt.Key.Key_Return)
    hands.see("Is Aarav ready to talk?")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Return)
    hands.see("Question 1 of 7")
    return hands


def test_whoever_takes_it_up_writes_on_at_the_end(hands: Hands) -> None:
    hands.type("The bricks fell")
    hands.key(Qt.Key.Key_Escape)
    hands.see("The ladder")
    hands.key(Qt.Key.Key_Return)
    hands.see("Question 1 of 7")
    hands.type(" down")
    hands.see("The bricks fell down")


def test_what_has_begun_is_not_called_postponed_any_more(hands: Hands) -> None:
    hands.key(Qt.Key.Key_Escape)
    hands.see("Restorative conversation, begun")
    assert not hands.sees("Postponed to")


def test_a_day_that_is_none_gets_the_focus(hands: Hands) -> None:
    for _ in range(7):
        hands.key(Qt.Key.Key_Return, CONTROL)
    hands.see("The agreed repair")
    hands.fill("What will put it right?", "build it again")
    hands.fill("By when", "31.2.")
    hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_Return, CONTROL)
    hands.see("That is no day we understand")
    focused = QApplication.focusWidget()
    assert isinstance(focused, LineEdit)
    assert "By when" in name_of(focused)
