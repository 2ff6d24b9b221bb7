"""A neutral observation: what was seen, neither praise nor a step."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.story.recognitions import record_observation
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_draft import ActDraft
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.pupil_picker import PupilPicker
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.parts.who_did_it import WhoDidIt
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.workspace import Workspace


class AddObservationPage(ActPage):
    """Factual words, with the time at which it was seen."""

    def __init__(
        self, workspace: Workspace, place: places.AddObservation, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._pupil_id = place.pupil_id
        self._picker = PupilPicker(workspace, place.pupil_id, self)
        self._words = TextArea("What did you see?", self, lines=4, hint="Facts, without judgement.")
        self._who = WhoDidIt(workspace, self, label="Seen by")
        self._when = WhenItWas(workspace, self)
        for widget in (self._picker, self._words, self._who, self._when):
            self.body.addWidget(widget)
        self.fields = {"words": self._words, "adult": self._who}
        self.name("Add an observation", "", "Add it")
        self._draft = ActDraft(
            workspace,
            kind="observation",
            pupil_id=place.pupil_id,
            fields={
                "pupils": self._picker,
                "words": self._words,
                "who": self._who,
                "when": self._when,
            },
            parent=self,
        )
        self.watch(self._draft)

    def refresh(self) -> None:
        """Takes up what was not finished."""
        self._draft.read(self.taken_up)

    def first_focus(self) -> QWidget | None:
        """The pupil, or the words."""
        return self._picker.first_focus() if self._pupil_id is None else self._words

    def record(self) -> None:
        """Records it for the pupil who is chosen."""
        pupils = self._picker.values()
        if len(pupils) != 1:
            self._picker.set_error("Please choose one pupil.")
            return
        if not self._when.check():
            return
        self.run(
            partial(
                record_observation,
                self.workspace.desk,
                pupil_id=pupils[0],
                words=self._words.text(),
                adult_id=self._who.value(),
                at=self._when.moment(),
                draft_id=self.keeper.draft_id if self.keeper else None,
            ),
            then=lambda _: self._recorded(),
        )

    def _recorded(self) -> None:
        workspace = self.workspace
        workspace.back()
        workspace.notice("The observation is added.")
