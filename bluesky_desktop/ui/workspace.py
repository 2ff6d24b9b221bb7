"""What every page is given: the desk, the acts, the way to go elsewhere, and what ticks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from bluesky_desktop.ui.acts import Acts
from bluesky_desktop.ui.places import Place

if TYPE_CHECKING:
    from bluesky_desktop.services.access.sign_in import SignedIn
    from bluesky_desktop.services.context import Desk

Undo = Callable[[], None]


class Ticker(QObject):
    """Ticks once a second, so that countdowns need no timer of their own."""

    ticked = Signal()

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.ticked)
        self._timer.start()

    def stop(self) -> None:
        """Ticks no more."""
        self._timer.stop()


class Workspace(QObject):
    """Somebody signed in, at work. Made at sign-in, gone at sign-out or lock.

    `went` asks the window to show a place, `went_back` to show the one before, `noticed` to say
    something in passing (text, and an undo or None), `desk_changed` that the desk was replaced,
    `turned` says that the page shows another of its parts, to which the way back leads,
    `kept` says in the top bar when what is being written was kept, `renamed` that the page has
    another name now.
    """

    went = Signal(object)
    replaced = Signal(object)
    went_back = Signal()
    noticed = Signal(str, object)
    desk_changed = Signal()
    kept = Signal(str)
    renamed = Signal()
    turned = Signal(object)

    def __init__(self, signed_in: "SignedIn", acts: Acts, parent: QObject):
        super().__init__(parent)
        self.signed_in = signed_in
        self._desk = signed_in.desk
        self.acts = acts
        self.ticker = Ticker(self)
        self.is_left = False

    @property
    def desk(self) -> "Desk":
        """The desk as it is now; read it anew for each act."""
        return self._desk

    def leave(self) -> None:
        """Nobody is at work any more: the records are closed, and nothing reads them again."""
        self.is_left = True
        self.ticker.stop()

    def replace_desk(self, desk: "Desk") -> None:
        """Takes a desk with newer settings."""
        self._desk = desk
        self.signed_in = replace(self.signed_in, desk=desk)
        self.desk_changed.emit()

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return self._desk.now()

    def go(self, place: Place) -> None:
        """Shows a place; the present one can be gone back to."""
        self.went.emit(place)

    def go_instead(self, place: Place) -> None:
        """Shows a place in the stead of the present one, which is not gone back to."""
        self.replaced.emit(place)

    def back(self) -> None:
        """Shows the place before, or Today."""
        self.went_back.emit()

    def undoing(
        self,
        act: "Callable[[Desk], object]",
        words: str = "Undone.",
        then: Callable[[], None] | None = None,
    ) -> Undo:
        """What takes something back by this act, and then says so; also once its page is gone."""

        def undone(_: object) -> None:
            if then is not None:
                then()
            self.notice(words)

        def undo() -> None:
            self.acts.run(partial(act, self.desk), owner=self, then=undone)

        return undo

    def notice(self, text: str, undo: Undo | None = None) -> None:
        """Says in passing that something is done, with an undo where there is one."""
        self.noticed.emit(text, undo)
