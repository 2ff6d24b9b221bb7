"""What every guided conversation shares: the frame, the draft, one step after the other."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.errors import BlueSkyError, InvalidInput, NeedsTime
from bluesky_desktop.services.context import Changes
from bluesky_desktop.services.drafts import DraftView, find_draft
from bluesky_desktop.ui.drafting import DraftKeeper, kept_text
from bluesky_desktop.ui.into_view import bring_into_view
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.parts.time_question import TimeQuestion
from bluesky_desktop.ui.parts.what_is_wrong import lead_to_what_is_wrong
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shell.wizard_frame import WizardFrame
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.rail import RailEntry, RailState
from bluesky_desktop.ui.workspace import Workspace


class TalkPage(Page):
    """A guided conversation about one pupil.

    Subclasses make their pages in the frame, give `rail_titles`, `answer_at` and `draft_body`, take
    a draft up in `take_up`, and record in `finish`. `prompts` are the adult's: a page that a child
    answers at goes without.
    """

    whole_window = True
    begins_quietly = True

    def __init__(
        self,
        workspace: Workspace,
        place: Place,
        *,
        pupil_id: int,
        kind: str,
        subject: str = "",
        title: str,
        noun: str = "Page",
        prompts: bool = True,
        parent: QWidget | None = None,
    ):
        super().__init__(workspace, place, parent)
        self.pupil_id = pupil_id
        self.pupil_name = "the child"
        self.at = 0
        self._title = title
        self._kind, self._subject = kind, subject
        pack = workspace.desk.pack if prompts else None
        self.frame = WizardFrame(pack, title=title, noun=noun, parent=self)
        self.question = TimeQuestion(self.frame)
        Column(self).addWidget(self.frame, 1)
        self.keeper = DraftKeeper(
            workspace,
            kind=kind,
            pupil_id=pupil_id,
            subject=subject,
            body=self._body,
            parent=self,
        )
        self._connect()

    def _connect(self) -> None:
        self.frame.next_pressed.connect(self.go_on)
        self.frame.back_pressed.connect(self.go_back)
        self.frame.rail_chosen.connect(self._jump)
        self.question.had_time.connect(partial(self.finish, had_time=True))
        self.keeper.kept.connect(self._say_kept)
        self.keeper.not_kept.connect(self.frame.error.show_error)

    @property
    def title(self) -> str:
        """The conversation's name."""
        return f"{self._title}, {self.pupil_name}"

    def way_back(self) -> str:
        """Back to the pupil."""
        return f"{self.pupil_name}’s page" if self.pupil_name != "the child" else "Back"

    def touched_by(self, changes: Changes) -> bool:
        """A conversation is not disturbed."""
        return False

    def keep(self) -> None:
        """Writes the draft at once."""
        self.keeper.keep_now()

    def read_draft(self) -> None:
        """Reads the person's own draft of this conversation, and takes it up."""
        self.keeper.wait()
        self.workspace.acts.run(
            partial(
                find_draft,
                self.workspace.desk,
                kind=self._kind,
                pupil_id=self.pupil_id,
                subject=self._subject,
            ),
            owner=self,
            then=self._take_draft,
        )

    def _take_draft(self, draft: DraftView | None) -> None:
        if draft is not None:
            self.keeper.draft_id = draft.id
            self.take_up(draft.body)
            at = draft.body.get("at", 0)
            self.at = at if isinstance(at, int) and 0 <= at < self.steps() else 0
            self.workspace.kept.emit(kept_text(draft.kept_at))
        self.show_step(self.at)
        self.keeper.begin()

    def show_step(self, at: int) -> None:
        """Shows one of the pages, with the rail and the buttons as they are there."""
        self.at = at
        self.frame.show_page(at)
        self.question.hide()
        self.show_rail()
        self.frame.next_button.set_label(self.next_words(at))
        self.frame.back_button.set_label("Back" if at else "Leave for now")
        self.entered(at)
        focus = self.frame.focusWidget()
        if focus is not None and self.frame.isVisible():
            QTimer.singleShot(0, focus, partial(bring_into_view, focus))

    def show_rail(self) -> None:
        """Brings the rail up to date."""
        entries = []
        for place, (short, full) in enumerate(self.rail_titles()):
            answer = self.answer_at(place)
            state = RailState.NOT_YET
            if place == self.at:
                state, answer = RailState.HERE, ""
            elif place < self.at or answer:
                state = RailState.DONE
            entries.append(RailEntry(short, answer, state, str(place + 1), full))
        self.frame.set_rail(entries)

    def go_on(self) -> None:
        """Goes to the next page, or records after the last."""
        if not self.may_leave(self.at):
            lead_to_what_is_wrong(self)
            return
        if self.at + 1 < self.steps():
            self.show_step(self.at + 1)
            self.keeper.changed()
        else:
            self.finish()
            lead_to_what_is_wrong(self)

    def lead_to(self, widget: QWidget | None) -> None:
        """Gives the focus to what is missing, and shows it once the page is laid out anew."""
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, widget, partial(bring_into_view, widget))

    def go_back(self) -> None:
        """Goes to the page before; from the first, leaves for now with the draft kept."""
        if self.at:
            self.show_step(self.at - 1)
            return
        self.leave()

    def go_back_within(self) -> bool:
        """Alt+Left goes to the page before, as the button does."""
        self.go_back()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves for now, but not while a child is at the screen."""
        if event.key() == Qt.Key.Key_Escape and not self.for_child:
            self.escape()
            return
        super().keyPressEvent(event)

    def escape(self) -> None:
        """Leaves for now."""
        self.leave()

    def leave(self) -> None:
        """Leaves for now; what was written is kept."""
        self.keep()
        self.workspace.back()

    def refused(self, error: BlueSkyError) -> None:
        """Says in place why it was not recorded."""
        self.frame.next_button.setEnabled(True)
        if isinstance(error, NeedsTime):
            self.frame.ask(self.question)
            self.question.ask(self.pupil_name)
            return
        if isinstance(error, InvalidInput):
            at = self.page_of(error.field)
            if at is not None:
                self.show_step(at)
        self.frame.error.show_error(error)

    def _say_kept(self, moment: datetime) -> None:
        if self.isVisible():
            self.workspace.kept.emit(kept_text(moment))

    def _body(self) -> dict[str, Any]:
        return {"at": self.at, **self.draft_body()}

    def _jump(self, place: int) -> None:
        if 0 <= place < self.steps() and place != self.at:
            self.show_step(place)

    def steps(self) -> int:
        """How many pages there are."""
        return len(self.rail_titles())

    def rail_titles(self) -> Sequence[tuple[str, str]]:
        """Short and full title of each page."""
        raise NotImplementedError

    def answer_at(self, place: int) -> str:
        """What was answered on a page, for the rail."""
        return ""

    def next_words(self, at: int) -> str:
        """What the button says on a page."""
        return "Next"

    def entered(self, at: int) -> None:
        """A page is shown: the focus goes to the first that can be filled in or chosen there."""
        (self.frame.first_focus() or self.frame.next_button).setFocus()

    def may_leave(self, at: int) -> bool:
        """Whether a page is filled as far as it must be; says in place what is missing."""
        return True

    def page_of(self, field: str) -> int | None:
        """The page on which a field stands that was refused."""
        return None

    def draft_body(self) -> dict[str, Any]:
        """What the draft keeps."""
        raise NotImplementedError

    def take_up(self, body: dict[str, object]) -> None:
        """Shows what a draft kept."""
        raise NotImplementedError

    def finish(self, *, had_time: bool = False) -> None:
        """Records the conversation."""
        raise NotImplementedError
