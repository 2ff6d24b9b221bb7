"""Steps 1 and 2 in one act each: what was tried, how the pupil responded, and where it began."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.episode import ATTUNEMENT, Context, Response
from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.services.ladder.endings import undo_steps
from bluesky_desktop.services.ladder.steps import (
    Recorded,
    Taking,
    record_attunement,
    record_reminder,
)
from bluesky_desktop.services.pupils.register import read_pupil
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_draft import ActDraft
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.step_standing import AsksStanding
from bluesky_desktop.ui.parts.undone import UNDONE
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.parts.who_did_it import WhoDidIt
from bluesky_desktop.ui.shell.wizard_frame import left_align
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.combo_field import ComboField
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Body
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.workspace import Undo, Workspace


class RecordStepPage(ActPage):
    """Attunement or a reminder. Three presses: what, how the pupil responded, record."""

    def __init__(
        self, workspace: Workspace, place: places.RecordStep, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._step = place.step
        self._pupil_id = place.pupil_id
        self._lead_id = place.lead_id
        self._pupil: Pupil | None = None
        self._make()
        self._arrange()
        self.name(workspace.desk.pack.step_name(self._step), "", "Record")

    def _make(self) -> None:
        pack = self.workspace.desk.pack
        self._action = Body(pack.step(self._step).action, self, soft=True)
        if self._step == ATTUNEMENT:
            options = [(one.key, _capital(one.label)) for one in pack.offered("approaches")]
            self._tried = ChipChoices(options, self, label="What did you use?", height=40)
        else:
            rules = [(one, one) for one in pack.rules]
            self._tried = ChipChoices(rules, self, label="Which expectation?", height=40)
        self._private = ChipChoices(
            [(True, "In private"), (False, "In front of others")],
            self,
            label="How was it said?",
            several=False,
            height=40,
        )
        self._private.set_values([True])
        self._private.setVisible(self._step != ATTUNEMENT)
        responses = [(one.key, one.label) for one in pack.offered("responses")]
        self._response = ChipChoices(
            responses, self, label="How did the pupil respond?", several=False, height=40
        )
        self._context = {
            name: ComboField(label, self._options(name), self, editable=True)
            for name, label in (
                ("places", "Place"),
                ("activities", "Activity"),
                ("before", "What was going on before"),
            )
        }
        self._note = TextArea("A note", self, hint="Only if it helps.", lines=2)
        self._more = Button("Place, time and a note", ButtonKind.QUIET, self, icon="chevron-down")
        self._details = QWidget(self)
        self._when = WhenItWas(self.workspace, self)
        self._who = WhoDidIt(self.workspace, self, chosen=self._lead_id)
        self.fields = {"taken_at": self._when.time, "adult": self._who}
        self._draft = ActDraft(
            self.workspace,
            kind="step",
            pupil_id=self._pupil_id,
            subject=str(self._step) if self._lead_id is None else f"{self._step}:{self._lead_id}",
            fields={
                "tried": self._tried,
                "private": self._private,
                "response": self._response,
                "note": self._note,
                "who": self._who,
                "when": self._when,
                **self._context,
            },
            parent=self,
        )
        self.watch(self._draft)
        self._standing = AsksStanding(
            self,
            pupil_id=self._pupil_id,
            step=self._step,
            lead_id=self._lead_id,
            who=self._who,
            error=self.error,
        )

    def _arrange(self) -> None:
        for widget in (self._action, self._tried, self._private, self._response):
            self.body.addWidget(widget)
        self.body.addWidget(self._who)
        self.body.addLayout(left_align(self._more))
        self.body.addWidget(self._details)
        inner = Column(self._details, gap=14)
        columns = StackingColumns(self._details, gap=12, stacks_below=560)
        for field in self._context.values():
            columns.add(field)
        inner.addWidget(columns)
        inner.addWidget(self._when)
        inner.addWidget(self._note)
        self._details.hide()
        self._more.clicked.connect(self._toggle)

    def refresh(self) -> None:
        """Reads whom it is about."""
        self.workspace.acts.run(
            partial(read_pupil, self.workspace.desk, pupil_id=self._pupil_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )
        self._draft.read(self._take_up)

    def settled(self) -> None:
        """Asks whether the step may be taken at all."""
        super().settled()
        self._standing.ask_on_opening()

    def first_focus(self) -> QWidget | None:
        """The first choice."""
        return self._tried.first_focus()

    def pupil_name(self) -> str:
        """The pupil's first name."""
        return shown(self._pupil.first_name) if self._pupil else "the child"

    def record(self) -> None:
        """Records the step."""
        self._record(had_time=False)

    def _record(self, *, had_time: bool) -> None:
        if not self._when.check():
            self._details.show()
            return
        desk = self.workspace.desk
        taking = Taking(
            pupil_id=self._pupil_id,
            lead_id=self._lead_id or self._who.value(),
            adult_id=self._who.value(),
            taken_at=self._when.moment(),
            response=self._chosen_response(),
            note=self._note.text(),
            context=Context(
                place=self._context["places"].text(),
                activity=self._context["activities"].text(),
                before=self._context["before"].text(),
            ),
            had_time=had_time,
            draft_id=self._draft.draft_id,
        )
        tried = tuple(str(one) for one in self._tried.values())
        if self._step == ATTUNEMENT:
            work = partial(record_attunement, desk, taking=taking, approaches=tried)
        else:
            private = self._private.value() is not False
            work = partial(record_reminder, desk, taking=taking, rules=tried, private=private)
        self.run(work, then=self._recorded, again=partial(self._record, had_time=True))

    def _chosen_response(self) -> Response | None:
        value = self._response.value()
        return Response(str(value)) if value is not None else None

    def _show(self, pupil: Pupil) -> None:
        self._pupil = pupil
        name = shown(pupil.first_name)
        step = self.workspace.desk.pack.step_name(self._step)
        self.name(f"{step} for {name}", "", "Record")

    def _recorded(self, recorded: Recorded) -> None:
        step = self.workspace.desk.pack.step_name(self._step)
        ended = " The episode has ended." if recorded.ended else ""
        self.workspace.notice(
            f"{step} recorded for {self.pupil_name()}.{ended}",
            undo_of(self.workspace, recorded),
        )
        self.workspace.go_instead(places.PupilPage(self._pupil_id))

    def _take_up(self) -> None:
        if self._note.text() or any(field.text() for field in self._context.values()):
            self._details.show()
        self.taken_up()

    def _toggle(self) -> None:
        self._details.setVisible(not self._details.isVisible())

    def _options(self, name: str) -> list[tuple[object, str]]:
        return [(one.label, one.label) for one in self.workspace.desk.pack.offered(name)]


def undo_of(workspace: Workspace, recorded: Recorded) -> Undo:
    """What takes the recorded steps back."""
    act = partial(undo_steps, step_ids=recorded.step_ids)
    return workspace.undoing(act, UNDONE)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
