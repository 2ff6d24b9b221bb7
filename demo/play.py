"""Plays a morning in the setting's real windows, and leaves numbered pictures and the PDFs.

Usage: python -m demo.play OUTPUT_FOLDER

Teachers and a senior leader sign in, one after the other, and do by clicks and keys what they
would do: find a pupil, lead the 30 second script, return, take Time In, agree Zone 6, hold the
restorative conversation, mark the repair as made, fill and save the Appendix forms.
"""

import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from bluesky_desktop.app.main import Application
from bluesky_desktop.app.paths import Paths
from bluesky_desktop.domain.look import Look
from bluesky_desktop.services.sample.making import (
    QUICK_DERIVATION,
    SAMPLE_MOMENT,
    SAMPLE_PASSWORD,
    SampleSize,
    make_sample,
)
from bluesky_desktop.services.store import Store
from bluesky_desktop.ui.theme.theme import Theme
from demo.player import Player

_WIDTH, _HEIGHT = 1280, 800
_TO_THE_LARGEST = 10
"""How often Ctrl and plus are pressed to be sure of the largest text."""


class DemoClock:
    """The only thing that is not real: time goes on when the play says so."""

    def __init__(self, moment: datetime):
        self.moment = moment

    def __call__(self) -> datetime:
        """The present moment of the play."""
        return self.moment

    def go_on(self, minutes: int) -> None:
        """Lets time pass."""
        self.moment += timedelta(minutes=minutes)


class Play:
    """One run of the application, with somebody's hands on it."""

    def __init__(self, output: Path, data: Path):
        self.output = output
        self.clock = DemoClock(SAMPLE_MOMENT)
        store = Store(data, QUICK_DERIVATION)
        make_sample(store, size=SampleSize())
        self.application = Application(Paths(data), store=store, clock=self.clock)
        self.application.acts.broke.connect(self._broke)
        self.errors: list[BaseException] = []
        self.application.window.resize(_WIDTH, _HEIGHT)
        self.application.show()
        self.hands = Player(self.application.window, lambda: self.application.acts.idle)
        self._number = 0

    def picture(self, name: str) -> None:
        """Takes the next numbered picture."""
        self._number += 1
        self.hands.picture(self.output / f"{self._number:02}-{name}.png")
        if self.errors:
            raise self.errors[0]

    def sign_in(self, name: str) -> None:
        """Signs in through the real page."""
        self.hands.click(name)
        self.hands.fill(f"Password for {name}", SAMPLE_PASSWORD)
        self.hands.click("Sign in")

    def find(self, typed: str) -> None:
        """Finds a pupil with Ctrl+K."""
        self.hands.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        self.hands.type(typed)
        self.hands.key(Qt.Key.Key_Return)
        self.hands.see("The ladder")

    def save_paper(self, name: str) -> None:
        """Saves the paper that is previewed, through the file dialog."""
        self.wait_for_paper()
        self.hands.click("Save as PDF")
        dialog = self._dialog()
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setText(str(self.output / name))
        dialog.accept()
        self.hands.wait_for((self.output / name).exists, f"the file {name}")
        self.hands.settle()

    def wait_for_paper(self) -> None:
        """Waits until the preview shows its first sheet."""
        self.hands.see("Page 1 of")

    def _dialog(self) -> QFileDialog:
        found: list[QFileDialog] = []

        def opened() -> bool:
            found[:] = [
                one
                for one in QApplication.topLevelWidgets()
                if isinstance(one, QFileDialog) and one.isVisible()
            ]
            return bool(found)

        self.hands.wait_for(opened, "the file dialog")
        return found[0]

    def _broke(self, error: BaseException) -> None:
        traceback.print_exception(error)
        self.errors.append(error)


def class_teacher(play: Play) -> None:
    """A class teacher looks at a pupil who waits for a return, at two sizes of text."""
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
    hands.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    play.picture("finder")
    hands.key(Qt.Key.Key_Escape)
    hands.click("Lock")


def teacher(play: Play) -> None:
    """A teacher between two lessons: a script from the first step on, with its return."""
    hands = play.hands
    play.sign_in("Mei-Lin Chow")
    hands.see("Good morning, Mei-Lin")
    play.picture("today-teacher")
    play.find("kofi")
    hands.see("Kofi is at the start of the ladder")
    play.picture("pupil-at-the-start")
    hands.click("Record Attunement")
    hands.click("PACE")
    hands.click("Next step")
    play.picture("attunement")
    hands.click("Record")
    hands.see("Attunement, here")
    play.clock.go_on(4)
    hands.click("Record Reminder")
    hands.click("Respectful")
    hands.click("Next step")
    hands.click("Record")
    hands.see("Reminder, here")
    play.clock.go_on(3)
    _script(play)
    play.clock.go_on(5)
    hands.click("Record the return")
    hands.fill("What did you see?", "Kofi had his hand up and waited.")
    hands.click("Next step")
    play.picture("return")
    hands.click("Record the return")
    hands.see("The return to Kofi is recorded")
    play.clock.go_on(3)
    _time_in(play)


def _script(play: Play) -> None:
    hands = play.hands
    hands.click("Begin the script")
    hands.see("Line 1 of 6")
    hands.click("calling out")
    hands.click("Next line")
    hands.click("left out")
    hands.click("Next line")
    hands.click("Respectful")
    hands.click("allowing others to learn")
    hands.click("Next line")
    hands.see("Line 4 of 6")
    hands.click("asked someone new to play")
    play.picture("script-line-4")
    hands.key(Qt.Key.Key_F6)
    play.picture("script-with-prompts")
    hands.key(Qt.Key.Key_F6)
    hands.click("Next line")
    hands.click("Next line")
    hands.click("listening")
    hands.click("we will find a quiet space together")
    play.picture("script-line-6")
    hands.click("Say it")
    hands.see("Now walk away")
    play.picture("script-card")
    hands.click("Print")
    play.save_paper("script-card.pdf")
    play.picture("script-card-paper")
    hands.click("Back")
    hands.see("Now walk away")


