"""The application at work: typing while it loads, and a pupil's page open."""

import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

if TYPE_CHECKING:
    from bluesky_desktop.app.main import Application
    from demo.player import Player

_KEYS = 60
_BETWEEN_KEYS_MS = 40


class Typing(QObject):
    """Types into the password field at a steady pace while the rest of the app loads behind it.

    `then` is given how late a key was shown: milliseconds after it was due, 95th percentile.
    """

    def __init__(self, running: "Application", then: Callable[[float], None]):
        super().__init__(running.window)
        from bluesky_desktop.ui.sign_in_page import SignInPage

        page = running.window.content()
        assert isinstance(page, SignInPage)
        self._then = then
        self._field = page.findChildren(QLineEdit)[-1]
        self._late: list[float] = []
        self._due = time.perf_counter() + _BETWEEN_KEYS_MS / 1000
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._type)
        self._timer.start(_BETWEEN_KEYS_MS)

    def _type(self) -> None:
        kind = QEvent.Type.KeyPress
        key = QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        QApplication.sendEvent(self._field, key)
        self._field.repaint()
        now = time.perf_counter()
        self._late.append((now - self._due) * 1000)
        self._due = max(self._due + _BETWEEN_KEYS_MS / 1000, now)
        if len(self._late) == _KEYS:
            self._timer.stop()
            self._then(statistics.quantiles(self._late, n=20)[-1])


def open_a_pupil(running: "Application", password: str) -> "Player":
    """Signs in and opens a pupil's page, by clicks and keys; returns the hands that did it."""
    from bluesky_desktop.ui.places import PupilPage
    from demo.player import Player

    hands = Player(running.window, lambda: running.acts.idle)
    hands.settle()
    hands.click("Amara Okafor")
    hands.fill("Password for Amara Okafor", password)
    hands.click("Sign in")
    hands.wait_for(lambda: running.door.shell is not None, "the shell")
    hands.settle()
    shell = running.door.shell
    assert shell is not None
    shell.go(PupilPage(1))
    hands.settle()
    return hands


def begin_an_act(running: "Application", hands: "Player") -> float:
    """How long the window is held when an act is begun: milliseconds, the median."""
    from bluesky_desktop.services.ladder.reading import read_ladder

    workspace = running.door.workspace
    assert workspace is not None
    held = []
    for _ in range(20):
        act = partial(read_ladder, workspace.desk, pupil_id=1)
        began = time.perf_counter()
        running.acts.run(act, owner=running)
        held.append((time.perf_counter() - began) * 1000)
        hands.settle()
    return statistics.median(held)


def record_a_step(running: "Application", hands: "Player") -> float:
    """Records a step for a pupil at the start of the ladder; returns how many presses it took."""
    from bluesky_desktop.services.pupils.register import brief_pupils
    from bluesky_desktop.ui.places import PupilPage

    shell, workspace = running.door.shell, running.door.workspace
    assert shell is not None
    assert workspace is not None
    for pupil in brief_pupils(workspace.desk):
        shell.go(PupilPage(pupil.id))
        hands.settle()
        if hands.sees(f"{pupil.first_name} is at the start of the ladder"):
            break
    presses = ("Record Attunement", "Next step", "Record")
    for press in presses:
        hands.click(press)
    hands.see("Attunement, here")
    return len(presses)
