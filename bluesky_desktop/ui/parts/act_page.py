"""A page of one act: a question or two, and the button that records it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.errors import BlueSkyError, InvalidInput, NeedsTime, RuleRefused
from bluesky_desktop.services.context import Changes
from bluesky_desktop.ui.drafting import DraftKeeper, kept_text
from bluesky_desktop.ui.into_view import bring_into_view
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.parts.act_draft import TAKEN_UP
from bluesky_desktop.ui.parts.time_question import TimeQuestion
from bluesky_desktop.ui.parts.what_is_wrong import lead_to_what_is_wrong
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.tab_order import in_order
from bluesky_desktop.ui.widgets.boxes import Column, Gap, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.scroll_above import ScrollAbove
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.text import Heading, Lead
from bluesky_desktop.ui.workspace import Workspace

_MARGINS = (28, 24, 28, 6)


class CanBeWrong(Protocol):
    """A field that can say what needs mending."""

    def set_error(self, text: str | None) -> None:
        """Says it, or takes it away."""

    def setFocus(self) -> None:
        """Takes the focus."""


class ActPage(Page):
    """Title, note, `body` for the fields, and the button, which stays in view under them.

    Subclasses fill `fields` by name.
    """

    widest = 720
    begins_at_focus = True

    def __init__(self, workspace: Workspace, place: Place, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        self.fields: dict[str, CanBeWrong] = {}
        self.keeper: DraftKeeper | None = None
        self._again: Callable[[], None] | None = None
        self._scroll = ScrollPage(self, margins=_MARGINS, widest=self.widest)
        self._back = LinkButton("Back", self, icon="arrow-left")
        self.heading = Heading("", 1, self)
        self.note = Lead("", self)
        self.error = ErrorNote(self)
        self.question = TimeQuestion(self)
        self.submit = Button("", ButtonKind.PROMINENT, self)
        self.leave = Button("Leave it", ButtonKind.LARGE, self)
        self.body = Column(gap=18)
        self._acts = QWidget(self)
        self.acts_row = Row(self._acts, gap=12)
        self._lay_out()
        self._back.clicked.connect(self.workspace.back)
        self.leave.clicked.connect(self.workspace.back)
        self.submit.clicked.connect(self._pressed)
        self.question.had_time.connect(self._record_again)
        for keys, act in (
            ("Ctrl+Return", self.submit.click),
            ("Ctrl+Enter", self.submit.click),
            ("Esc", self.escape),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            # A sheet over the page has its own: Esc closes the finder, and the page stays.
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        Column(self).addWidget(ScrollAbove(self._scroll, self._acts, self, widest=self.widest))
        content = self._scroll.content
        row = Row()
        row.addWidget(self._back)
        row.addStretch(1)
        content.addLayout(row)
        content.addWidget(Gap(10, self))
        content.addWidget(self.heading)
        content.addWidget(self.note)
        content.addWidget(Gap(14, self))
        content.addWidget(self.error)
        content.addLayout(self.body)
        content.addWidget(Gap(18, self))
        content.addWidget(self.question)
        self.acts_row.addWidget(self.submit)
        self.acts_row.addWidget(self.leave)
        self.acts_row.addStretch(1)
        content.addStretch(1)

    def name(self, title: str, note: str, act: str) -> None:
        """Says what the page is for, and what its button says."""
        self.heading.say(title)
        self.note.say(note)
        self.note.setVisible(bool(note))
        self.submit.set_label(act)
        self.workspace.renamed.emit()

    @property
    def title(self) -> str:
        """The page's name."""
        return self.heading.text()

    def first_focus(self) -> QWidget | None:
        """The first that is asked."""
        around = (self._back, self._scroll, self.submit, self.leave)
        return next((one for one in in_order(self) if one not in around), None)

    def escape(self) -> None:
        """Leaves it, as Esc does among the fields."""
        self.workspace.back()

    def touched_by(self, changes: Changes) -> bool:
        """What is being filled in stays as it is."""
        return False

    def record(self) -> None:
        """Records what is on the page; subclasses call `run`."""
        raise NotImplementedError

    def run(
        self,
        work: Callable[[], object],
        *,
        then: Callable[[Any], None],
        again: Callable[[], None] | None = None,
    ) -> None:
        """Runs the act once; `again` repeats it after the question about time was answered."""
        self.error.clear()
        if self.submit.hasFocus():
            # What is switched off would give the focus to whatever stands elsewhere in the window.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.submit.setEnabled(False)
        self._again = again
        self.workspace.acts.run(
            work, owner=self, then=lambda value: self._done(then, value), failed=self.refused
        )

    def refused(self, error: BlueSkyError) -> None:
        """Says in place why it was not recorded; nothing that was typed is lost."""
        self.submit.setEnabled(True)
        if self.hasFocus():
            self.submit.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(error, NeedsTime) and self._again is not None:
            self.question.ask(self.pupil_name())
            QTimer.singleShot(0, self.question, partial(bring_into_view, self.question))
            return
        field = self._field_of(error)
        if field is not None:
            field.set_error(" ".join(part for part in (error.what, error.to_do) if part))
            field.setFocus()
            lead_to_what_is_wrong(self)
            return
        self.error.show_error(error)
        self._scroll.to_top()

    def _field_of(self, error: BlueSkyError) -> CanBeWrong | None:
        """Where it can be mended, if that stands on the page."""
        if isinstance(error, InvalidInput | RuleRefused):
            return self.fields.get(error.field)
        return None

    def pupil_name(self) -> str:
        """What the pupil is called in questions."""
        return "the child"

    def settled(self) -> None:
        """What stands here now is nobody's writing yet."""
        if self.keeper is not None and not self.keeper.has_begun:
            self.keeper.begin()

    def keep(self) -> None:
        """Writes the draft at once."""
        if self.keeper is not None:
            self.keeper.keep_now()

    def watch(self, keeper: DraftKeeper) -> None:
        """Keeps what is being written, and says when it was."""
        self.keeper = keeper
        keeper.kept.connect(self._say_kept)
        keeper.not_kept.connect(self.error.show_error)

    def taken_up(self) -> None:
        """Says that an earlier draft is here again."""
        note = self.note.text()
        if TAKEN_UP not in note:
            stop = "" if not note or note.endswith((".", "!", "?")) else "."
            self.note.say(f"{note}{stop} {TAKEN_UP}".strip())
            self.note.show()

    def _say_kept(self, moment: datetime) -> None:
        if self.isVisible():
            self.workspace.kept.emit(kept_text(moment))

    def _pressed(self) -> None:
        self.record()
        lead_to_what_is_wrong(self)

    def _done(self, then: Callable[[Any], None], value: Any) -> None:
        if self.keeper is not None:
            self.keeper.stop()
        then(value)

    def _record_again(self) -> None:
        if self._again is not None:
            self._again()
