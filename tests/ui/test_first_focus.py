"""Where the focus begins on a page that is read, and where it goes when its place goes away."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bluesky_desktop.services.story.recognitions import record_observation
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.term_calendar.month_table import MonthTable
from tests.ui.conftest import AtWork, Hands
from tests.ui.every_page import every_place


def focused(hands: Hands) -> str:
    one = QApplication.focusWidget()
    assert one is not None
    assert hands.shell.page is not None
    assert hands.shell.page.isAncestorOf(one)
    return one.accessibleName() or getattr(one, "text", str)()


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("repairs", "Hold the conversation"),
        ("episode", "Print or save"),
        ("incident", "Amend"),
        ("referral-awaited", "Parents informed on"),
        ("referral-answered", "Make it a target"),
        ("concern", "Back"),
    ],
)
def test_it_begins_at_what_is_done_there(at_work: AtWork, name: str, begins: str) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.go(every_place(hands.workspace.desk)[name])
    assert focused(hands) == begins


def test_what_an_incident_leaves_to_do_comes_first(at_work: AtWork) -> None:
    """Also when it was recorded just now, and is read again as its record is announced."""
    hands = at_work("Priya Raman", places.Today())
    hands.go(places.RecordIncident(1))
    hands.type("He threw a chair across the hall.")
    hands.click("Record it, finish later")
    assert focused(hands).startswith("Tell the parents")


def test_the_day_of_today_is_seen_when_the_term_calendar_opens(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.go(places.TermCalendarPage())
    table = QApplication.focusWidget()
    assert isinstance(table, MonthTable)
    day = table.visualRect(table.currentIndex())
    assert table.viewport().visibleRegion().contains(day)


def test_the_focus_stays_near_where_a_part_goes_away(at_work: AtWork) -> None:
    """It does not go to the side bar."""
    hands = at_work("Priya Raman", places.Today())
    hands.go(every_place(hands.workspace.desk)["referral-answered"])
    hands.click("The parents withdraw their consent")
    hands.type("His mother")
    button = hands.find("Keep that it was withdrawn", lambda one: one.isEnabled())
    button.setFocus()
    hands.key(Qt.Key.Key_Space)
    hands.see("Consent withdrawn Tue 24 Nov")
    assert focused(hands)


def test_an_act_that_is_refused_keeps_the_focus_at_its_button(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.go(places.EditIntervention(1))
    page = hands.shell.page
    assert isinstance(page, ActPage)
    page.submit.setFocus()
    hands.key(Qt.Key.Key_Space)
    assert focused(hands)


def test_the_focus_is_at_what_is_done_next_when_an_entry_is_amended(at_work: AtWork) -> None:
    """At the first field when "Amend" is pressed, and at "Amend" again once the change is saved."""
    hands = at_work("Priya Raman", places.Today())
    hands.go(every_place(hands.workspace.desk)["entry-step"])
    hands.find("Amend", lambda one: one.isEnabled()).setFocus()
    hands.key(Qt.Key.Key_Space)
    page = hands.shell.page
    assert page is not None
    assert QApplication.focusWidget() is page.first_focus()
    hands.fill("The feeling", "overlooked")
    hands.fill("Why is it changed?", "The lesson was another")
    hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.see("What stood before is kept")
    assert focused(hands) == "Amend"


def test_it_stays_on_a_page_that_is_read_again(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    begins = focused(hands)
    hands.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.type("today")
    hands.key(Qt.Key.Key_Return)
    assert focused(hands) == begins
    for _ in range(3):
        hands.key(Qt.Key.Key_Tab)
    here = focused(hands)
    assert here != begins
    act = partial(record_observation, hands.workspace.desk, pupil_id=1, words="Sang all day")
    hands.workspace.acts.run(act, owner=hands.workspace)
    hands.settle()
    assert focused(hands) == here
