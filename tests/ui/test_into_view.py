"""What gets the focus is scrolled to until one sees it whole, and what it is called."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bluesky_desktop.ui import places
from bluesky_desktop.ui.into_view import ring_target
from bluesky_desktop.ui.widgets.field import Field
from tests.ui.conftest import AtWork
from tests.ui.every_page import every_place


def test_going_back_to_a_field_its_label_is_seen_too(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.shell.window().resize(800, 560)
    hands.go(every_place(hands.workspace.desk)["record-incident"])
    last = QApplication.focusWidget()
    hands.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    while QApplication.focusWidget() is not last:
        focused = QApplication.focusWidget()
        assert focused is not None
        field = ring_target(focused).parentWidget()
        if isinstance(field, Field):
            hidden = field.height() - field.visibleRegion().boundingRect().height()
            assert not hidden, field.label()
        hands.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
