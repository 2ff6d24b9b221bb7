"""Somebody at work in the real windows, over and over, until the process is killed.

Each round adds an observation for a pupil and begins another, by clicks and keys. It says what the
window had confirmed, and only after that: `added N` for a notice, `kept N` for “Kept at”.

Usage: python -m tests.end_to_end.working_endlessly DATA FIRST_NUMBER
"""

import itertools
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bluesky_desktop.app.main import Application
from bluesky_desktop.app.paths import Paths
from bluesky_desktop.domain.look import Look
from bluesky_desktop.services.sample.making import QUICK_DERIVATION, SAMPLE_MOMENT, SAMPLE_PASSWORD
from bluesky_desktop.services.store import Store
from bluesky_desktop.ui.theme.theme import Theme
from demo.player import Player

NAME = "Amara Okafor"
FIELD = "What did you see?"


def main(data: Path, first: int) -> None:
    """Goes on until it is killed."""
    qt = QApplication([])
    Theme(qt, Look.LIGHT)
    store = Store(data, QUICK_DERIVATION)
    application = Application(Paths(data), store=store, clock=lambda: SAMPLE_MOMENT)
    application.window.resize(1280, 800)
    application.show()
    hands = Player(application.window, lambda: application.acts.idle)
    hands.settle()
    hands.click(NAME)
    hands.fill(f"Password for {NAME}", SAMPLE_PASSWORD)
    hands.click("Sign in")
    hands.see("Good morning, Amara")
    for number in itertools.count(first):
        _begin(hands)
        hands.fill(FIELD, f"n{number}")
        hands.see("Kept at")
        print("kept", number, flush=True)
        if number % 3 == 0:
            hands.key(Qt.Key.Key_Escape)
            _begin(hands)
            hands.see(f"n{number}")
        hands.fill("Find a pupil", "kofi")
        hands.key(Qt.Key.Key_Return)
        hands.click("Add it")
        hands.see("The observation is added.")
        print("added", number, flush=True)
        hands.click("Close this notice")


def _begin(hands: Player) -> None:
    hands.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.type("add an observation")
    hands.key(Qt.Key.Key_Return)
    hands.see(FIELD)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
