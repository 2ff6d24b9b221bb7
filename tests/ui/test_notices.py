"""A passing notice: never over a page, and undone by key."""

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.ladder.endings import undo_steps
from bluesky_desktop.services.ladder.reading import read_ladder
from bluesky_desktop.services.ladder.scripts import (
    ReturnView,
    change_return,
    open_returns,
    record_return,
)
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.ui import places
from bluesky_desktop.ui.theme.theme import Theme
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.menu_button import MenuButton
from bluesky_desktop.ui.widgets.notice_bar import NoticeBar
from bluesky_desktop.ui.widgets.search_field import SearchButton
from bluesky_desktop.ui.widgets.text import Text
from tests.ui.conftest import AtWork, Hands

LONG = "The phone call home is recorded, and the CPOMS entry for Zone 6 has been drafted again."


def _notice(hands: Hands) -> NoticeBar:
    notice = hands.shell.findChild(NoticeBar)
    assert notice is not None
    return notice


def _place_of(notice: NoticeBar) -> QRect:
    return _where(notice)


def test_a_notice_never_lies_over_the_page(at_work: AtWork) -> None:
    hands = at_work("Amara Okafor", places.Today())
    hands.workspace.notice(LONG, lambda: None)
    hands.settle()
    page = hands.shell.page
    assert page is not None
    where = QRect(page.mapTo(hands.shell, QPoint(0, 0)), page.size())
    notice = _notice(hands)
    assert notice.text() == LONG
    assert not _place_of(notice).intersects(where)


def test_it_never_does_where_text_is_large(at_work: AtWork, large_text: Theme) -> None:
    test_a_notice_never_lies_over_the_page(at_work)


def test_ctrl_z_undoes_what_a_notice_says_once(at_work: AtWork) -> None:
    hands = at_work("Amara Okafor", places.Today())
    undone: list[str] = []
    hands.workspace.notice("Attunement recorded.", lambda: undone.append("it"))
    hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["it"]
    assert _notice(hands).text() == ""


def test_two_steps_are_undone_one_after_the_other(at_work: AtWork) -> None:
    hands = at_work("Amara Okafor", places.Today())
    desk = hands.workspace.desk
    umar = next(one.id for one in brief_pupils(desk) if one.first_name == "Umar")
    hands.go(places.PupilPage(umar))
    for act in ("Record Attunement", "Record Reminder"):
        hands.click(act)
        hands.click("Record")
        hands.see("recorded for Umar.")
        hands.clock.go_on(minutes=3)
    undo = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hands.key(*undo)
    hands.see("Undone. It counts nowhere. Just before: Attunement recorded for Umar.")
    assert read_ladder(desk, pupil_id=umar).climbs[0].last_step == 1
    hands.key(*undo)
    assert _notice(hands).text() == "Undone. It counts nowhere."
    assert read_ladder(desk, pupil_id=umar).climbs[0].last_step == 0
    hands.key(*undo)
    assert not hands.sees("taken back already")


def test_what_can_not_be_undone_offers_nothing_further(at_work: AtWork) -> None:
    hands = at_work("Amara Okafor", places.Today())
    undone: list[str] = []
    hands.workspace.notice("Attunement recorded.", lambda: undone.append("it"))
    act = partial(undo_steps, step_ids=(99_999,))
    hands.workspace.notice("Reminder recorded.", hands.workspace.undoing(act))
    hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hands.see("This record is not there any more.")
    hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == []


def test_ctrl_z_in_a_field_takes_back_what_was_typed(at_work: AtWork) -> None:
    hands = at_work("Amara Okafor", places.Pupils())
    undone: list[str] = []
    hands.workspace.notice("Attunement recorded.", lambda: undone.append("it"))
    hands.type("ilya")
    hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not undone
    assert not hands.sees("ilya")


def test_every_other_act_of_a_pupil_can_be_picked(at_work: AtWork) -> None:
    hands = at_work("Amara Okafor", places.PupilPage(1))
    menus = hands.shell.findChildren(MenuButton)
    acts = [act for menu in menus for act in menu.menu_actions() if not act.isSeparator()]
    assert {"Add a recognition", "All years"} <= {act.text() for act in acts}
    assert all(act.isEnabled() for act in acts)


