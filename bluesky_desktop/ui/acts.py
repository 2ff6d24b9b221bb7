"""Running acts: off the window's thread, one at a time, with the answer brought back to it."""

import traceback
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.ui.tidying import Tidying

T = TypeVar("T")
Then = Callable[[Any], None]
Failed = Callable[[BlueSkyError], None]


class _Answer(QObject):
    """Lives in the window's thread and hands one outcome to whoever asked."""

    arrived = Signal(object, object)

    def __init__(self, acts: "Acts", owner: QObject, then: Then | None, failed: Failed | None):
        super().__init__(acts)
        self._acts = acts
        self._owner = owner
        self._then = then
        self._failed = failed
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @Slot(object, object)
    def _deliver(self, value: object, error: BaseException | None) -> None:
        self.deleteLater()
        self._acts.answered(self, value, error)

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

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._pool, self._apart = _single_thread(self), _single_thread(self)
        self._waiting = 0
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
        self._start(self._pool, work, _Answer(self, owner, then, failed))

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
        answer = _Answer(self, owner, then, failed)
        self.run(_nothing, owner=self, then=lambda _: self._start(self._apart, work, answer))

    def _start(self, pool: QThreadPool, work: Callable[[], object], answer: _Answer) -> None:
        self._waiting += 1
        if self._waiting == 1:
            self.busy.emit(True)
        # A plain callable: of a QRunnable the pool would keep hold, and of the asking page with it.
        pool.start(partial(_do, work, answer))

    @property
    def idle(self) -> bool:
        """Whether no act is under way and every answer has been handed over."""
        return self._waiting == 0

    def finish(self) -> None:
        """Waits until the acts under way are done; for closing the window only."""
        self._apart.waitForDone()
        self._pool.waitForDone()

    def answered(self, answer: _Answer, value: object, error: BaseException | None) -> None:
        """Hands one outcome over; called by the answer itself, in the window's thread."""
        self._waiting -= 1
        try:
            if error is None:
                self._succeed(answer, value)
            elif isinstance(error, BlueSkyError):
                if not answer.refuse(error):
                    self.failed.emit(error)
            else:
                self.broke.emit(error)
        finally:
            if self._waiting == 0:
                self.busy.emit(False)

    def _succeed(self, answer: _Answer, value: object) -> None:
        changes = getattr(value, "changes", None)
        if changes is None:
            answer.hand_over(value)
            return
        answer.hand_over(value.value)  # type: ignore[attr-defined]
        self.changed.emit(changes)


def _do(work: Callable[[], object], answer: _Answer) -> None:
    """Does the work on the worker's thread, and sends its outcome to the window's."""
    value: object = None
    error: BaseException | None = None
    try:
        value = work()
    except BaseException as caught:
        error = caught
    answer.arrived.emit(value, error)


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
