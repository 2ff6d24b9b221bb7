"""One concern: read by slt and pastoral, passed on, taken back. Who marked it sees the rest not."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import show_moment
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.incidents.concerns import (
    ConcernView,
    pass_on_concern,
    read_concern,
    undo_concern,
)
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.incident.passing_on import PassingOn
from bluesky_desktop.ui.parts.act_draft import ActDraft
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.fact_line import FactLine
from bluesky_desktop.ui.parts.first_act import first_act
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.sheet import AskSheet
from bluesky_desktop.ui.widgets.text import Heading
from bluesky_desktop.ui.workspace import Workspace


class ConcernPage(ActPage):
    """What is kept of it; beneath, passing it on while that is to do."""

    def __init__(
        self, workspace: Workspace, place: places.ConcernPage, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._concern_id, self._pupil_id = place.concern_id, place.pupil_id
        self._view: ConcernView | None = None
        self._card = Card(self, margins=(18, 16, 18, 18), gap=10)
        self._facts = Column(gap=10)
        self._card.column.addLayout(self._facts)
        self._account = Button("See the account", ButtonKind.BORDERED, self, icon="file-text")
        self._undo = Button("Undo this concern", ButtonKind.BORDERED, self, icon="undo-2")
        self._heading = Heading("Pass it on", 2, self)
        self._passing = PassingOn(workspace, self)
        row = Row(gap=8)
        row.addWidget(self._account)
        row.addWidget(self._undo)
        row.addStretch(1)
        self.body.addWidget(self._card)
        self.body.addLayout(row)
        self.body.addWidget(self._heading)
        self.body.addWidget(self._passing)
        self.fields = {"to": self._passing.to, "at": self._passing.when.time}
        self.name("Concern", "", "Passed on")
        self._ask = AskSheet(
            self,
            question="Undo this concern?",
            explanation="It stays on record as undone, and is shown nowhere.",
            act="Undo it",
        )
        self._draft = ActDraft(
            workspace,
            kind="pass_on",
            pupil_id=self._pupil_id,
            subject=str(self._concern_id),
            fields={
                "to": self._passing.to,
                "what": self._passing.what,
                "when": self._passing.when,
            },
            parent=self,
        )
        self.watch(self._draft)
        self._undo.clicked.connect(self._ask.ask)
        self._ask.agreed.connect(self._take_back)
        self._account.clicked.connect(self._open_account)

    def touched_by(self, changes: Changes) -> bool:
        """It may be passed on elsewhere."""
        return changes.touches(Kind.STORY, pupil=self._pupil_id)

    def refresh(self) -> None:
        """Reads the concern."""
        self.workspace.acts.run(
            partial(read_concern, self.workspace.desk, concern_id=self._concern_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )

    def first_focus(self) -> QWidget | None:
        """To whom it is passed on; once it is, the account that it belongs to."""
        return first_act(self._passing, self._account) or self._back

    def record(self) -> None:
        """Keeps that it was passed on."""
        if self._view is None or not self._view.may_pass_on or not self._passing.check():
            return
        self.run(
            partial(
                pass_on_concern,
                self.workspace.desk,
                concern_id=self._concern_id,
                passed=self._passing.value(),
                draft_id=self._draft.draft_id,
            ),
            then=lambda _: self._recorded(),
        )

    def _show(self, view: ConcernView) -> None:
        self._view = view
        name = shown(view.pupil_name)
        self.name(
            view.kind or "Your concern",
            f"{name}. Marked by {shown(view.marked_by)}, {show_moment(view.marked_at)}.",
            "Keep that it was passed on",
        )
        cleared(self._facts)
        passed = "To be passed on" if view.passed_at is None else show_moment(view.passed_at)
        facts = (
            ("What was seen or told", view.words),
            ("Passed on", passed),
            ("To", view.passed_to),
            ("What was passed on", view.passed_on),
            ("By", view.passed_by),
        )
        for label, words in facts:
            if words:
                self._facts.addWidget(FactLine(label, shown(words), self._card))
        self._account.setVisible(view.entry_id is not None)
        self._undo.setVisible(view.is_whole or view.passed_at is None)
        for widget in (self._heading, self._passing, self.submit, self.leave):
            widget.setVisible(view.may_pass_on)
        if view.may_pass_on:
            self._draft.read(lambda: None)

    def _open_account(self) -> None:
        if self._view is not None and self._view.entry_id is not None:
            self.workspace.go(places.EntryPage(self._view.entry_id))

    def _take_back(self) -> None:
        self.workspace.acts.run(
            partial(undo_concern, self.workspace.desk, concern_id=self._concern_id),
            owner=self,
            then=lambda _: self._undone(),
            failed=self.refused,
        )

    def _undone(self) -> None:
        self.workspace.back()
        self.workspace.notice("Undone.")

    def _recorded(self) -> None:
        self.workspace.back()
        self.workspace.notice("Kept: it is passed on.")
