"""A sample setting with somebody at work in it, and one page at a time in a real window."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bluesky_desktop.domain.look import Look
from bluesky_desktop.services.sample.making import SAMPLE_MOMENT
from bluesky_desktop.ui.acts import Acts
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shell.shell import Shell
from bluesky_desktop.ui.theme.theme import Theme
from bluesky_desktop.ui.workspace import Workspace
from demo.player import Player
from tests.conftest import SignInAs

WorkspaceAs = Callable[[str], Workspace]
AtWork = Callable[..., "Hands"]


class StillClock:
    """The only thing that is not real: time goes on when a test says so."""

    def __init__(self, moment: datetime = SAMPLE_MOMENT):
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def go_on(self, **time: float) -> None:
        """Lets time pass, in timedelta's units."""
        self.moment += timedelta(**time)


class Hands(Player):
    """Somebody's hands on the whole window, with what is behind it."""

    def __init__(self, shell: Shell, workspace: Workspace, clock: StillClock):
        super().__init__(shell, lambda: workspace.acts.idle)
        self.shell, self.workspace, self.clock = shell, workspace, clock

    def go(self, place: Place) -> None:
        """Shows a place, and waits until it has read what it shows."""
        self.shell.go(place)
        self.settle()


@pytest.fixture(scope="session")
def light_theme(qapp: QApplication) -> Theme:
    """The theme that every widget finds."""
    return Theme(qapp, Look.LIGHT)


@pytest.fixture
def large_text(light_theme: Theme) -> Iterator[Theme]:
    """Text at 200 %, for this test alone."""
    light_theme.set_text_scale(2.0)
    yield light_theme
    light_theme.set_text_scale(1.0)


@pytest.fixture
def clock() -> StillClock:
    """The clock of the person at work."""
    return StillClock()


@pytest.fixture
def workspace_as(
    qtbot: QtBot, light_theme: Theme, sign_in_as: SignInAs, clock: StillClock
) -> Iterator[WorkspaceAs]:
    """Somebody of the sample setting at work, by name. An act that breaks fails the test."""
    working: list[Acts] = []
    broken: list[BaseException] = []

    def at_work(name: str) -> Workspace:
        acts = Acts()
        acts.broke.connect(broken.append)
        working.append(acts)
        return Workspace(sign_in_as(name, clock), acts, acts)

    yield at_work
    for acts in working:
        acts.close()
        QApplication.processEvents()
        acts.deleteLater()
    QApplication.sendPostedEvents(None, 0)
    if broken:
        raise broken[0]


@pytest.fixture
def at_work(qtbot: QtBot, workspace_as: WorkspaceAs, clock: StillClock) -> AtWork:
    """Somebody's hands on the shell, shown at a place."""

    def begins(name: str, place: Place) -> Hands:
        workspace = workspace_as(name)
        shell = Shell(workspace)
        qtbot.addWidget(shell)
        shell.resize(1280, 800)
        shell.show()
        hands = Hands(shell, workspace, clock)
        hands.go(place)
        return hands

    return begins
