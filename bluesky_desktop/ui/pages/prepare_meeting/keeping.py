"""Keeping the sentences as they are typed: after a pause, and at once before the page goes."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.services.pack.preparing import add_sentence, write_sentence
from bluesky_desktop.ui.drafting import LONGEST_WAIT_MS, PAUSE_MS, kept_text
from bluesky_desktop.ui.pages.prepare_meeting.form_card import FormCard
from bluesky_desktop.ui.pages.prepare_meeting.sentence import SentenceBox
from bluesky_desktop.ui.workspace import Workspace


class SentenceKeeper(QObject):
    """Writes what was typed in a form's sentences. `not_kept` brings the error of one that failed.

    The top bar says when it was kept, after the commit.
    """

    not_kept = Signal(object)

    def __init__(self, workspace: Workspace, meeting_id: int, form: FormCard, parent: QObject):
        super().__init__(parent)
        self._workspace, self._meeting_id, self._form = workspace, meeting_id, form
        self._pause, self._longest = self._timer(PAUSE_MS), self._timer(LONGEST_WAIT_MS)
        form.typed.connect(self._typed)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.keep_now)
        return timer

    def keep_now(self) -> None:
        """Keeps at once what is typed."""
        self._pause.stop()
        self._longest.stop()
        for key, box in self._form.unsaved():
            self._keep(key, box)

    def _typed(self) -> None:
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def _keep(self, key: str, box: SentenceBox) -> None:
        desk, words = self._workspace.desk, box.words()
        if box.sentence_id is not None:
            work = partial(
                write_sentence,
                desk,
                meeting_id=self._meeting_id,
                sentence_id=box.sentence_id,
                words=words,
            )
        elif box.is_being_added or not words.strip():
            # What is typed while a new sentence is on its way is kept once it has its id.
            return
        else:
            box.is_being_added = True
            work = partial(
                add_sentence, desk, meeting_id=self._meeting_id, form_field=key, words=words
            )
        box.dirty = False
        self._workspace.acts.run(
            work,
            owner=self,
            then=partial(self._was_kept, box),
            failed=partial(self._was_not_kept, box),
        )

    def _was_kept(self, box: SentenceBox, sentence_id: int) -> None:
        if isValid(box):
            box.is_being_added = False
            if box.sentence_id is None:
                box.sentence_id = sentence_id
                self._form.note_shape()
            if box.dirty:
                self._typed()
        self._workspace.kept.emit(kept_text(self._workspace.now()))

    def _was_not_kept(self, box: SentenceBox, error: BlueSkyError) -> None:
        if isValid(box):
            box.dirty, box.is_being_added = True, False
        self.not_kept.emit(error)
