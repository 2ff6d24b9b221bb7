"""Guided conversations at the usual size: what is to be said is always in view."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from bluesky_desktop.ui import places
from bluesky_desktop.ui.theme.theme import Theme
from bluesky_desktop.ui.widgets.countdown import CountdownBadge
from bluesky_desktop.ui.widgets.say_box import SayBox
from tests.ui.conftest import AtWork, Hands


def _find(hands: Hands, typed: str) -> None:
    hands.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.type(typed)
    hands.key(Qt.Key.Key_Return)
    hands.see("The ladder")


def _script(at_work: AtWork) -> Hands:
    hands = at_work("Amara Okafor", places.Today())
    _find(hands, "ilya")
    hands.click("Step 3 of 8")
    hands.click("Record it again: The 30 second script")
    hands.see("Line 1 of 6")
    return hands


def _to_the_last_line(hands: Hands) -> None:
    hands.click("calling out")
    hands.click("Next line")
    hands.click("left out")
    hands.click("Next line")
    hands.click("Respectful")
    hands.click("allowing others to learn")
    hands.click("Next line")
    hands.click("rebuilt the bridge together")
    hands.click("Next line")
    hands.click("Next line")
    hands.see("Line 6 of 6")


def _is_whole_in_view(hands: Hands) -> bool:
    say = next(one for one in hands.shell.findChildren(SayBox) if one.isVisible())
    where = QRect(say.mapTo(hands.shell, QPoint(0, 0)), say.size())
    return not say.visibleRegion().isEmpty() and (
        say.visibleRegion().boundingRect().size() == say.size()
        and hands.shell.rect().contains(where)
    )


def _focus_is_whole_in_view() -> bool:
    now = QApplication.focusWidget()
    return now is not None and now.visibleRegion().boundingRect().size() == now.size()


def test_the_words_to_be_said_are_in_view_on_every_line(at_work: AtWork) -> None:
    hands = _script(at_work)
    assert _is_whole_in_view(hands)
    _to_the_last_line(hands)
    hands.click("listening")
    hands.click("we will find a quiet space together")
    assert _is_whole_in_view(hands)
    hands.see("If it goes on, we will find a quiet space together.")


def test_in_the_smallest_window_both_what_is_chosen_and_said_are_in_view(at_work: AtWork) -> None:
    hands = _script(at_work)
    hands.shell.resize(800, 560)
    hands.settle()
    hands.key(Qt.Key.Key_Return)
    for _ in range(4):
        hands.key(Qt.Key.Key_Down)
        assert _is_whole_in_view(hands)
        assert _focus_is_whole_in_view()
    hands.key(Qt.Key.Key_Return)
    hands.see("Line 2 of 6")


def test_where_text_is_large_they_follow_the_choices(at_work: AtWork, large_text: Theme) -> None:
    hands = _script(at_work)
    hands.click("calling out")
    hands.see("I noticed you are having trouble with calling out.")
    hands.click("Next line")
    hands.see("Line 2 of 6")


def test_the_rail_is_short_and_tells_the_whole_line(at_work: AtWork) -> None:
    hands = _script(at_work)
    assert hands.sees("When I come back in … minutes, I want to see your wonderful…")
    assert hands.sees("not yet, When I come back in minutes, I want to see your wonderful….")


def test_a_card_counts_down_once(at_work: AtWork) -> None:
    hands = at_work("Amara Okafor", places.Today())
    badge = hands.shell.findChild(CountdownBadge)
    assert badge is not None
    hands.wait_for(badge.isVisible, "the countdown")
    hands.click("Return to Ilya in")
    hands.see("Now walk away")
    hands.wait_for(lambda: not badge.isVisible(), "the ring alone")


def test_a_new_time_is_offered_within_the_day(at_work: AtWork) -> None:
    hands = at_work("Daniel Mensah", places.Today())
    _find(hands, "aarav")
    hands.click("Hold the conversation")
    hands.click("Not yet", nth=0)
    hands.click("Ready", nth=1)
    hands.click("Later today at")
    hands.see("Meet at 12:10")
    hands.click("Another day")
    assert hands.sees("Day")
