"""Pages of one act at the usual size: the act is always in view, and so is where one types."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QFocusFrame

from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.theme.focus_ring import FocusRing
from tests.ui.conftest import AtWork, Hands
from tests.ui.every_page import every_place


def _is_whole_in_view(hands: Hands, page: ActPage) -> bool:
    act = page.submit
    where = QRect(act.mapTo(hands.shell, QPoint(0, 0)), act.size())
    return hands.shell.rect().contains(where) and (
        act.visibleRegion().boundingRect().size() == act.size()
    )


def test_the_act_is_in_view_on_every_page_of_one_act(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.shell.window().resize(1280, 800)
    seen = 0
    for name, place in every_place(hands.workspace.desk).items():
        hands.go(place)
        page = hands.shell.page
        if isinstance(page, ActPage) and page.submit.isVisible():
            seen += 1
            assert _is_whole_in_view(hands, page), name
    assert seen > 20


def test_where_one_types_first_is_ringed(at_work: AtWork, qapp: QApplication) -> None:
    hands = at_work("Priya Raman", places.Today())
    ring = FocusRing(qapp)
    try:
        for name in ("end-plan", "gather-view", "record-incident", "debrief"):
            hands.go(every_place(hands.workspace.desk)[name])
            ringed = [one for one in hands.shell.findChildren(QFocusFrame) if one.isVisible()]
            assert ringed, name
    finally:
        ring.deleteLater()
