"""How the application looks, kept: to each person in their own way, else as the PC has it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.look import PERCENTS, Appearance, Look, larger, smaller
from bluesky_desktop.services.pc_look import keep_pc_look, read_pc_look
from bluesky_desktop.services.store import Store
from bluesky_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from bluesky_desktop.ui.workspace import Workspace

LOOK_WORDS = {Look.SYSTEM: "As Windows has it", Look.LIGHT: "Light", Look.DARK: "Dark"}


class LookKeeper(QObject):
    """Shows the look of whoever is at work, else the PC's; keeps what is chosen where it belongs.

    Ctrl and plus, minus or nought change the size of text on every page, the sign-in page too.
    """

    def __init__(self, window: QWidget, store: Store):
        super().__init__(window)
        self._window = window
        self._store = store
        self._workspace: Workspace | None = None
        self._unchosen = current_theme().appearance
        self.leave()

    def listen(self) -> None:
        """Makes the keys work; called once, when the first page is to be seen."""
        from PySide6.QtGui import QKeySequence, QShortcut

        for keys, act in (
            ("Ctrl++", self._larger),
            ("Ctrl+=", self._larger),
            ("Ctrl+-", self._smaller),
            ("Ctrl+0", self._usual),
        ):
            shortcut = QShortcut(QKeySequence(keys), self._window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)

    def use(self, store: Store) -> None:
        """Turns to another setting's folder; nobody is at work there."""
        self._store = store
        self.leave()

    def leave(self) -> None:
        """Nobody is at work: the PC's own look."""
        self._workspace = None
        current_theme().show_as(read_pc_look(self._store) or self._unchosen)

    def come_in(self, workspace: "Workspace") -> None:
        """Somebody is at work: their own look, where they chose one."""
        self._workspace = workspace
        if workspace.signed_in.appearance is not None:
            current_theme().show_as(workspace.signed_in.appearance)

    def choose(self, appearance: Appearance) -> None:
        """Shows what was chosen, and keeps it for the person at work, or for the PC."""
        current_theme().show_as(appearance)
        self._keep_in_view()
        if self._workspace is not None:
            choose_own(self._workspace, appearance)
            return
        keep_pc_look(self._store, appearance)

    def _keep_in_view(self) -> None:
        """Larger text moves what one was writing down: it is brought back where one sees it."""
        from bluesky_desktop.ui.into_view import StaysInView

        focus = self._window.focusWidget()
        if focus is not None:
            StaysInView(focus)

    def _larger(self) -> None:
        self._resize(larger(current_theme().appearance.text_percent))

    def _smaller(self) -> None:
        self._resize(smaller(current_theme().appearance.text_percent))

    def _usual(self) -> None:
        self._resize(PERCENTS[0])

    def _resize(self, percent: int) -> None:
        present = current_theme().appearance
        if percent != present.text_percent:
            self.choose(Appearance(present.look, percent))


def choose_own(workspace: "Workspace", appearance: Appearance) -> None:
    """Shows what the person at work chose, and keeps it for their next sign-in."""
    from bluesky_desktop.services.access.own_look import keep_own_look

    current_theme().show_as(appearance)
    workspace.acts.run(
        partial(keep_own_look, workspace.desk, appearance=appearance), owner=workspace
    )
