"""Where one types first has the focus ring around it."""

from PySide6.QtWidgets import QApplication, QFocusFrame

from bluesky_desktop.ui import places
from bluesky_desktop.ui.theme.focus_ring import FocusRing
from tests.ui.conftest import AtWork
from tests.ui.every_page import every_place


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
