"""A page that scrolls above something that stays in view, as long as there is room for both."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from bluesky_desktop.ui.into_view import bring_into_view
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage

_GAP = 12
_BELOW = 24
_LEAST_SHARE = 0.55
"""How much of the height the page itself must keep."""


class ScrollAbove(QWidget):
    """`below` stands right under what the page holds; what has no room above it scrolls.

    A line says where it scrolls under. Where little would be left of the page, `below` is its last
    part and scrolls with it.
    """

    def __init__(
        self, scroll: ScrollPage, below: QWidget, parent: QWidget | None = None, *, widest: float
    ):
        super().__init__(parent)
        self._scroll, self._below, self._widest = scroll, below, widest
        self._within = self._goes_under = False
        scroll.setParent(self)
        below.setParent(self)
        self._page = scroll.page
        self._page.installEventFilter(self)

    def event(self, event: QEvent) -> bool:
        """Finds the places again whenever a size changes."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._place()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The same when what the page holds changes its size."""
        if event.type() == QEvent.Type.LayoutRequest and not self._within:
            self._place()
        return False

    def _place(self) -> None:
        px = current_theme().px
        margins = self._scroll.content.contentsMargins()
        width = min(px(self._widest), self.width() - margins.left() - margins.right())
        height = _height_of(self._below, width)
        room = self.height() - height - px(_GAP) - px(_BELOW)
        self._put_within(room < self.height() * _LEAST_SHARE)
        if self._within or not height:
            self._scroll.setGeometry(self.rect())
            self._goes_under = False
            return
        # Before it is shown, what the page holds has no height: nothing of it may be cut off then,
        # or the focus would have no ring.
        needed = _height_of(self._page, self.width()) if self.isVisible() else room
        top, self._goes_under = min(needed, room), needed > room
        if top < self._scroll.height():
            QTimer.singleShot(0, self, self._keep_focus_in_view)
        self._scroll.setGeometry(0, 0, self.width(), top)
        self._below.setGeometry(margins.left(), top + px(_GAP), width, height)
        self.update()

    def _keep_focus_in_view(self) -> None:
        """What stands below grew, over what was just chosen."""
        now = QApplication.focusWidget()
        if now is not None and self._page.isAncestorOf(now):
            bring_into_view(now)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the line under which the page goes on."""
        if self._goes_under:
            painter = QPainter(self)
            line = current_theme().tokens.line
            painter.fillRect(0, self._scroll.geometry().bottom() + 1, self.width(), 1, line)

    def _put_within(self, within: bool) -> None:
        if within == self._within:
            return
        self._within = within
        if within:
            self._scroll.content.addWidget(self._below)
        else:
            self._scroll.content.removeWidget(self._below)
            self._below.setParent(self)
        self._below.show()


def _height_of(widget: QWidget, width: int) -> int:
    """How high it is at this width; nothing where nothing of it is shown."""
    if widget.hasHeightForWidth():
        return widget.heightForWidth(width)
    return widget.sizeHint().height()
