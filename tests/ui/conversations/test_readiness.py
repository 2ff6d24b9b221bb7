"""Regulated first: nobody comes to the seven questions before both are ready."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox

from bluesky_desktop.ui import places
from bluesky_desktop.ui.conversations.restorative import RestorativePage
from bluesky_desktop.ui.theme.theme import Theme
from bluesky_desktop.ui.widgets.choice_cards import ChoiceCard
from tests.services.reading import acts_in_trail
from tests.ui.conftest import AtWork, Hands

FIRST_QUESTION = "Can you show me what happened"
POSTPONEMENT = "Do you need a minute or two, or would you like to meet later today?"
COLLEAGUE = "A colleague who steps in"


@pytest.fixture
def hands(at_work: AtWork) -> Hands:
    """The lead adult before the conversation that a rupture owes."""
    hands = at_work("Daniel Mensah", places.Today())
    hands.click("Hold the conversation")
    hands.see("Before the seven questions")
    return hands


def answer(hands: Hands, *, child: bool, adult: bool) -> None:
    """Presses one card of the upper pair and one of the lower."""
    cards = [one for one in hands.shell.findChildren(ChoiceCard) if one.isVisible()]
    assert [one.choice.key for one in cards] == [True, False, True, False]
    for ready, nth in ((child, 0), (adult, 1)):
        hands.click("Ready" if ready else "Not yet", nth=nth)
    chosen = [one.choice.key for one in cards if one.isChecked()]
    assert chosen == [child, adult]


def is_asked(hands: Hands) -> bool:
    """Whether the first question is on the page, and not in the rail alone."""
    return hands.sees("Next question")


def postponements(hands: Hands) -> int:
    """How many there are on record."""
    acts = [act for act, *_ in acts_in_trail(hands.workspace.desk)]
    return acts.count("postpone_conversation")


def test_without_an_answer_nobody_goes_on(hands: Hands) -> None:
    hands.click("Begin")
    hands.see("Please answer both first")
    assert not is_asked(hands)


def test_both_ready_come_to_the_first_question(hands: Hands) -> None:
    answer(hands, child=True, adult=True)
    assert not hands.sees(POSTPONEMENT)
    hands.click("Begin")
    hands.see("Next question")
    assert hands.sees(FIRST_QUESTION)


@pytest.mark.parametrize(("child", "adult"), [(False, True), (True, False), (False, False)])
def test_otherwise_the_policy_s_words_and_a_new_time(
    hands: Hands, child: bool, adult: bool
) -> None:
    answer(hands, child=child, adult=adult)
    assert hands.sees(POSTPONEMENT)
    assert hands.sees(COLLEAGUE) is not adult
    hands.click("Agree the time")
    hands.see("Please agree a new time.")
    assert not is_asked(hands)

    hands.click("In a minute or two")
    hands.click("Meet at")
    hands.see("The ladder")
    assert hands.sees("You meet ")
    assert not is_asked(hands)


@pytest.mark.parametrize("child", [True, False])
def test_a_colleague_who_steps_in_goes_on_with_a_child_who_is_ready_alone(
    hands: Hands, child: bool
) -> None:
    answer(hands, child=child, adult=False)
    hands.find(COLLEAGUE, lambda one: isinstance(one, QComboBox)).setFocus()
    hands.type("Amara")
    assert hands.sees(POSTPONEMENT) is not child
    hands.click("Begin" if child else "Agree the time")
    assert is_asked(hands) is child


def test_the_key_that_goes_on_does_not_go_past_it(hands: Hands) -> None:
    answer(hands, child=False, adult=True)
    hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not is_asked(hands)
    assert hands.sees(POSTPONEMENT)


def test_whoever_is_not_ready_any_more_is_asked_for_a_new_time(hands: Hands) -> None:
    answer(hands, child=True, adult=True)
    hands.click("Begin")
    hands.see("Next question")
    hands.fill("The child’s words", "He took my pen")
    hands.click("Back")
    hands.see("Before the seven questions")
    answer(hands, child=False, adult=True)
    hands.click(f"done, {FIRST_QUESTION}")
    assert not is_asked(hands)
    assert hands.sees(POSTPONEMENT)


def test_a_new_time_that_is_agreed_twice_at_once_is_kept_once(hands: Hands) -> None:
    answer(hands, child=False, adult=True)
    hands.click("In a minute or two")
    page = hands.shell.page
    assert isinstance(page, RestorativePage)
    before = postponements(hands)
    for _ in range(2):
        page.frame.next_button.click()
    hands.settle()
    hands.see("You meet ")
    assert postponements(hands) == before + 1


def test_another_day_is_named_on_the_button_and_afterwards(hands: Hands) -> None:
    answer(hands, child=False, adult=True)
    hands.click("Another day")
    hands.fill("At", "9.10")
    hands.fill("Day", "26 Nov")
    hands.click("Meet Thu 26 Nov, 09:10")
    hands.see("You meet Aarav Thu 26 Nov, 09:10.")
    hands.see("Agreed for Thu 26 Nov, 09:10.")


def test_with_large_text_what_is_written_in_is_seen(large_text: Theme, at_work: AtWork) -> None:
    hands = at_work("Daniel Mensah", places.Today())
    hands.click("Hold the conversation")
    hands.see("Before the seven questions")
    answer(hands, child=True, adult=True)
    hands.click("Begin")
    hands.see("Question 1 of 7")
    hands.settle()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert not focus.visibleRegion().isEmpty()
