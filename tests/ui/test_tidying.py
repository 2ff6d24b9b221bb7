"""Python's garbage is collected in the window's thread, and nowhere else."""

import gc
import weakref
from threading import get_ident

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from bluesky_desktop.ui.acts import Acts


class _Cycle:
    def __init__(self) -> None:
        self.me = self


def test_what_an_act_leaves_is_collected_in_the_window_s_thread(qtbot: QtBot) -> None:
    acts = Acts()
    owner = QObject()
    collected_by: list[int] = []
    cycle = weakref.ref(_Cycle(), lambda _: collected_by.append(get_ident()))

    def make_garbage() -> None:
        for _ in range(5000):
            _Cycle()

    def is_collected() -> bool:
        acts.run(make_garbage, owner=owner)
        return cycle() is None

    qtbot.waitUntil(is_collected, timeout=30_000)
    qtbot.waitUntil(lambda: acts.idle)
    assert not gc.isenabled()
    assert collected_by == [get_ident()]
