"""A recognition, as easily as a step: who, what kind, what was seen."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.story.recognitions import record_recognition
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_draft import ActDraft
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.pupil_picker import PupilPicker
from bluesky_desktop.ui.parts.talk_parts import chips_of
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.parts.who_did_it import WhoDidIt
from bluesky_desktop.ui.widgets.number_stepper import NumberStepper
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.workspace import Workspace

_COUNTED = ("praise_point", "gem", "sticker")


class AddRecognitionPage(ActPage):
    """For one pupil, or for several at once."""

    def __init__(
        self, workspace: Workspace, place: places.AddRecognition, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        pack = workspace.desk.pack
        self._picker = PupilPicker(workspace, place.pupil_id, self)
        self._kind = chips_of(pack, "recognitions", "How was it recognised?", self)
        self._kind.set_options(
            [(one.key, one.label, one.icon or "star") for one in pack.offered("recognitions")]
        )
        self._words = TextArea(
            "What did you see?", self, lines=2, hint="Such as: helped a younger child with her coat"
        )
        self._value = chips_of(pack, "values", "Which value did it show?", self)
        self._count = NumberStepper("How many", self, value=1, least=1, most=20)
        self._who = WhoDidIt(workspace, self, label="Seen by")
        self._when = WhenItWas(workspace, self)
        for widget in (
            *(self._picker, self._kind, self._words, self._value, self._count),
            *(self._who, self._when),
        ):
            self.body.addWidget(widget)
        self.fields = {
            "pupil": self._picker,
            "recognition": self._kind,
            "words": self._words,
            "adult": self._who,
        }
        self.name("Add a recognition", "", "Add it")
        self._draft = ActDraft(
            workspace,
            kind="recognition",
            pupil_id=place.pupil_id,
            fields={
                "pupils": self._picker,
                "kind": self._kind,
                "words": self._words,
                "value": self._value,
                "count": self._count,
                "who": self._who,
                "when": self._when,
            },
            parent=self,
        )
        self.watch(self._draft)
        self._kind.changed.connect(self._kind_changed)
        self._kind_changed()
        self._pupil_id = place.pupil_id

    def refresh(self) -> None:
        """Takes up what was not finished."""
        self._draft.read(self._take_up)

    def first_focus(self) -> QWidget | None:
        """The pupil, or the kind where the pupil is known."""
        if self._pupil_id is None:
            return self._picker.first_focus()
        return self._kind.first_focus()

    def record(self) -> None:
        """Records it."""
        if not self._when.check():
            return
        counted = self._kind.value() in _COUNTED
        self.run(
            partial(
                record_recognition,
                self.workspace.desk,
                pupil_ids=self._picker.values(),
                recognition=str(self._kind.value() or ""),
                words=self._words.text(),
                value=str(self._value.value() or ""),
                count=self._count.value() if counted else 1,
                adult_id=self._who.value(),
                at=self._when.moment(),
                draft_id=self.keeper.draft_id if self.keeper else None,
            ),
            then=self._recorded,
        )

    def _kind_changed(self, *_: object) -> None:
        self._count.setVisible(self._kind.value() in _COUNTED)
        self._value.setVisible(self._kind.value() in ("value_postcard", "value_passport"))

    def _take_up(self) -> None:
        self._kind_changed()
        self.taken_up()

    def _recorded(self, ids: tuple[int, ...]) -> None:
        from bluesky_desktop.services.story.amendments import undo_entries

        workspace = self.workspace
        label = workspace.desk.pack.label("recognitions", str(self._kind.value()))
        workspace.back()
        undo = workspace.undoing(partial(undo_entries, entry_ids=ids))
        workspace.notice(f"{label} added.", undo)
