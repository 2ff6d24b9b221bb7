"""Running acts: off the window's thread, one at a time, with the answer brought back to it."""

import traceback
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.ui.tidying import Tidying

Then = Callable[[Any], None]
Failed = Callable[[BlueSkyError], None]


class _Asked:
    """Work that somebody asked for, and its outcome once it is done.

    What it holds is let go of in the window's thread alone: a page may hang on it, and Qt ends the
    process where the last hold on a page is given up elsewhere.
    """

    def __init__(
        self,
        work: Callable[[], object],
        owner: QObject,
        then: Then | None,
        failed: Failed | None,
    ):
        self._work: Callable[[], object] | None = work
        self._owner: QObject | None = owner
        self._then = then
        self._failed = failed
        self.value: object = None
        self.error: BaseException | None = None
        self.is_wanted = True

    def do(self) -> None:
        """Does the work, on the worker's thread."""
        assert self._work is not None
        try:
            self.value = self._work()
        except BaseException as caught:
            self.error = caught

    def hand_over(self, value: object) -> None:
        """Gives the value to the asker, unless its page is gone by now."""
        if self._then is not None and isValid(self._owner):
            self._then(value)

    def refuse(self, error: BlueSkyError) -> bool:
        """Gives the error to the asker; False where nobody takes it."""
        if self._failed is None or not isValid(self._owner):
            return False
        self._failed(error)
        return True

    def let_go(self) -> None:
        """Holds nothing any more."""
        self._work = self._owner = self._then = self._failed = None
        self.value = self.error = None


class Acts(QObject):
    """Runs services one at a time on the database thread, and long reads on a thread of their own.

    `changed` carries the `Changes` of an act to every page; `failed` an error for people that the
    asker did not take; `broke` any other exception with its traceback, for the crash page; `busy`
    whether acts are under way.
    """

    changed = Signal(object)
    failed = Signal(object)
    broke = Signal(object)
    busy = Signal(bool)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._pool, self._apart = _single_thread(self), _single_thread(self)
        self._waiting: set[_Asked] = set()
        self._closed = False
        self._arrived.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._tidying = Tidying(self)

    def run(
        self,
        work: Callable[[], object],
        *,
        owner: QObject,
        then: Then | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Runs `work` and gives its value to `then`, in the window's thread.

        Where `work` answers with `Done`, `then` is given its value, and `changed` carries what
        changed. After `owner` is deleted neither `then` nor `failed` is called.
        """
        self._start(self._pool, _Asked(work, owner, then, failed))

    def read_apart(
        self,
        work: Callable[[], object],
        *,
        owner: QObject,
        then: Then | None = None,
        failed: Failed | None = None,
    ) -> None:
        """The same for a long read (a pack), which no act waits for. It must not write.

        It begins once the acts asked for before it are done, and so reads what they wrote.
        """
        asked = _Asked(work, owner, then, failed)
        self.run(_nothing, owner=self, then=lambda _: self._start(self._apart, asked))

    def _start(self, pool: QThreadPool, asked: _Asked) -> None:
        if self._closed:
            asked.let_go()
            return
        self._waiting.add(asked)
        if len(self._waiting) == 1:
            self.busy.emit(True)
        # A plain callable: of a QRunnable the pool would keep hold for ever.
        pool.start(partial(self._work_off, asked))

    def _work_off(self, asked: _Asked) -> None:
        asked.do()
        self._arrived.emit(asked)

    @property
    def idle(self) -> bool:
        """Whether no act is under way and every answer has been handed over."""
        return not self._waiting

    def finish(self) -> None:
        """Waits until the acts under way are done. Nobody is there any more to be answered.

        An answer would only begin further acts, for a page that is going and records that are
        closed.
        """
        self._apart.waitForDone()
        self._pool.waitForDone()
        for asked in self._waiting:
            asked.is_wanted = False

    def close(self) -> None:
        """Finishes for good: nothing is begun any more, so that this may be deleted."""
        self._closed = True
        self.finish()

    @Slot(object)
    def _answer(self, asked: _Asked) -> None:
        self._waiting.discard(asked)
        try:
            if not asked.is_wanted:
                return
            if asked.error is None:
                self._succeed(asked)
            elif isinstance(asked.error, BlueSkyError):
                if not asked.refuse(asked.error):
                    self.failed.emit(asked.error)
            else:
                self.broke.emit(asked.error)
        finally:
            asked.let_go()
            if not self._waiting:
                self.busy.emit(False)

    def _succeed(self, asked: _Asked) -> None:
        changes = getattr(asked.value, "changes", None)
        if changes is None:
            asked.hand_over(asked.value)
            return
        asked.hand_over(asked.value.value)  # type: ignore[attr-defined]
        self.changed.emit(changes)


def _nothing() -> None:
    """Takes its turn among the acts."""


def _single_thread(parent: QObject) -> QThreadPool:
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(1)
    pool.setExpiryTimeout(-1)
    return pool


def describe(error: BaseException) -> str:
    """The traceback of an error, for the crash page's seam; never shown as it is."""
    return "".join(traceback.format_exception(error))