def _where(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("text", ["Recorded for Ilya.", LONG, f"{LONG} {LONG}"])
@pytest.mark.parametrize("width", [800, 1280, 1920])
def test_a_notice_covers_neither_the_search_nor_a_word_of_its_own(
    at_work: AtWork, text: str, width: int
) -> None:
    hands = at_work("Amara Okafor", places.Today())
    hands.shell.resize(width, 560)
    hands.settle()
    search = hands.shell.findChild(SearchButton)
    assert search is not None
    wide = search.width()
    hands.workspace.notice(text, lambda: None)
    hands.settle()
    notice, page = _notice(hands), hands.shell.page
    assert page is not None
    assert notice.text() == text
    assert not _where(notice).intersects(_where(search))
    assert not _where(notice).intersects(_where(page))
    words = notice.findChild(Text)
    assert words is not None
    assert words.toolTip() == ""
    notice.dismiss()
    hands.settle()
    assert search.width() == wide


def test_nor_does_it_where_text_is_large(at_work: AtWork, large_text: Theme) -> None:
    test_a_notice_covers_neither_the_search_nor_a_word_of_its_own(at_work, LONG, 1280)


def test_nor_the_way_back_of_a_conversation(at_work: AtWork) -> None:
    hands = at_work("Amara Okafor", places.Today())
    promise = open_returns(hands.workspace.desk)[0]
    hands.go(places.ScriptCard(promise.pupil_id, promise.step_id))
    hands.workspace.notice(LONG, lambda: None)
    hands.settle()
    back = next(one for one in hands.shell.findChildren(LinkButton) if "page" in one.label)
    assert back.isVisible()
    assert not _where(_notice(hands)).intersects(_where(back))


def _first_return(hands: Hands) -> ReturnView:
    promise = open_returns(hands.workspace.desk)[0]
    hands.clock.moment = promise.due_at - timedelta(seconds=1)
    hands.settle()
    return promise


def _a_second(hands: Hands) -> None:
    hands.clock.go_on(seconds=1)
    hands.workspace.ticker.ticked.emit()
    hands.settle()


def test_a_return_that_falls_due_beside_another_notice_is_called_after_it(at_work: AtWork) -> None:
    hands = at_work("Amara Okafor", places.Today())
    call = f"It is time to return to {_first_return(hands).pupil_first_name}."
    undo = partial(hands.workspace.notice, "Undone.")
    hands.workspace.notice("Attunement recorded.", undo)
    _a_second(hands)
    assert _notice(hands).text() == "Attunement recorded."
    hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    _a_second(hands)
    assert _notice(hands).text() == "Undone."
    _notice(hands).dismiss()
    _a_second(hands)
    assert _notice(hands).text() == call
    _notice(hands).dismiss()
    _a_second(hands)
    assert _notice(hands).text() == ""


def test_a_call_cut_short_is_made_once_more(at_work: AtWork) -> None:
    hands = at_work("Amara Okafor", places.Pupils())
    call = f"It is time to return to {_first_return(hands).pupil_first_name}."
    _a_second(hands)
    assert _notice(hands).text() == call
    hands.workspace.notice("Attunement recorded.")
    _a_second(hands)
    _notice(hands).dismiss()
    _a_second(hands)
    assert _notice(hands).text() == call


def test_a_return_promised_for_another_time_is_called_then_too(at_work: AtWork) -> None:
    hands = at_work("Amara Okafor", places.Pupils())
    promise = _first_return(hands)
    _a_second(hands)
    _notice(hands).dismiss()
    act = partial(change_return, hands.workspace.desk, step_id=promise.step_id, minutes=5)
    hands.workspace.acts.run(act, owner=hands.workspace)
    hands.settle()
    _a_second(hands)
    assert _notice(hands).text() == ""
    hands.clock.go_on(minutes=5)
    _a_second(hands)
    assert promise.pupil_first_name in _notice(hands).text()


def test_one_recorded_meanwhile_is_not_called(at_work: AtWork) -> None:
    hands = at_work("Amara Okafor", places.Pupils())
    promise = _first_return(hands)
    hands.workspace.notice("Attunement recorded.")
    _a_second(hands)
    act = partial(record_return, hands.workspace.desk, step_id=promise.step_id, seen="Building")
    hands.workspace.acts.run(act, owner=hands.workspace)
    hands.settle()
    _notice(hands).dismiss()
    _a_second(hands)
    assert _notice(hands).text() == ""
