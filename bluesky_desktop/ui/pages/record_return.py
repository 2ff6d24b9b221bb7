"""The return: what was seen, how the pupil responded, and a thank you."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.episode import Response
from bluesky_desktop.domain.school_time import show_time
from bluesky_desktop.services.ladder.scripts import ScriptView, read_script, record_return
from bluesky_desktop.services.ladder.taking_back import take_back_return
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_draft import ActDraft
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.talk_parts import chips_of
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.parts.who_did_it import WhoDidIt
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.check_row import CheckRow
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.workspace import Workspace


class RecordReturnPage(ActPage):
    """Anybody may record a return; who returned is kept."""

    def __init__(
        self, workspace: Workspace, place: places.RecordReturn, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._pupil_id, self._step_id = place.pupil_id, place.step_id
        self._name = "the child"
        pack = workspace.desk.pack
        self._response = chips_of(pack, "responses", "How did the pupil respond?", self)
        self._seen = TextArea("What did you see?", self, lines=3)
        self._thanked = CheckRow("I said thank you", self, checked=True)
        self._who = WhoDidIt(workspace, self, label="Who returned")
        self._when = WhenItWas(workspace, self)
        for widget in (self._seen, self._response, self._thanked, self._who, self._when):
            self.body.addWidget(widget)
        self.fields = {"returned_at": self._when.time, "seen": self._seen}
        self.name("The return", "", "Record the return")
        self._draft = ActDraft(
            workspace,
            kind="return",
            pupil_id=self._pupil_id,
            subject=str(self._step_id),
            fields={
                "seen": self._seen,
                "response": self._response,
                "thanked": self._thanked,
                "who": self._who,
                "when": self._when,
            },
            parent=self,
        )
        self.watch(self._draft)

    def refresh(self) -> None:
        """Reads the script that promised it."""
        self.workspace.acts.run(
            partial(read_script, self.workspace.desk, step_id=self._step_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )
        self._draft.read(self.taken_up)

    def first_focus(self) -> QWidget | None:
        """What was seen."""
        return self._seen

    def record(self) -> None:
        """Records the return; re-engaged ends the episode in the same press."""
        if not self._when.check():
            return
        value = self._response.value()
        self.run(
            partial(
                record_return,
                self.workspace.desk,
                step_id=self._step_id,
                seen=self._seen.text(),
                thanked=self._thanked.isChecked(),
                response=Response(str(value)) if value is not None else None,
                returned_by_id=self._who.value(),
                returned_at=self._when.moment(),
                draft_id=self.keeper.draft_id if self.keeper else None,
            ),
            then=self._recorded,
        )

    def _show(self, view: ScriptView) -> None:
        self._name = shown(view.pupil_first_name)
        due = f"Promised for {show_time(view.due_at)}." if view.due_at else ""
        wonderful = shown(view.detail.wonderful)
        hoped = f" You hoped to see {self._name}’s wonderful {wonderful}." if wonderful else ""
        self.name(f"The return to {self._name}", f"{due}{hoped}", "Record the return")

    def _recorded(self, response: Response | None) -> None:
        act = partial(take_back_return, step_id=self._step_id, response=response)
        self.workspace.go_instead(places.PupilPage(self._pupil_id))
        self.workspace.notice(
            f"The return to {self._name} is recorded.",
            self.workspace.undoing(act, "Undone. The return is to do again."),
        )
