"""A section of the settings: fields, an error in place, and a button that saves."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from bluesky_desktop.domain.errors import BlueSkyError, InvalidInput
from bluesky_desktop.services.drafts import drop_draft
from bluesky_desktop.ui.drafting import kept_text
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.parts.act_draft import ActDraft
from bluesky_desktop.ui.parts.act_page import CanBeWrong
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.line_edit import LineEdit
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.pressable import ENTER_KEYS
from bluesky_desktop.ui.widgets.text import Body, Detail, Heading
from bluesky_desktop.ui.workspace import Workspace

DRAFT = "settings"
_UNSAVED = "What you had not saved is here again."


class Section(QWidget):
    """`body` takes the fields; `fields` names those that can be wrong.

    What is being typed is kept where a section says so with `keep_typed`.
    """

    def __init__(
        self,
        workspace: Workspace,
        title: str,
        note: str = "",
        *,
        save: str = "Save",
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self.workspace = workspace
        self.fields: dict[str, CanBeWrong] = {}
        self.draft: ActDraft | None = None
        self.error = ErrorNote(self)
        self.unsaved = QWidget(self)
        self._drop = LinkButton("Throw it away", self.unsaved)
        self.button = Button(save, ButtonKind.PRIMARY, self)
        self.body = Column(gap=14)
        column = Column(self, gap=12)
        column.addWidget(Heading(title, 1, self))
        words = Body(note, self, soft=True)
        words.setVisible(bool(note))
        column.addWidget(words)
        column.addWidget(self.error)
        unsaved = Row(self.unsaved, gap=12)
        unsaved.addWidget(Detail(_UNSAVED, self.unsaved))
        unsaved.addWidget(self._drop)
        unsaved.addStretch(1)
        self.unsaved.hide()
        column.addWidget(self.unsaved)
        column.addLayout(self.body)
        row = Row(gap=8)
        row.addWidget(self.button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.button.clicked.connect(self.save)
        self.button.setVisible(bool(save))
        self._drop.clicked.connect(self._throw_away)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._press)

    def page_around(self) -> QWidget:
        """What a question lies over: the page as it is seen, not the section that scrolls in it."""
        around: QWidget | None = self
        while around is not None and not isinstance(around, Page):
            around = around.parentWidget()
        return around or self

    def keep_typed(self, subject: str, fields: Mapping[str, QWidget]) -> None:
        """Keeps these fields as they are typed, until they are saved."""
        self.draft = ActDraft(
            self.workspace, kind=DRAFT, pupil_id=None, subject=subject, fields=fields, parent=self
        )
        self.draft.wait()
        self.draft.kept.connect(self._say_kept)
        self.draft.not_kept.connect(self.error.show_error)

    def read_draft(self) -> None:
        """Takes up what was typed and not saved; called once the fields show what is set."""
        self.unsaved.hide()
        if self.draft is not None:
            self.draft.read(self.unsaved.show)

    @property
    def draft_id(self) -> int | None:
        """The draft to be thrown away with the act."""
        return self.draft.draft_id if self.draft is not None else None

    def keep(self) -> None:
        """Keeps at once what is being typed."""
        if self.draft is not None:
            self.draft.keep_now()

    def show_set(self) -> None:
        """Shows what is set in the stead of what was typed."""
        self.refresh()

    def open(self, subject: str) -> None:
        """Shows one of several things that are set here."""

    def refresh(self) -> None:
        """Shows what is set."""

    def save(self) -> None:
        """Saves what is on the page."""

    def first_focus(self) -> QWidget | None:
        """Where one begins who comes for this section alone; None where one looks about first."""
        return None

    def way_on(self) -> Button:
        """The button that Enter in a line and Ctrl+Enter press, where it is to be seen."""
        return self.button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line does what Ctrl+Enter does, as at sign-in."""
        in_a_line = isinstance(QApplication.focusWidget(), LineEdit)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER_KEYS and plain and in_a_line and not event.isAutoRepeat():
            self._press()
            return
        super().keyPressEvent(event)

    def _press(self) -> None:
        button = self.way_on()
        if button.isVisible():
            button.click()

    def run(
        self,
        work: Callable[[], object],
        then: Callable[[Any], None] | None = None,
        *,
        saves: bool = True,
    ) -> None:
        """Runs an act of this section; says that it is saved, or why it isn't.

        `saves` says whether it saves what is being typed, which then is no draft any more.
        """
        self.error.clear()
        self.button.setEnabled(False)
        self.workspace.acts.run(
            work,
            owner=self,
            then=lambda value: self._done_with(then, value, saves),
            failed=self.refused,
        )

    def refused(self, error: BlueSkyError) -> None:
        """Says in place why it was not saved."""
        self.button.setEnabled(True)
        field = self.fields.get(error.field) if isinstance(error, InvalidInput) else None
        if field is None:
            self.error.show_error(error)
            return
        field.set_error(error.what)
        field.setFocus()

    def _throw_away(self) -> None:
        if self.draft is None or self.draft.draft_id is None:
            return
        self.draft.stop()
        self.draft.wait()
        self.workspace.acts.run(
            partial(drop_draft, self.workspace.desk, draft_id=self.draft.draft_id),
            owner=self,
            then=lambda _: self.show_set(),
        )

    def _say_kept(self, moment: datetime) -> None:
        if self.isVisible():
            self.workspace.kept.emit(kept_text(moment))

    def _done_with(self, then: Callable[[Any], None] | None, value: Any, saves: bool) -> None:
        self.button.setEnabled(True)
        if saves and self.draft is not None:
            self.draft.stop()
            self.draft.draft_id = None
            self.draft.begin()
            self.unsaved.hide()
            self.workspace.kept.emit("")
        if then is None:
            self.workspace.notice("Saved.")
        else:
            then(value)
