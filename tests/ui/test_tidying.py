"""Python's garbage is collected in the window's thread, and nowhere else."""

import gc
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from bluesky_desktop.ui import places
from bluesky_desktop.ui.acts import Acts
from tests.ui.conftest import AtWork
from tests.ui.every_page import every_place


class _Cycle:
    def __init__(self) -> None:
        self.me = self


def test_nothing_is_collected_while_acts_run(qtbot: QtBot) -> None:
    acts = Acts()
    owner = QObject()
    cycle = weakref.ref(_Cycle())

    def is_kept_amid_garbage() -> bool:
        for _ in range(5000):
            _Cycle()
        return cycle() is not None

    kept: list[object] = []
    with qtbot.waitSignal(acts.busy, check_params_cb=lambda busy: not busy):
        acts.run(is_kept_amid_garbage, owner=owner, then=kept.append)

    assert not gc.isenabled()
    assert kept == [True]
    qtbot.waitUntil(lambda: not is_kept_amid_garbage(), timeout=30_000)


def test_pages_that_were_left_are_let_go(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    left = []
    for place in every_place(hands.workspace.desk).values():
        hands.go(place)
        left.append((place, weakref.ref(hands.shell.page or hands.shell)))
    hands.go(places.Today())
    gc.collect()
    assert not [place for place, page in left if page() not in (None, hands.shell.page)]
