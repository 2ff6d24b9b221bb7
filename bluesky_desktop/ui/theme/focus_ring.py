"""The ring that goes with the keyboard focus, on everything reachable."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from bluesky_desktop.ui.into_view import ring_target, scrolling_around

OWN_RING_PROPERTY = "paintsOwnRing"
"""The dynamic property of a view that paints the focus itself, round the item that one is on."""

_TYPED_INTO = (QLineEdit, QPlainTextEdit, QTextEdit)


class FocusRing(QObject):
    """Follows the focus with a ring; after a press of the mouse only where one types.

    Qt hides the ring of what is out of view, and leaves it hidden when that is scrolled into view:
    so it is drawn anew there, and where the size of text or the colours change.
    """

    def __init__(self, application: QApplication):
        super().__init__(application)
        self._frame: QFocusFrame | None = None
        self._bars: list[QScrollBar] = []
        application.focusChanged.connect(self._follow)
        self._follow(None, application.focusWidget())

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._drop()
        if now is None or not _deserves_ring(now):
            return
        target = ring_target(now)
        frame = QFocusFrame(target.window())
        frame.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        frame.setWidget(target)
        self._frame = frame
        self._bars = [one.verticalScrollBar() for one in scrolling_around(target)]
        for bar in self._bars:
            bar.valueChanged.connect(self.show_again)

    def show_again(self) -> None:
        """Shows the ring where Qt hid it."""
        frame = self._frame
        if frame is None or not isValid(frame) or frame.isVisible():
            return
        target = frame.widget()
        if target is None:
            return
        frame.setWidget(None)  # type: ignore[arg-type]
        frame.setWidget(target)

    def _drop(self) -> None:
        frame, self._frame = self._frame, None
        bars, self._bars = self._bars, []
        for bar in bars:
            if isValid(bar):
                bar.valueChanged.disconnect(self.show_again)
        if frame is not None and isValid(frame):
            frame.setWidget(None)  # type: ignore[arg-type]
            frame.deleteLater()


def _deserves_ring(widget: QWidget) -> bool:
    if widget.isWindow() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return False
    if widget.property(OWN_RING_PROPERTY):
        return False
    by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
    return not by_mouse or isinstance(widget, _TYPED_INTO)
