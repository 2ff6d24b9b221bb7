"""Watching the promised returns: the most urgent one in the top bar, a gentle call when due."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.ladder.scripts import ReturnView, open_returns
from bluesky_desktop.ui.workspace import Workspace


class ReturnWatch(QObject):
    """Reads the open returns when they change and counts them down.

    `counted` brings the most urgent return (or None) each second; `came_due` one whose time has
    come, each second until it is `called`: what else is just being said is said to its end.
    """

    counted = Signal(object)
    came_due = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject):
        super().__init__(parent)
        self._workspace = workspace
        self._returns: tuple[ReturnView, ...] = ()
        self._called: set[tuple[int, datetime]] = set()
        self._last: tuple[int, datetime] | None = None
        workspace.acts.changed.connect(self._changed)
        workspace.ticker.ticked.connect(self._tick)

    def read(self) -> None:
        """Reads the open returns."""
        self._workspace.acts.run(
            partial(open_returns, self._workspace.desk), owner=self, then=self._take
        )

    def called(self, promise: ReturnView) -> None:
        """Somebody was called back to this pupil; once is enough, for each time promised."""
        self._last = _as_promised(promise)
        self._called.add(self._last)

    def call_again(self) -> None:
        """The last call was cut short, and is made once more."""
        if self._last is not None:
            self._called.discard(self._last)

    def _changed(self, changes: Changes) -> None:
        if changes.touches(Kind.LADDER) and not self._workspace.is_left:
            self.read()

    def _take(self, returns: tuple[ReturnView, ...]) -> None:
        now = self._workspace.now()
        if not self._returns:
            self._called |= {_as_promised(one) for one in returns if one.due_at < now}
        self._returns = returns
        self._tick()

    def _tick(self) -> None:
        now = self._workspace.now()
        self.counted.emit(self._returns[0] if self._returns else None)
        due = (one for one in self._returns if one.due_at <= now)
        waiting = next((one for one in due if _as_promised(one) not in self._called), None)
        if waiting is not None:
            self.came_due.emit(waiting)


def _as_promised(promise: ReturnView) -> tuple[int, datetime]:
    return promise.step_id, promise.due_at
