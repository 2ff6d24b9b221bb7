"""The whole application with a pair of hands, on a fresh folder; only the clock is injected."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bluesky_desktop.app.main import Application
from bluesky_desktop.app.paths import Paths
from bluesky_desktop.services.sample.making import (
    SAMPLE_MOMENT,
    SAMPLE_PASSWORD,
    SampleSize,
    make_sample,
)
from bluesky_desktop.services.store import Store
from bluesky_desktop.ui.theme.theme import current_theme
from demo.player import Player
from demo.stage import DemoClock
from tests.conftest import CHEAP


class Running:
    """The running application, its clock, and somebody's hands."""

    def __init__(self, data: Path, moment: datetime):
        self.clock = DemoClock(moment)
        self.store = Store(data, CHEAP)
        self.errors: list[BaseException] = []
        self.application = Application(Paths(data), store=self.store, clock=self.clock)
        self.application.acts.broke.connect(self.errors.append)
        self.application.window.resize(1280, 800)
        self.application.show()
        self.hands = Player(self.application.window, lambda: self.application.acts.idle)
        self.hands.settle()

    def set_up(self, name: str, password: str) -> str:
        """Goes through the first run as the first senior leader; returns the recovery code."""
        hands = self.hands
        hands.fill("Name of the setting", "Larkfield House")
        hands.click("Next")
        hands.fill("Your name", name)
        hands.fill("Your password", password)
        hands.fill("The password once more", password)
        hands.click("Next")
        code = next(text for text in hands.texts() if text.count("  ") == 6)
        hands.fill("Type the code from your sheet", code)
        for word in ("Next", "Next", "Begin"):
            hands.click(word)
        return code

    def sign_in(self, name: str, password: str = SAMPLE_PASSWORD) -> None:
        """Signs in through the real page."""
        self.hands.click(name)
        self.hands.fill(f"Password for {name}", password)
        self.hands.click("Sign in")

    def close(self) -> None:
        """Closes the window as a person does."""
        self.application.window.close()


Start = Callable[[Path], Running]


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    """Starts the application on a data folder; as often as a test likes."""
    current_theme()
    running: list[Running] = []

    def begin(data: Path) -> Running:
        one = Running(data, SAMPLE_MOMENT)
        running.append(one)
        return one

    yield begin
    for one in running:
        one.close()
        one.application.window.deleteLater()
        assert one.errors == []


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample setting, made once."""
    data = tmp_path_factory.mktemp("sample")
    make_sample(Store(data, CHEAP), size=SampleSize())
    return data


@pytest.fixture
def sample(made_sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample setting of one's own."""
    import shutil

    shutil.copytree(made_sample / "records", tmp_path / "records")
    return tmp_path
