"""A pair of hands: finds what a person would see in a window, and clicks and types there."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

W = TypeVar("W", bound=QWidget)

PATIENCE_S = 20.0
"""How long the hands wait for something to appear before they say that it does not."""

_GLANCE_S = 0.0005
"""Between two looks the window's thread rests, or an act under way would get no turn."""

_LONGEST_GLANCE_S = 0.02
"""Who has waited long looks more seldom, for looking takes the turns of what is waited for."""


class NotSeen(AssertionError):
    """What the hands looked for is not in the window; the message lists what is."""


class Player:
    """Acts in one window as a person would: by what is written on it."""

    def __init__(self, window: QWidget, idle: Callable[[], bool]):
        self.window = window
        self._idle = idle

    def settle(self) -> None:
        """Waits until no act is under way and the window is painted."""
        self.wait_for(self._idle, "the window to be idle")
        for _ in range(3):
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 200)
        delete_what_was_left()
        self.wait_for(self._idle, "the window to be idle")

    def wait_for(self, holds: Callable[[], bool], what: str) -> None:
        """Lets the window live until something holds; raises NotSeen if it never does."""
        until = time.monotonic() + PATIENCE_S
        rest = _GLANCE_S
        while not holds():
            if time.monotonic() > until:
                raise NotSeen(f"waited for {what} in vain; seen: {self.texts()}")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(rest)
            rest = min(rest * 1.25, _LONGEST_GLANCE_S)

    def click(self, text: str, *, nth: int = 0) -> None:
        """Clicks the button, card, row or link with this text or accessible name."""
        self.settle()
        self._into_view(self.find(text, _actable, nth=nth))
        target = self.find(text, _actable, nth=nth)
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=_click_point(target))
        self.settle()

    def fill(self, label: str, text: str, *, nth: int = 0) -> None:
        """Types into the field with this label, in the stead of what stands there."""
        target = self.find(label, _typable, nth=nth)
        if isinstance(target, QComboBox):
            target = target.lineEdit() or target
        self._into_view(target)
        target.setFocus(Qt.FocusReason.MouseFocusReason)
        QTest.keyClick(target, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(target, Qt.Key.Key_Delete)
        self._type_into(target, text)
        self.settle()

    def _type_into(self, target: QWidget, text: str) -> None:
        for character in text:
            if character == "\n":
                QTest.keyClick(target, Qt.Key.Key_Return)
            elif character.isascii():
                QTest.keyClicks(target, character)
            else:
                clipboard = QApplication.clipboard()
                clipboard.setText(character)
                QTest.keyClick(target, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def key(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Presses a key where the focus is."""
        self._come_to_front()
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        """Types where the focus is."""
        self._come_to_front()
        self._type_into(QApplication.focusWidget() or self.window, text)
        self.settle()

    def sees(self, text: str) -> bool:
        """Whether the text can be read anywhere in the window."""
        return any(text in shown for shown in self.texts())

    def see(self, text: str) -> None:
        """Waits until the text can be read; raises NotSeen if it never can."""
        self.wait_for(lambda: self.sees(text), f"“{text}”")

    def find(self, text: str, fits: Callable[[QWidget], bool], *, nth: int = 0) -> QWidget:
        """The visible widget that carries this text: the whole text first, then a part of it."""

        def matches() -> list[QWidget]:
            widgets = [one for one in self._visible() if fits(one) and one.isEnabled()]
            exact = [one for one in widgets if text in {_clean(t) for t in _names(one)}]
            return exact or [one for one in widgets if any(text in t for t in _names(one))]

        self.wait_for(lambda: len(matches()) > nth, f"“{text}”")
        return matches()[nth]

    def texts(self) -> list[str]:
        """All that can be read in the window now."""
        return [text for one in self._visible() for text in _names(one) if text]

    def picture(self, path: Path) -> QPixmap:
        """Takes a picture of the window as it is."""
        self.settle()
        path.parent.mkdir(parents=True, exist_ok=True)
        pixmap = self.window.grab()
        if not pixmap.save(str(path)):
            raise OSError(f"the picture could not be written: {path.name}")
        return pixmap

    def _come_to_front(self) -> None:
        """Without a window system nobody gives the window its place back after a dialog."""
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            self.settle()

    def _visible(self) -> Iterator[QWidget]:
        for widget in [self.window, *self.window.findChildren(QWidget)]:
            if widget.isVisible():
                yield widget

    def _into_view(self, target: QWidget) -> None:
        parent = target.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(target)
            parent = parent.parentWidget()
        self.settle()


def delete_what_was_left() -> None:
    """Outside Qt's own loop, what is to be deleted later waits to be asked for."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _clean(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").strip()


def _names(widget: QWidget) -> Iterator[str]:
    if widget.accessibleName():
        yield widget.accessibleName()
    if isinstance(widget, QLabel):
        yield widget.text()
    elif isinstance(widget, QAbstractButton):
        yield _clean(widget.text())
    elif isinstance(widget, QLineEdit):
        yield widget.text()
        yield widget.placeholderText()
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
        yield widget.placeholderText()


def _actable(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractButton):
        return True
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not isinstance(
        widget, QLineEdit | QPlainTextEdit | QTextEdit | QScrollArea
    )


def _typable(widget: QWidget) -> bool:
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit)


def _click_point(widget: QWidget) -> QPoint:
    return QPoint(min(20, widget.width() // 2), widget.height() // 2)
