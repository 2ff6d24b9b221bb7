"""Scrolling to what has the focus, so that one sees it whole, and what it is called."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

from bluesky_desktop.ui.theme.ring_properties import HOLDS_RING_PROPERTY

_AROUND = 50


def bring_into_view(widget: QWidget, margin: int = _AROUND) -> None:
    """Scrolls until a widget is seen, with a margin, where it stands on something that scrolls.

    Of a field its label is seen too, as long as there is room for both.
    """
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, margin, margin)
            _show_whole(parent, widget, margin)
        parent = parent.parentWidget()


def ring_target(widget: QWidget) -> QWidget:
    """The widget that the ring goes round: the frame of a field, else the widget itself."""
    around: QWidget | None = widget
    while around is not None and not around.isWindow():
        if around.property(HOLDS_RING_PROPERTY):
            return around
        around = around.parentWidget()
    return widget


def _show_whole(area: QScrollArea, widget: QWidget, margin: int) -> None:
    """Qt itself is content with the line on which one writes, and asks for no margin."""
    content, room = area.widget(), area.viewport().height()
    fitting = (one for one in _around(widget) if one.height() <= room)
    whole = next(fitting, None)
    if whole is None or content is None or not content.isAncestorOf(whole):
        return
    spare = min(margin, (room - whole.height()) // 2)
    top = whole.mapTo(content, QPoint(0, 0)).y() - spare
    bottom = top + whole.height() + 2 * spare
    bar = area.verticalScrollBar()
    bar.setValue(min(max(bar.value(), bottom - room), top))


def _around(widget: QWidget) -> Iterator[QWidget]:
    """The field with its label, its frame, and what is written in: the largest first."""
    frame = ring_target(widget)
    field = frame.parentWidget()
    if frame is not widget and field is not None:
        yield field
    yield frame
    yield widget
