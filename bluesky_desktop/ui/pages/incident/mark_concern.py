"""Marking possible bullying or a safeguarding concern, on an account where one is named."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.incidents.concerns import PassedOn, mark_concern
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.incident.passing_on import PassingOn
from bluesky_desktop.ui.parts.act_draft import ActDraft
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.talk_parts import chips_of
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.check_row import CheckRow
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.workspace import Workspace


class MarkConcernPage(ActPage):
    """What it may be, in whose words, and whether it is passed on already."""

    def __init__(
        self, workspace: Workspace, place: places.MarkConcern, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._pupil_id, self._entry_id = place.pupil_id, place.entry_id
        self._kind = chips_of(workspace.desk.pack, "concerns", "What may it be?", self)
        self._words = TextArea(
            "What you saw or were told",
            self,
            lines=4,
            hint="The child’s own words where there were any. Facts, no verdict.",
        )
        self._passed = CheckRow("I have passed it on already", self)
        self._passing = PassingOn(workspace, self)
        for widget in (self._kind, self._words, self._passed, self._passing):
            self.body.addWidget(widget)
        self._passing.hide()
        self.fields = {
            "kind": self._kind,
            "to": self._passing.to,
            "at": self._passing.when.time,
        }
        lead = workspace.desk.setting.safeguarding_lead
        to = f"{lead} is the safeguarding lead: go and tell them now." if lead else ""
        self.name(
            "Mark a concern",
            shown(f"{to} What you write is read by leaders alone.".strip()),
            "Mark it",
        )
        self._draft = ActDraft(
            workspace,
            kind="concern",
            pupil_id=self._pupil_id,
            subject=str(self._entry_id or ""),
            fields={
                "kind": self._kind,
                "words": self._words,
                "passed": self._passed,
                "to": self._passing.to,
                "what": self._passing.what,
                "when": self._passing.when,
            },
            parent=self,
        )
        self.watch(self._draft)
        self._passed.toggled.connect(self._passing.setVisible)

    def refresh(self) -> None:
        """Reads the draft."""
        self._draft.read(self.taken_up)

    def first_focus(self) -> QWidget | None:
        """The first kind."""
        return self._kind.first_focus()

    def record(self) -> None:
        """Marks it."""
        passed: PassedOn | None = None
        if self._passed.isChecked():
            if not self._passing.check():
                return
            passed = self._passing.value()
        self.run(
            partial(
                mark_concern,
                self.workspace.desk,
                pupil_id=self._pupil_id,
                kind=str(self._kind.value() or ""),
                words=self._words.text(),
                entry_id=self._entry_id,
                passed=passed,
                draft_id=self._draft.draft_id,
            ),
            then=lambda _: self._recorded(passed is not None),
        )

    def _recorded(self, passed_on: bool) -> None:
        self.workspace.back()
        self.workspace.notice(
            "Marked, and passed on." if passed_on else "Marked. It is to do until it is passed on."
        )
