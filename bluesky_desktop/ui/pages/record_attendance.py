"""Whether the pupil came to Zone 6 at the agreed time."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.domain.story import Attendance
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.taking_back import take_back_attendance, take_back_new_time
from bluesky_desktop.services.ladder.zone6 import agree_new_time, record_attendance
from bluesky_desktop.services.pupils.register import read_pupil
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_draft import ActDraft
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.talk_parts import chips_of
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.workspace import Workspace

_LATER = "later"


class RecordAttendancePage(ActPage):
    """Came, came later, did not want to, was not in school; or another time is agreed."""

    def __init__(
        self, workspace: Workspace, place: places.RecordAttendance, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._pupil_id, self._step_id = place.pupil_id, place.step_id
        self._name = "the child"
        pack = workspace.desk.pack
        self._came = chips_of(pack, "attendances", "Did the pupil come?", self)
        options = [(one.key, one.label) for one in pack.offered("attendances")]
        self._came.set_options([*options, (_LATER, "Another time is agreed")])
        self._when = WhenItWas(workspace, self)
        self._next = WhenItWas(workspace, self, label="The new time", may_be_now=False, past=False)
        self._note = TextArea("A note", self, hint="Only if it helps.", lines=2)
        for widget in (self._came, self._when, self._next, self._note):
            self.body.addWidget(widget)
        self.fields = {"at": self._when.time, "agreed_at": self._next.time}
        self._draft = ActDraft(
            workspace,
            kind="attendance",
            pupil_id=self._pupil_id,
            subject=str(self._step_id),
            fields={
                "came": self._came,
                "when": self._when,
                "next": self._next,
                "note": self._note,
            },
            parent=self,
        )
        self.watch(self._draft)
        self._came.changed.connect(self._chosen)
        self._chosen()
        self.name(pack.zone6, "", "Record")

    def refresh(self) -> None:
        """Reads whom it is about."""
        self.workspace.acts.run(
            partial(read_pupil, self.workspace.desk, pupil_id=self._pupil_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )
        self._draft.read(self._take_up)

    def first_focus(self) -> QWidget | None:
        """The first answer."""
        return self._came.first_focus()

    def record(self) -> None:
        """Records it."""
        value, desk = self._came.value(), self.workspace.desk
        if value is None:
            self._came.set_error("Please choose one.")
        elif value == _LATER:
            moment = self._next.moment() if self._next.check() else None
            if moment is not None:
                self.run(
                    partial(
                        agree_new_time,
                        desk,
                        step_id=self._step_id,
                        agreed_at=moment,
                        draft_id=self._draft.draft_id,
                    ),
                    then=self._agreed,
                )
        elif self._when.check():
            self.run(
                partial(
                    record_attendance,
                    desk,
                    step_id=self._step_id,
                    attendance=Attendance(str(value)),
                    at=self._when.moment(),
                    note=self._note.text(),
                    draft_id=self._draft.draft_id,
                ),
                then=self._recorded,
            )

    def _chosen(self, *_: object) -> None:
        later = self._came.value() == _LATER
        self._next.setVisible(later)
        self._when.setVisible(not later)

    def _take_up(self) -> None:
        self._chosen()
        self.taken_up()

    def _show(self, pupil: Pupil) -> None:
        self._name = shown(pupil.first_name)
        zone6 = self.workspace.desk.pack.zone6
        self.name(f"{zone6} for {self._name}", "", "Record")

    def _recorded(self, _: int) -> None:
        self._leave(partial(take_back_attendance, step_id=self._step_id), "It is to do again.")

    def _agreed(self, before: datetime) -> None:
        act = partial(take_back_new_time, step_id=self._step_id, agreed_at=before)
        self._leave(act, "The time before stands again.")

    def _leave(self, undoing: Callable[[Desk], object], stands: str) -> None:
        self.workspace.go_instead(places.PupilPage(self._pupil_id))
        undo = self.workspace.undoing(undoing, f"Undone. {stands}")
        self.workspace.notice(f"Recorded for {self._name}.", undo)
