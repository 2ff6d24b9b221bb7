"""Plays some days in the setting's real windows, and leaves numbered pictures and the PDFs.

Usage: python -m demo.play OUTPUT_FOLDER

Teachers, an LSA, a senior leader and the pastoral lead sign in, one after the other, and do by
clicks and keys what they would do: the steps and their repair, the papers of the policy, a Daily
Positive Report, a more serious incident, a card to take home, the decision on step 7 and its
meeting, and a Wellbeing Action Plan meeting from its preparation to its minutes.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from bluesky_desktop.domain.look import Look
from bluesky_desktop.ui.theme.theme import Theme
from demo.acts.class_teacher import class_teacher
from demo.acts.forms import forms
from demo.acts.incident import incident
from demo.acts.leader import leader
from demo.acts.recognition import recognition
from demo.acts.report import report_line, report_target
from demo.acts.step_7 import step_7
from demo.acts.teacher import teacher
from demo.acts.wap_meeting import wap_held, wap_preparation
from demo.stage import Play

PARTS: tuple[Callable[[Play], None], ...] = (
    class_teacher,
    teacher,
    leader,
    forms,
    incident,
    report_line,
    report_target,
    recognition,
    step_7,
    wap_preparation,
    wap_held,
)


def play_into(output: Path) -> None:
    """Plays all parts, and leaves what they leave in this folder alone."""
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


def main(arguments: list[str]) -> int:
    """Plays into the folder that is named; returns the exit status."""
    if len(arguments) != 1:
        print("usage: python -m demo.play OUTPUT_FOLDER", file=sys.stderr)
        return 2
    output = Path(arguments[0]).absolute()
    play_into(output)
    print(f"The pictures and the PDFs are in {output}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
