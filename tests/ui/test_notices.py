"""A passing notice: never over a page, and undone by key."""

from PySide6.QtCore import QPoint, QRect, Qt

from bluesky_desktop.ui import places
from bluesky_desktop.ui.theme.theme import Theme
from bluesky_desktop.ui.widgets.menu_button import MenuButton
from bluesky_desktop.ui.widgets.notice_bar import NoticeBar
from tests.ui.conftest import AtWork, Hands

LONG = "The phone call home is recorded, and the CPOMS entry for Zone 6 has been drafted again."


def _notice(hands: Hands) -> NoticeBar:
    notice = hands.shell.findChild(NoticeBar)
    assert notice is not None
    return notice


def _place_of(notice: NoticeBar) -> QRect:
    return QRect(notice.mapTo(notice.window(), QPoint(0, 0)), notice.size())


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
