"""What the script, Time In and Zone 6 share: each is a step, guided or told, with a lead adult."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.episode import Response
from bluesky_desktop.services.drafts import DraftView
from bluesky_desktop.services.ladder.steps import Taking
from bluesky_desktop.ui import places
from bluesky_desktop.ui.conversations.talk_page import TalkPage
from bluesky_desktop.ui.parts.step_standing import AsksStanding
from bluesky_desktop.ui.parts.who_did_it import WhoDidIt
from bluesky_desktop.ui.shell.wizard_frame import left_align
from bluesky_desktop.ui.step_acts import subject_of_talk
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.workspace import Workspace


class StepTalk(TalkPage):
    """A step of the ladder as a conversation.

    `who` is who took it; `beginning` holds it for the first page, with the way to tell of the step
    afterwards. A step that may not be taken yet leads to what comes first, before anything is
    typed.
    """

    def __init__(
        self,
        workspace: Workspace,
        place: places.ScriptWizard | places.TimeInWizard | places.Zone6Wizard,
        *,
        step: int,
        kind: str,
        noun: str = "Page",
        who: str = "Who did it",
        parent: QWidget | None = None,
    ):
        super().__init__(
            workspace,
            place,
            pupil_id=place.pupil_id,
            kind=kind,
            subject=subject_of_talk(told=place.told, lead_id=place.lead_id),
            title=workspace.desk.pack.step_name(step),
            noun=noun,
            parent=parent,
        )
        self.told, self.lead_id = place.told, place.lead_id
        self.beginning = QWidget(self.frame)
        self.who = WhoDidIt(workspace, self.beginning, label=who, chosen=place.lead_id)
        self.tell = LinkButton("It has happened already: tell it on one page", self.beginning)
        column = Column(self.beginning, gap=8)
        column.addWidget(self.who)
        column.addLayout(left_align(self.tell))
        self.tell.setVisible(not self.told)
        self.tell.clicked.connect(lambda _=False: workspace.go_instead(replace(place, told=True)))
        self._standing = AsksStanding(
            self,
            pupil_id=place.pupil_id,
            step=step,
            lead_id=place.lead_id,
            who=self.who,
            error=self.frame.error,
        )
        self.who.changed.connect(self.keeper.changed)

    def settled(self) -> None:
        """Asks whether the step may be taken at all."""
        super().settled()
        self._standing.ask_on_opening()

    def taking(
        self,
        taken_at: datetime | None,
        *,
        had_time: bool,
        response: Response | None = None,
        note: str = "",
    ) -> Taking:
        """What every recording of a step says; `taken_at` counts where it is told."""
        return Taking(
            pupil_id=self.pupil_id,
            lead_id=self.lead_id or self.who.value(),
            adult_id=self.who.value(),
            taken_at=taken_at if self.told else None,
            response=response,
            note=note,
            had_time=had_time or self.told,
            draft_id=self.keeper.draft_id,
        )

    def _take_draft(self, draft: DraftView | None) -> None:
        who = draft.body.get("who") if draft is not None else None
        if isinstance(who, int):
            self.who.set_value(who)
        super()._take_draft(draft)

    def _body(self) -> dict[str, Any]:
        return {"who": self.who.value(), **super()._body()}
