"""The first page: cards that line up, and whole sentences."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from bluesky_desktop.ui import places
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.list_row import RowGroup
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
