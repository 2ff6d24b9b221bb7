"""Watching the promised returns: the most urgent one in the top bar, a gentle call when due."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.ladder.scripts import ReturnView, open_returns
from bluesky_desktop.ui.workspace import Workspace


class ReturnWatch(QObject):
    """Reads the open returns when they change and counts them down.

    `counted` brings the most urgent return (or None) each second; `came_due` the one whose time has
    come, once.
    """

    counted = Signal(object)
    came_due = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject):
        super().__init__(parent)
        self._workspace = workspace
        self._returns: tuple[ReturnView, ...] = ()
        self._called: set[int] = set()
        workspace.acts.changed.connect(self._changed)
        workspace.ticker.ticked.connect(self._tick)

    def read(self) -> None:
        """Reads the open returns."""
        self._workspace.acts.run(
            partial(open_returns, self._workspace.desk), owner=self, then=self._take
        )

    def _changed(self, changes: Changes) -> None:
        if changes.touches(Kind.LADDER) and not self._workspace.is_left:
            self.read()

    def _take(self, returns: tuple[ReturnView, ...]) -> None:
        now = self._workspace.now()
        if not self._returns:
            self._called |= {one.step_id for one in returns if one.due_at < now}
        self._returns = returns
        self._tick()

    def _tick(self) -> None:
        now = self._workspace.now()
        self.counted.emit(self._returns[0] if self._returns else None)
        for one in self._returns:
            if one.due_at <= now and one.step_id not in self._called:
                self._called.add(one.step_id)
                self.came_due.emit(one)
