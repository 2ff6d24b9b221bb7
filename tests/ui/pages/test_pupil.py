"""The pupil page: everything in view at the usual size, in the right order at a large one."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.services.sample.making import SAMPLE_MOMENT
from bluesky_desktop.services.story.timeline import read_story
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.pupil.ladder_card import LadderCard
from bluesky_desktop.ui.pages.pupil.next_act import NextActCard, return_line
from bluesky_desktop.ui.pages.pupil.plan_first import PlanFirst
from bluesky_desktop.ui.pages.pupil.story_card import StoryCard
from bluesky_desktop.ui.parts.story_rows import StoryRow
from bluesky_desktop.ui.theme.theme import Theme
from bluesky_desktop.ui.widgets.buttons import Button
from bluesky_desktop.ui.widgets.rung import Rung
from tests.ui.conftest import AtWork, Hands


def _open(at_work: AtWork, adult: str, name: str) -> Hands:
    hands = at_work(adult, places.Today())
    hands.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.type(name)
    hands.key(Qt.Key.Key_Return)
    hands.see("The ladder")
    return hands


def _page_scroll(hands: Hands) -> QScrollArea:
    page = hands.shell.page
    assert page is not None
    scroll = page.findChild(QScrollArea)
    assert scroll is not None
    return scroll


@pytest.mark.parametrize("name", ["Ilya", "Kofi", "Eilidh", "Ngozi"])
def test_the_page_is_whole_in_its_window(at_work: AtWork, name: str) -> None:
    hands = _open(at_work, "Amara Okafor", name)
    assert _page_scroll(hands).verticalScrollBar().maximum() == 0
    for area in hands.shell.findChildren(QScrollArea):
        assert area.horizontalScrollBar().maximum() == 0


def test_large_text_stacks_next_act_ladder_story(at_work: AtWork, large_text: Theme) -> None:
    hands = _open(at_work, "Amara Okafor", "Ilya")
    tops = []
    for kind in (NextActCard, LadderCard, StoryCard):
        card = hands.shell.findChild(kind)
        assert card is not None
        tops.append(card.mapTo(hands.shell, QPoint(0, 0)).y())
    assert tops == sorted(set(tops))


def test_the_plan_comes_first_and_unfolds(at_work: AtWork) -> None:
    hands = _open(at_work, "Amara Okafor", "Ilya")
    strip = hands.shell.findChild(PlanFirst)
    assert strip is not None
    assert strip.accessibleName().startswith("Ilya’s own plan comes first. ")
    folded = strip.height()
    strip.click()
    hands.settle()
    assert strip.height() > folded


def test_both_lead_adults_are_named_and_ones_own_is_first(at_work: AtWork) -> None:
    hands = _open(at_work, "Daniel Mensah", "Ilya")
    hands.see("Repair with Daniel Mensah")
    hands.click("Amara Okafor")
    hands.see("Return to Ilya at 11:10")


def test_a_decision_is_awaited_by_those_who_cannot_make_it(at_work: AtWork) -> None:
    assert _open(at_work, "Mei-Lin Chow", "Eilidh").sees("Awaited from SLT: 3 moves to Time In")


def test_moves_to_time_in_are_said_once(at_work: AtWork) -> None:
    hands = _open(at_work, "Priya Raman", "Eilidh")
    assert hands.sees("3 of 3 moves to Time In this half term")


def test_who_promised_is_told_as_you() -> None:
    due, now = SAMPLE_MOMENT + timedelta(seconds=160), SAMPLE_MOMENT
    said = return_line(due, SAMPLE_MOMENT - timedelta(minutes=5), now, mine=True)
    assert said == "In 2 min 40 s. You promised it at 11:02."
    late = return_line(now, now - timedelta(minutes=8), due, mine=False)
    assert late == "It is time. Promised at 10:59."


@pytest.mark.parametrize(
    ("adult", "act", "seen"),
    [
        ("Daniel Mensah", "Hold the conversation", "Is Aarav ready to talk?"),
        ("Priya Raman", "Support the conversation", "Is Aarav ready to talk?"),
        ("Amara Okafor", "See the repair", "Repair"),
        ("Leila Haddad", "See the repair", "Repair"),
    ],
)
def test_the_page_offers_the_conversation_as_today_does(
    at_work: AtWork, adult: str, act: str, seen: str
) -> None:
    """Design rule 9: the lead adult holds it, SLT supports."""
    hands = _open(at_work, adult, "Aarav")
    card = hands.shell.findChild(NextActCard)
    assert card is not None
    assert card.button.accessibleName() == act
    hands.key(Qt.Key.Key_Return)
    hands.see(seen)


def test_the_window_is_called_after_the_pupil(at_work: AtWork) -> None:
    hands = at_work("Amara Okafor", places.Today())
    titles: list[str] = []
    hands.shell.titled.connect(titles.append)
    hands.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.type("Aarav")
    hands.key(Qt.Key.Key_Return)
    hands.see("The ladder")
    assert titles[-1] == "Aarav Patel"


def test_a_recognition_is_as_near_as_a_step_and_stands_beside_the_steps(at_work: AtWork) -> None:
    hands = _open(at_work, "Mei-Lin Chow", "Kofi")
    kofi = next(one.id for one in brief_pupils(hands.workspace.desk) if one.first_name == "Kofi")
    hands.click("Add a recognition")
    hands.click("Gem")
    hands.click("Add it")
    hands.see("Gem added.")
    hands.see("Time In, sensory room")
    newest = read_story(hands.workspace.desk, pupil_id=kofi).entries[0]
    assert newest.title.startswith("Gem")


def test_a_rung_that_is_unfolded_is_seen_whole(at_work: AtWork) -> None:
    hands = _open(at_work, "Priya Raman", "Thảo")
    bar = _page_scroll(hands).verticalScrollBar()
    rung = next(one for one in hands.shell.findChildren(Rung) if one.view.number == 7)
    rung.setFocus()
    bar.setValue(0)
    hands.key(Qt.Key.Key_Return)
    viewport = _page_scroll(hands).viewport()

    def seen() -> bool:
        bottom = rung.mapTo(viewport, QPoint(0, rung.height())).y()
        return rung.is_expanded and bottom <= viewport.height()

    hands.wait_for(seen, "the whole of the rung")


def test_a_story_of_years_is_paged_by_the_keys_alone(at_work: AtWork) -> None:
    hands = _open(at_work, "Priya Raman", "Thảo")
    hands.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.type("all years")
    hands.key(Qt.Key.Key_Return)
    hands.wait_for(lambda: QApplication.activePopupWidget() is not None, "the list")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Return)
    hands.settle()
    story = hands.shell.findChild(StoryCard)
    assert story is not None
    rows = story.findChildren(StoryRow)
    rows[0].setFocus()
    scroll = story.findChild(QScrollArea)
    assert scroll is not None
    bar = scroll.verticalScrollBar()
    hands.key(Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    hands.key(Qt.Key.Key_Home)
    assert bar.value() == 0
    earlier = hands.find("Show earlier", lambda one: isinstance(one, Button))
    earlier.setFocus()
    hands.key(Qt.Key.Key_Return)
    hands.wait_for(lambda: len(story.findChildren(StoryRow)) > len(rows), "earlier entries")
    first_new = story.findChildren(StoryRow)[len(rows)]
    hands.wait_for(first_new.hasFocus, "the focus on the first of them")
    hands.settle()
    assert first_new.visibleRegion().boundingRect().height() == first_new.height()
