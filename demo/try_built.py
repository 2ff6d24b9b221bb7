"""Plays a short act in the built application: signs in to the sample and saves a form.

Usage: try-built DATA_FOLDER FORM.pdf
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from bluesky_desktop.domain.look import Look
from bluesky_desktop.ui.theme.theme import Theme
from demo.stage import Play


def main(data: Path, target: Path) -> int:
    """Signs in through the real page, fills a form, saves it; returns the exit status."""
    if "shibokensupport.signature.loader" in sys.modules:
        sys.exit("PySide6 was imported whole before tools/qt_first.py could be asked")
    application = QApplication([])
    Theme(application, Look.LIGHT)
    play = Play(target.parent, data)
    hands = play.hands
    hands.settle()
    play.sign_in("Priya Raman")
    hands.see("Good morning, Priya")
    hands.click("Forms")
    hands.click("For a pupil: Wellbeing Action Plan (WAP): first meeting")
    hands.type("thao")
    hands.click("Thảo Nguyễn")
    hands.see("Aim of WAP:")
    hands.fill("Aim of WAP:", "To begin each morning calmly.")
    hands.click("Preview")
    play.save_paper(target.name)
    play.application.window.close()
    return 1 if play.errors else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