def _time_in(play: Play) -> None:
    hands = play.hands
    hands.click("Begin Time In")
    hands.click("Sensory room")
    hands.click("Breathing")
    play.picture("time-in")
    hands.click("Next")
    hands.click("Start the three minutes")
    play.clock.go_on(1)
    hands.settle()
    play.picture("time-in-counting")
    hands.click("Next")
    hands.fill("What was said, and what the child said", "We breathed together. He felt tired.")
    hands.click("Boundaries were reset")
    hands.click("The child thought about the next step")
    hands.click("Next")
    hands.click("Next step")
    hands.click("Record")
    hands.see("Time In, here")
    play.clock.go_on(4)
    hands.click("Agree a time")
    hands.see("When will Zone 6 be?")
    hands.fill("Zone 6 at", "12.15")
    play.picture("zone-6")
    hands.click("Next")
    hands.fill("What happened, in a few factual words", "Kofi left his place and called out.")
    hands.click("Record")
    hands.see("Restorative conversation in Zone 6, here")
    play.picture("pupil-in-zone-6")
    hands.click("Lock")


def leader(play: Play) -> None:
    """A senior leader through the day: what is to do, the repair, the Appendix forms."""
    hands = play.hands
    play.sign_in("Priya Raman")
    hands.see("Good morning, Priya")
    play.picture("today-leader")
    play.find("kofi")
    hands.see("Kofi Boateng")
    hands.click("Phone call home")
    hands.click("We spoke")
    hands.fill("What you said", "What happened, and that we will talk it through together.")
    hands.fill("What they said", "Thank you. He slept badly.")
    play.picture("call-home")
    hands.click("Record the call")
    hands.see("is recorded")
    hands.click("CPOMS entry")
    hands.see("Copy it, paste it into CPOMS")
    play.picture("cpoms")
    hands.click("It is entered")
    hands.see("The CPOMS entry is recorded")
    play.clock.go_on(45)
    hands.click("Record attendance")
    hands.click("Came at the agreed time")
    hands.click("Record")
    hands.see("Recorded for Kofi")
    _restorative(play)
    _forms(play)


def _restorative(play: Play) -> None:
    hands = play.hands
    hands.click("Hold the conversation")
    hands.see("Is Kofi ready to talk?")
    hands.click("Not yet")
    play.picture("not-ready")
    hands.click("Ready", nth=0)
    hands.click("Ready", nth=1)
    hands.click("It is held in Zone 6")
    hands.click("Begin")
    hands.see("Question 1 of 7")
    hands.fill("The child’s words", "I called out because I wanted to be seen.")
    hands.click("Drawing")
    play.picture("question-1")
    for _ in range(4):
        hands.click("Next question")
    hands.fill("The child’s words", "I can help set up the game for everybody.")
    for _ in range(3):
        hands.click("Next question")
    hands.see("The agreed repair")
    hands.fill("What will put it right?", "set up the game for everybody")
    hands.fill("By whom", "Kofi, with Mei-Lin")
    play.picture("agreed-repair")
    hands.click("Record the conversation")
    hands.see("Mark as made")
    play.picture("repairs")
    hands.click("Mark as made")
    hands.see("with a clean slate")
    play.picture("clean-slate")


def _forms(play: Play) -> None:
    hands = play.hands
    hands.click("Forms")
    hands.see("Appendix 2")
    play.picture("forms")
    for name, file in (
        ("Daily Positive Reporting", "daily-positive-report"),
        ("Wellbeing Action Plan (WAP): first meeting", "wap-first-meeting"),
        ("Wellbeing Action Plan (WAP): interim meeting", "wap-interim-meeting"),
        ("One Page Summary", "one-page-summary"),
    ):
        hands.click(f"Blank: {name}")
        play.save_paper(f"{file}-blank.pdf")
        hands.click("Back")
        hands.see("The papers of the policy")
    hands.click("For a pupil: Wellbeing Action Plan (WAP): first meeting")
    hands.type("thao")
    hands.key(Qt.Key.Key_Return)
    hands.see("Aim of WAP:")
    hands.fill("Aim of WAP:", "To begin each morning calmly, with drawing first.")
    hands.fill("Student View:", "I like it when I know what is next.")
    play.picture("form-editor")
    hands.click("Preview")
    play.wait_for_paper()
    play.picture("form-preview")
    play.save_paper("wap-first-meeting-filled.pdf")
    hands.click("Today")
    hands.see("to do")
    play.picture("today-at-the-end")


def main(arguments: list[str]) -> int:
    """Plays into the folder that is named; returns the exit status."""
    if len(arguments) != 1:
        print("usage: python -m demo.play OUTPUT_FOLDER", file=sys.stderr)
        return 2
    output = Path(arguments[0]).absolute()
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    Theme(application, Look.LIGHT)
    with tempfile.TemporaryDirectory() as data:
        play = Play(output, Path(data))
        for part in PARTS:
            part(play)
        play.application.window.close()
    print(f"The pictures and the PDFs are in {output}")
    return 0


PARTS: tuple[Callable[[Play], None], ...] = (class_teacher, teacher, leader)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
