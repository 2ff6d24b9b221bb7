"""The running application with somebody's hands on it: what every act of the play is done with."""

import traceback
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit

from bluesky_desktop.app.main import Application
from bluesky_desktop.app.paths import Paths
from bluesky_desktop.services.sample.making import (
    QUICK_DERIVATION,
    SAMPLE_MOMENT,
    SAMPLE_PASSWORD,
    SampleSize,
    make_sample,
)
from bluesky_desktop.services.store import Store
from demo.player import Player

_WIDTH, _HEIGHT = 1280, 800


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

    def go_on_to(self, hour: int, minute: int, *, days: int = 0) -> None:
        """Lets time pass until then, today or some days later."""
        day = self.moment + timedelta(days=days)
        self.moment = day.replace(hour=hour, minute=minute, second=0)


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
        self.application.window.resize(_WIDTH, _HEIGHT)
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

    def find_act(self, typed: str) -> None:
        """Finds an act or a page with Ctrl+K; for the pupil in view, where one is."""
        self.hands.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        self.hands.type(typed)
        self.hands.key(Qt.Key.Key_Return)

    def lock(self) -> None:
        """Leaves the PC to the next person, with Ctrl+L."""
        self.hands.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        self.hands.see("Who is signing in?")

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
        """Waits until the preview shows its first sheet, and the paper can be given out."""
        self.hands.see("Page 1 of")
        self.hands.find("Save as PDF", lambda one: isinstance(one, QAbstractButton))

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
