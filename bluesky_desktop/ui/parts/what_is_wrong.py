"""Leads to the first field that says what needs mending, for it may stand out of sight."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from bluesky_desktop.ui.into_view import bring_into_view
from bluesky_desktop.ui.tab_order import in_order
from bluesky_desktop.ui.widgets.field import FieldError


def lead_to_what_is_wrong(page: QWidget) -> None:
    """Gives the first wrong field the focus, once what it says has been laid out."""
    QTimer.singleShot(0, page, partial(_lead, page))


def _lead(page: QWidget) -> None:
    wrong = [one for one in page.findChildren(FieldError) if one.isVisible()]
    if not wrong:
        return
    now = QApplication.focusWidget()
    said = next((one for one in wrong if _belongs(one, now)), None)
    if said is None:
        said = min(wrong, key=lambda one: _field(one).mapTo(page, QPoint(0, 0)).y())
        now = next(in_order(_field(said)), None)
    if now is not None:
        now.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(now)
    bring_into_view(said)


def _field(said: FieldError) -> QWidget:
    return said.parentWidget() or said


def _belongs(said: FieldError, widget: QWidget | None) -> bool:
    return widget is not None and _field(said).isAncestorOf(widget)
