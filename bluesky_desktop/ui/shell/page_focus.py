"""Where the focus is on the page that is shown."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from bluesky_desktop.ui.acts import Acts
from bluesky_desktop.ui.into_view import StaysInView
from bluesky_desktop.ui.page import Page


class PageFocus(QObject):
    """Gives the focus to what a page begins with; a page that is read again keeps it in its place.

    `beside` is what stands beside every page: Qt lets the focus fall there when what had it goes.
    """

    def __init__(self, acts: Acts, beside: Sequence[QWidget], parent: QWidget):
        super().__init__(parent)
        self._acts = acts
        self._beside = beside
        self._page: Page | None = None
        self._first: QWidget | None = None

    def begin(self, page: Page) -> None:
        """Stands where the page begins, now and once it has read what it shows."""
        self._page = page
        # Acts run in their order: when this one is done, what the page asked for is shown.
        self._acts.run(_nothing, owner=page, then=lambda _: self._settled(page))
        self._focus(page)

    def read_again(self, page: Page) -> None:
        """Reads the page anew; what had the focus on it may be gone then, and made again."""
        now = QApplication.focusWidget()
        if now is None or not page.isAncestorOf(now):
            page.refresh()
            return
        come_back = partial(self._come_back, page, type(now), now.accessibleName())
        page.refresh()
        self._acts.run(
            _nothing,
            owner=page,
            # What is taken out goes in the next turn of the event loop.
            then=lambda _: QTimer.singleShot(0, page, come_back),
        )

    def _settled(self, page: Page) -> None:
        page.settled()
        # What was laid out just now is shown in the next turn of the event loop.
        QTimer.singleShot(0, page, partial(self._focus_again, page))

    def _focus_again(self, page: Page) -> None:
        """Gives the focus to what was read, unless somebody has gone elsewhere since."""
        first = self._first
        gone = first is None or not isValid(first) or not first.isVisible()
        if self._page is page and (gone or QApplication.focusWidget() is first):
            self._focus(page)
        if page.begins_at_focus:
            QTimer.singleShot(0, page, partial(self._show_focus, page))

    def _come_back(self, page: Page, kind: type[QWidget], name: str) -> None:
        """The focus went beside the page because nothing was left to have it; nobody moved it."""
        now = QApplication.focusWidget()
        fell = now is None or any(one.isAncestorOf(now) for one in self._beside)
        if self._page is not page or not fell:
            return
        same = (one for one in page.findChildren(kind) if name and one.accessibleName() == name)
        again = next((one for one in same if one.isVisible()), None)
        if again is None:
            self._focus(page)
        else:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_focus(self, page: Page) -> None:
        """Scrolls to what has the focus first: its ring is seen, and what has room above it."""
        first, now = self._first, QApplication.focusWidget()
        if self._page is not page or first is None or not isValid(first) or now is None:
            return
        if now is first or first.isAncestorOf(now):
            StaysInView(first)

    def _focus(self, page: Page) -> None:
        self._first = page.first_focus() or page
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)


def _nothing() -> None:
    """An act that only waits for its turn."""
