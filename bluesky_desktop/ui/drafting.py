"""Keeping what is being written: a debounced write of the whole draft after each change."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.ui.workspace import Workspace

PAUSE_MS = 600
"""How long typing must pause before the draft is written."""

LONGEST_WAIT_MS = 1000
"""How long typing without a pause may go on before the draft is written all the same."""


class Keeper(QObject):
    """Writes what is being written a little after each change, and at the latest a second after.

    `kept` says when it was committed (UTC); `not_kept` brings the error of a write that failed.
    Subclasses write in `write`, and let `was_kept` or `was_not_kept` follow.
    """

    kept = Signal(object)
    not_kept = Signal(object)

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self._dirty = False
        self._pause = self._timer(PAUSE_MS)
        self._longest = self._timer(LONGEST_WAIT_MS)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.keep_now)
        return timer

    def changed(self, *_: object) -> None:
        """Says that something was typed or chosen; connect the widgets' signals to it."""
        self._dirty = True
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def keep_now(self) -> None:
        """Writes at once what is not written yet."""
        self._pause.stop()
        self._longest.stop()
        if self._dirty:
            self._dirty = False
            self.write()

    def write(self) -> None:
        """Hands what is to be kept to the database's thread."""
        raise NotImplementedError

    def was_not_kept(self, error: BlueSkyError) -> None:
        """It is written again after the next change."""
        self._dirty = True
        self.not_kept.emit(error)

    def settle(self) -> None:
        """What is shown is what is kept: there is nothing to write."""
        self._dirty = False
        self._pause.stop()
        self._longest.stop()

    def stop(self) -> None:
        """Writes no more: the act is recorded, or the draft was thrown away."""
        self.settle()


class DraftKeeper(Keeper):
    """Keeps one draft of the person signed in.

    `body` is asked for the draft as it stands, a JSON-like mapping.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        kind: str,
        pupil_id: int | None,
        subject: str = "",
        body: Callable[[], dict[str, Any]],
        parent: QObject,
    ):
        super().__init__(parent)
        self._workspace = workspace
        self._kind, self._pupil_id, self._subject = kind, pupil_id, subject
        self._body = body
        self._untouched: dict[str, Any] | None = None
        self._waits = False
        self._wrote = False
        self.draft_id: int | None = None

    def wait(self) -> None:
        """The page is still being filled from the records: nothing is kept before it `begin`s."""
        self._waits = True

    def begin(self) -> None:
        """The page stands as somebody finds it: as long as it stays so there is nothing to keep."""
        self._waits = False
        self._untouched = self._body()

    @property
    def has_begun(self) -> bool:
        """Whether it is known how the page was found."""
        return self._untouched is not None

    def keep_now(self) -> None:
        """Writes at once what is not written yet, once the page stands."""
        if not self._waits:
            super().keep_now()

    def write(self) -> None:
        """Keeps the draft."""
        body = self._body()
        if self.draft_id is not None or body != self._untouched:
            self.write_this(body)

    def write_this(self, body: dict[str, Any]) -> None:
        """Keeps this as the draft."""
        from bluesky_desktop.services.drafts import keep_draft

        self._wrote = True
        self._workspace.acts.run(
            partial(
                keep_draft,
                self._workspace.desk,
                kind=self._kind,
                pupil_id=self._pupil_id,
                subject=self._subject,
                body=body,
            ),
            owner=self,
            then=self._was_kept,
            failed=self.was_not_kept,
        )

    def stop(self) -> None:
        """Writes no more, and leaves nothing of it.

        The act that was recorded took away the draft that it knew of. One that was being written
        as it was recorded, just before or after, it did not know.
        """
        super().stop()
        if not self._wrote:
            return
        from bluesky_desktop.services.drafts import drop_draft_at

        self._wrote = False
        self._workspace.acts.run(
            partial(
                drop_draft_at,
                self._workspace.desk,
                kind=self._kind,
                pupil_id=self._pupil_id,
                subject=self._subject,
            ),
            owner=self,
        )

    def _was_kept(self, draft_id: int) -> None:
        self.draft_id = draft_id
        self.kept.emit(self._workspace.now())


class FormKeeper(Keeper):
    """Keeps what is written in a form for a pupil; `values` is asked for all that stands in it."""

    def __init__(
        self,
        workspace: Workspace,
        *,
        form: str,
        pupil_id: int,
        subject: str,
        values: Callable[[], dict[str, str]],
        parent: QObject,
    ):
        super().__init__(parent)
        self._workspace = workspace
        self._form, self._pupil_id, self._subject = form, pupil_id, subject
        self._values = values

    def write(self) -> None:
        """Keeps the form."""
        from bluesky_desktop.services.papers.forms import keep_form

        self._workspace.acts.run(
            partial(
                keep_form,
                self._workspace.desk,
                form=self._form,
                pupil_id=self._pupil_id,
                values=self._values(),
                subject=self._subject,
            ),
            owner=self,
            then=self.kept.emit,
            failed=self.was_not_kept,
        )


def kept_text(moment: datetime) -> str:
    """The words that say when a draft was kept, in local time."""
    from bluesky_desktop.domain.school_time import show_time

    return f"Kept at {show_time(moment)}"
