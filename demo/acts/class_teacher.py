"""A class teacher looks at a pupil who waits for a return, at two sizes of text."""

from PySide6.QtCore import Qt

from bluesky_desktop.services.sample.making import SAMPLE_PASSWORD
from demo.stage import Play

_TO_THE_LARGEST = 10
"""How often Ctrl and plus are pressed to be sure of the largest text."""


def class_teacher(play: Play) -> None:
    """Signs in, finds the pupil, makes the text larger and the page dark, opens the finder."""
    hands = play.hands
    hands.settle()
    hands.click("Amara Okafor")
    hands.fill("Password for Amara Okafor", SAMPLE_PASSWORD)
    play.picture("sign-in")
    hands.click("Sign in")
    hands.see("Good morning, Amara")
    play.find("ilya")
    hands.see("Return to Ilya at 11:10")
    play.picture("pupil")
    for _ in range(_TO_THE_LARGEST):
        hands.key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    play.picture("pupil-200-percent")
    hands.key(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    _look(play, "Dark")
    play.picture("pupil-dark")
    _look(play, "Light")
    hands.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    play.picture("finder")
    hands.key(Qt.Key.Key_Escape)
    hands.click("Lock")


def _look(play: Play, words: str) -> None:
    """Chooses light or dark in the settings, and goes back."""
    hands = play.hands
    hands.click("Settings")
    hands.click("Look")
    hands.click(words)
    hands.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    hands.see("The ladder")
