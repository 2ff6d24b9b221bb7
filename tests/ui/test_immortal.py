"""Qt gives up references to None on Python 3.11; there are enough of them."""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from bluesky_desktop.ui.immortal import keep_constants_alive


def test_none_outlives_what_qt_gives_up(qtbot: QtBot) -> None:
    keep_constants_alive()
    for _ in range(20_000):
        label = QLabel("x")
        label.setParent(None)

    assert sys.getrefcount(None) > 1_000_000
