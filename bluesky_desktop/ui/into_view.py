"""Scrolling to what has the focus, so that one sees it whole, and what it is called."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget

from bluesky_desktop.ui.theme.ring_properties import HOLDS_RING_PROPERTY

_AROUND = 50
_RING = 6
"""How far the ring of the focus reaches beyond what has it, in pixels."""

_LAID_OUT_MS = 1000
"""After this time a page that was opened has found its heights, on a slow PC too."""


class StaysInView(QObject):
    """Keeps what has the focus in view while the page around it is still being laid out.

    Text areas find their height last, and move what is below them.
    """

    def __init__(self, widget: QWidget, margin: int = _RING):
        super().__init__(widget)
        self._widget, self._margin = widget, margin
        for area in _areas_around(widget):
            area.verticalScrollBar().rangeChanged.connect(self._again)
        QTimer.singleShot(_LAID_OUT_MS, self, self.deleteLater)
        bring_into_view(widget, margin)

    def _again(self) -> None:
        QTimer.singleShot(0, self, self._bring)

    def _bring(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and (now is self._widget or self._widget.isAncestorOf(now)):
            bring_into_view(self._widget, self._margin)


def bring_into_view(widget: QWidget, margin: int = _AROUND) -> None:
    """Scrolls until a widget is seen, with a margin, where it stands on something that scrolls.

    Of a field its label is seen too, as long as there is room for both.
    """
    for area in _areas_around(widget):
        area.ensureWidgetVisible(widget, margin, margin)
        _show_whole(area, widget, margin)


def ring_target(widget: QWidget) -> QWidget:
    """The widget that the ring goes round: the frame of a field, else the widget itself."""
    around: QWidget | None = widget
    while around is not None and not around.isWindow():
        if around.property(HOLDS_RING_PROPERTY):
            return around
        around = around.parentWidget()
    return widget


def scrolling_around(widget: QWidget) -> Iterator[QAbstractScrollArea]:
    """All that scrolls and holds a widget, the innermost first."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QAbstractScrollArea):
            yield around
        around = around.parentWidget()


def _areas_around(widget: QWidget) -> Iterator[QScrollArea]:
    return (one for one in scrolling_around(widget) if isinstance(one, QScrollArea))


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
