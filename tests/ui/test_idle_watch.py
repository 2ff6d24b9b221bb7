"""Nobody there for a while: what counts as somebody, and that the records lock."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bluesky_desktop.ui.idle_watch import IdleWatch


def _turn_the_wheel(window: QWindow) -> None:
    here, none = QPointF(5, 5), QPoint(0, 0)
    event = QWheelEvent(
        here,
        here,
        none,
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(window, event)


SIGNS: dict[str, Callable[[QWindow], None]] = {
    "a key": lambda window: QTest.keyClick(window, Qt.Key.Key_A),
    "a click": lambda window: QTest.mouseClick(window, Qt.MouseButton.LeftButton),
    "a movement": lambda window: QTest.mouseMove(window, QPoint(20, 20)),
    "the wheel": _turn_the_wheel,
}


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    QVBoxLayout(window).addWidget(QLineEdit(window))
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def watch(qapp: QApplication, window: QWidget) -> IdleWatch:
    return IdleWatch(qapp, 10, window)


def waits(watch: IdleWatch) -> QTimer:
    """The watch's wait, which somebody's sign begins anew."""
    timer = watch.findChild(QTimer)
    assert isinstance(timer, QTimer)
    return timer


def sign_counts(watch: IdleWatch, sign: Callable[[QWindow], None], at: QWidget) -> bool:
    """Whether the wait begins anew by this sign."""
    waits(watch).stop()
    handle = at.windowHandle()
    assert handle is not None
    sign(handle)
    QApplication.processEvents()
    return waits(watch).isActive()


@pytest.mark.parametrize("sign", SIGNS)
def test_each_of_these_begins_the_wait_anew(watch: IdleWatch, window: QWidget, sign: str) -> None:
    assert sign_counts(watch, SIGNS[sign], window)


def test_a_dialog_that_comes_later_is_watched_too(
    qtbot: QtBot, watch: IdleWatch, window: QWidget
) -> None:
    dialog = QDialog(window)
    QVBoxLayout(dialog).addWidget(QLineEdit(dialog))
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is dialog.windowHandle())
    for sign in SIGNS.values():
        assert sign_counts(watch, sign, dialog)


def test_what_is_painted_or_timed_is_nobody_s_sign(watch: IdleWatch, window: QWidget) -> None:
    waits(watch).stop()
    window.resize(300, 200)
    window.update()
    QTimer.singleShot(0, window.repaint)
    QApplication.processEvents()
    assert not waits(watch).isActive()


def test_nobody_there_is_said_once(qtbot: QtBot, watch: IdleWatch) -> None:
    with qtbot.waitSignal(watch.idle):
        waits(watch).start(0)
    assert not waits(watch).isActive()
