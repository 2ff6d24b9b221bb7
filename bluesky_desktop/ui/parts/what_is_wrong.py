"""Leads to the first field that says what needs mending, for it may stand out of sight."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from bluesky_desktop.ui.tab_order import bring_into_view, in_order
from bluesky_desktop.ui.widgets.field import FieldError


def lead_to_what_is_wrong(page: QWidget) -> None:
    """Gives the first wrong field the focus, once what it says has been laid out."""
    QTimer.singleShot(0, page, partial(_lead, page))


def _lead(page: QWidget) -> None:
    wrong = [one for one in page.findChildren(FieldError) if one.isVisible()]
    fields = [one.parentWidget() for one in wrong]
    if not fields:
        return
    now = QApplication.focusWidget()
    if now is None or not any(one.isAncestorOf(now) for one in fields):
        first = min(fields, key=lambda one: one.mapTo(page, QPoint(0, 0)).y())
        now = next(in_order(first), None)
    if now is not None:
        now.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(now)
    said = next(one for one in wrong if now is None or one.parentWidget().isAncestorOf(now))
    bring_into_view(said)
