"""The first page: cards that line up, and whole sentences."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.setting.settings import change_setting
from bluesky_desktop.ui import places
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.list_row import RowGroup
from bluesky_desktop.ui.widgets.text import Text
from tests.ui.conftest import AtWork, Hands


def _top(hands: Hands, widget: QWidget) -> int:
    return widget.mapTo(hands.shell, QPoint(0, 0)).y()


def test_good_moments_stand_beside_the_first_card(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.see("Good moments today")
    first = hands.shell.findChildren(RowGroup)[0]
    beside = next(
        one for one in hands.shell.findChildren(Card) if one.isVisible() and one.width() == 276
    )
    assert _top(hands, first) == _top(hands, beside)


def test_who_brings_a_child_is_a_whole_sentence(at_work: AtWork) -> None:
    assert at_work("Priya Raman", places.Today()).sees("Zone 6, brought by Leila Haddad")


def test_on_a_full_day_what_is_due_and_what_stands_beside_it_is_in_view(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.see("This week")
    groups = {one.accessibleName(): one for one in hands.shell.findChildren(RowGroup)}
    for name in ("Now", "Today"):
        assert _top(hands, groups[name]) + groups[name].height() <= hands.shell.height(), name
    beside = [
        one for one in hands.shell.findChildren(Card) if one.isVisible() and one.width() == 276
    ]
    assert len(beside) > 1
    for card in beside[:2]:
        assert _top(hands, card) + card.height() <= hands.shell.height()


def test_a_day_of_the_week_stands_on_one_line(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.see("This week")
    days = [
        one
        for one in hands.shell.findChildren(Text)
        if one.isVisible() and one.text() in ("Thu 26 Nov", "Fri 27 Nov")
    ]
    assert days
    assert all(one.height() < 2 * one.fontMetrics().height() for one in days)


def test_without_cpoms_nothing_speaks_of_it(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.see("CPOMS entry for Zone 6 yesterday")
    desk = hands.workspace.desk
    off = partial(
        change_setting,
        desk,
        name=desk.setting.name,
        uses_cpoms=False,
        safeguarding_lead="",
        zone6="Zone 6",
    )
    hands.workspace.acts.run(off, owner=hands.workspace)
    hands.wait_for(lambda: not hands.workspace.desk.setting.uses_cpoms, "CPOMS switched off")
    hands.go(places.Today())
    assert not hands.sees("CPOMS")
    hands.go(places.Zone6Wizard(1, None))
    hands.see("When will Zone 6 be?")
    assert not hands.sees("CPOM")
    hands.click("Next")
    hands.see("What happened, in a few factual words")
    assert not hands.sees("CPOMS")
