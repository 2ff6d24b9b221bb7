"""The staff talk over a physical intervention: who led it, and what was said."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import show_moment
from bluesky_desktop.services.drafts import DraftView, find_draft
from bluesky_desktop.services.incidents.follow_up import record_debrief
from bluesky_desktop.services.incidents.reading import IncidentView, read_incident
from bluesky_desktop.ui import places
from bluesky_desktop.ui.drafting import DraftKeeper
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
        keeper = DraftKeeper(
            workspace,
            kind="debrief",
            pupil_id=self._pupil_id,
            subject=str(self._incident_id),
            body=lambda: {"words": self._words.text(), "led_by": self._led_by.text()},
            parent=self,
        )
        self.watch(keeper)
        self._words.changed.connect(keeper.changed)
        self._led_by.changed.connect(keeper.changed)

    def refresh(self) -> None:
        """Reads the incident and the draft."""
        acts, desk = self.workspace.acts, self.workspace.desk
        acts.run(
            partial(read_incident, desk, incident_id=self._incident_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )
        acts.run(
            partial(
                find_draft,
                desk,
                kind="debrief",
                pupil_id=self._pupil_id,
                subject=str(self._incident_id),
            ),
            owner=self,
            then=self._take_up,
        )

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
                draft_id=self.keeper.draft_id if self.keeper else None,
            ),
            then=lambda _: self._recorded(),
        )

    def _show(self, view: IncidentView) -> None:
        when = show_moment(view.incident.account.happened_at)
        note = f"After the incident with {shown(view.pupil_first_name)}, {when}."
        self.name("Staff debrief", note, "Record the debrief")

    def _take_up(self, draft: DraftView | None) -> None:
        if draft is None and self.keeper is not None:
            self.keeper.begin()
        if draft is not None and self.keeper is not None:
            self.keeper.draft_id = draft.id
            self._words.set_text(str(draft.body.get("words", "")))
            self._led_by.set_text(str(draft.body.get("led_by", "")))

    def _recorded(self) -> None:
        self.workspace.back()
        self.workspace.notice("The debrief is recorded.")
