"""The staff talk over a physical intervention: who led it, and what was said."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import show_moment
from bluesky_desktop.services.incidents.follow_up import record_debrief
from bluesky_desktop.services.incidents.reading import IncidentView, read_incident
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_draft import ActDraft
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.workspace import Workspace


class DebriefPage(ActPage):
    """One page."""

    def __init__(self, workspace: Workspace, place: places.Debrief, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        self._pupil_id, self._incident_id = place.pupil_id, place.incident_id
        self._led_by = TextField("Who led it", self, text=workspace.desk.person.name)
        self._words = TextArea(
            "Who took part, how they are, and what was learned",
            self,
            lines=5,
            hint="What helped, what would help next time, what anybody needs now.",
        )
        self._when = WhenItWas(workspace, self, label="When it was")
        for widget in (self._words, self._led_by, self._when):
            self.body.addWidget(widget)
        self.fields = {"words": self._words, "at": self._when.time}
        self.name("Staff debrief", "", "Record the debrief")
        self._draft = ActDraft(
            workspace,
            kind="debrief",
            pupil_id=self._pupil_id,
            subject=str(self._incident_id),
            fields={"words": self._words, "led_by": self._led_by, "when": self._when},
            parent=self,
        )
        self.watch(self._draft)

    def refresh(self) -> None:
        """Reads the incident and the draft."""
        acts, desk = self.workspace.acts, self.workspace.desk
        acts.run(
            partial(read_incident, desk, incident_id=self._incident_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )
        self._draft.read(self.taken_up)

    def first_focus(self) -> QWidget | None:
        """The words."""
        return self._words

    def record(self) -> None:
        """Records it."""
        if not self._when.check():
            return
        self.run(
            partial(
                record_debrief,
                self.workspace.desk,
                incident_id=self._incident_id,
                words=self._words.text(),
                led_by=self._led_by.text(),
                at=self._when.moment(),
                draft_id=self._draft.draft_id,
            ),
            then=lambda _: self._recorded(),
        )

    def _show(self, view: IncidentView) -> None:
        when = show_moment(view.incident.account.happened_at)
        note = f"After the incident with {shown(view.pupil_first_name)}, {when}."
        self.name("Staff debrief", note, "Record the debrief")

    def _recorded(self) -> None:
        self.workspace.back()
        self.workspace.notice("The debrief is recorded.")
