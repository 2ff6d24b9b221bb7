"""Esc goes back wherever the focus is, also beside the page; a notice can be reached and closed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_draft import TAKEN_UP
from bluesky_desktop.ui.widgets.notice_bar import NoticeBar
from tests.ui.conftest import AtWork, Hands
from tests.ui.every_page import every_place


def _focus_on(hands: Hands, name: str) -> None:
    beside = [one for one in hands.shell.findChildren(QAbstractButton) if one.isVisible()]
    next(one for one in beside if one.accessibleName() == name).setFocus()


@pytest.mark.parametrize("beside", ["Policy", "Find a pupil, act or page"])
def test_esc_beside_a_page_of_one_act_goes_back(at_work: AtWork, beside: str) -> None:
    hands = at_work("Amara Okafor", places.Pupils())
    hands.go(places.AddRecognition(1))
    _focus_on(hands, beside)
    hands.key(Qt.Key.Key_Escape)
    assert hands.shell.page is not None
    assert hands.shell.page.place == places.Pupils()


def test_esc_beside_a_page_that_esc_does_not_leave_stays(at_work: AtWork) -> None:
    hands = at_work("Amara Okafor", places.Pupils())
    hands.go(places.PupilPage(1))
    _focus_on(hands, "Policy")
    hands.key(Qt.Key.Key_Escape)
    assert hands.shell.page is not None
    assert hands.shell.page.place == places.PupilPage(1)


def test_esc_in_a_notice_closes_it_and_the_page_stays(at_work: AtWork) -> None:
    hands = at_work("Amara Okafor", places.Pupils())
    hands.go(places.AddRecognition(1))
    hands.workspace.notice("Attunement recorded.", lambda: None)
    hands.settle()
    _focus_on(hands, "Close this notice")
    hands.key(Qt.Key.Key_Escape)
    notice = hands.shell.findChild(NoticeBar)
    assert notice is not None
    assert notice.text() == ""
    assert hands.shell.page is not None
    assert hands.shell.page.place == places.AddRecognition(1)


def test_who_comes_back_to_a_page_with_a_note_is_told_that_their_writing_is_here(
    at_work: AtWork,
) -> None:
    hands = at_work("Priya Raman", places.Today())
    back = every_place(hands.workspace.desk)["record-return"]
    hands.go(back)
    hands.type("Already drawing again")
    hands.go(places.Today())
    hands.go(back)
    assert hands.sees("Promised for")
    assert hands.sees(TAKEN_UP)
