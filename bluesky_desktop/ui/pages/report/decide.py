"""SLT's decision about step 7: what it rests on, the parents, and what follows."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.decisions import Decided, PromptedBy
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.drafts import DraftView, find_draft
from bluesky_desktop.services.monitoring.considering import Step7View, consider_step_7
from bluesky_desktop.services.monitoring.decisions import ABOUT_STEP_7, ToDecide, decide_step_7
from bluesky_desktop.services.story.amendments import undo_entries
from bluesky_desktop.ui import places
from bluesky_desktop.ui.drafting import DraftKeeper
from bluesky_desktop.ui.pack_words import in_words_of
from bluesky_desktop.ui.pages.report.rests_on import RestsOn
from bluesky_desktop.ui.pages.report.starting import StartingFields
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.day_field import day_field
from bluesky_desktop.ui.parts.who_was_there import WhoWasThere
from bluesky_desktop.ui.parts.with_parents import WithParentsFields
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.choice_cards import Choice, ChoiceCards
from bluesky_desktop.ui.widgets.text import Body
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.typed_field import DateField
from bluesky_desktop.ui.workspace import Workspace

_PROMPTS = (PromptedBy.TIME_IN, PromptedBy.DISRUPTION)


class DecideStep7Page(ActPage):
    """SLT decides here; others read what it rests on."""

    def __init__(
        self, workspace: Workspace, place: places.DecideStep7, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._pupil_id = place.pupil_id
        self._view: Step7View | None = None
        self._rests: RestsOn | None = None
        self._make()
        self._arrange()
        keeper = DraftKeeper(
            workspace,
            kind="decide_step7",
            pupil_id=self._pupil_id,
            body=self._draft,
            parent=self,
        )
        self.watch(keeper)
        self._connect(keeper)
        self._chosen()

    def _make(self) -> None:
        workspace, pack = self.workspace, self.workspace.desk.pack
        self._prompt = ChipChoices(
            [(one, pack.label("prompted_by", one.value)) for one in _PROMPTS],
            self,
            label="What prompts it?",
            several=False,
            height=40,
        )
        self._decided = ChoiceCards(
            [Choice(one, pack.label("decisions", one.value)) for one in ABOUT_STEP_7],
            self,
            name="What is decided?",
            columns=3,
            least_width=200,
            compact=True,
        )
        self._parents = WithParentsFields(workspace, self)
        self._there = WhoWasThere(workspace, self._pupil_id, self, label="Who was there?")
        self._reason = TextArea("Why", self, lines=2)
        self._review: DateField[date] = day_field(
            workspace, "It is looked at again on", self, past=False
        )
        self._starting = StartingFields(workspace, self._pupil_id, self)

    def _arrange(self) -> None:
        self._asked: tuple[QWidget, ...] = (
            *(self._prompt, self._parents, self._there),
            *(Body("What is decided?", self, strong=True), self._decided, self._review),
            *(self._reason, self._starting),
        )
        for widget in self._asked:
            self.body.addWidget(widget)
        self.fields = {
            "prompted_by": self._prompt,
            "decided": self._decided,
            "reason": self._reason,
            "review_on": self._review,
            "informed_on": self._parents.informed_on,
            "first_day": self._starting.first_day,
            "school_days": self._starting.school_days,
            "longer_reason": self._starting.longer,
            "again_reason": self._starting.again,
            "people": self._starting.people,
            "slt": self._starting.maintained.slt,
            "teacher": self._starting.maintained.teacher,
            "lsa": self._starting.maintained.lsa,
        }
        self.name("Step 7", "", "Keep the decision")

    def _connect(self, keeper: DraftKeeper) -> None:
        self._decided.chosen.connect(self._chosen)
        for signal in (
            *(self._decided.chosen, self._prompt.changed, self._parents.changed),
            *(self._there.changed, self._reason.changed, self._starting.changed),
            self._review.changed,
        ):
            signal.connect(keeper.changed)

    def refresh(self) -> None:
        """Reads what it rests on, then the draft."""
        acts, desk = self.workspace.acts, self.workspace.desk
        acts.run(
            partial(consider_step_7, desk, pupil_id=self._pupil_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )
        acts.run(
            partial(find_draft, desk, kind="decide_step7", pupil_id=self._pupil_id),
            owner=self,
            then=self._take_up,
        )

    def first_focus(self) -> QWidget | None:
        """What prompts it."""
        return self._prompt.first_focus()

    def pupil_name(self) -> str:
        """The name as the pupil likes it."""
        return shown(self._view.pupil.first_name) if self._view else "the child"

    def record(self) -> None:
        """Keeps the decision, and starts the report where it says so."""
        decided = self._decided.value()
        prompt = self._prompt.value()
        if not isinstance(decided, Decided):
            self._decided.set_error("Please choose what is decided.")
            return
        starts = decided is Decided.START_REPORT
        if not self._parents.check() or (starts and not self._starting.check()):
            return
        if decided is Decided.SUPPORT_GOES_ON and not self._review.check():
            return
        self.run(
            partial(
                decide_step_7,
                self.workspace.desk,
                pupil_id=self._pupil_id,
                to_decide=ToDecide(
                    decided=decided,
                    prompted_by=prompt.value if isinstance(prompt, PromptedBy) else "",
                    reason=self._reason.text(),
                    parents=self._parents.value(),
                    present=self._there.names(),
                    review_on=(
                        self._review.value() if decided is Decided.SUPPORT_GOES_ON else None
                    ),
                ),
                report=self._starting.value() if starts else None,
                draft_id=self.keeper.draft_id if self.keeper else None,
            ),
            then=partial(self._kept, decided),
        )

    def _show(self, view: Step7View) -> None:
        self._view = view
        step = self.workspace.desk.pack.step_name(7)
        self.name(f"{step} for {self.pupil_name()}", "", "Keep the decision")
        if self._rests is not None:
            self.body.removeWidget(self._rests)
            self._rests.deleteLater()
        self._rests = RestsOn(view, self.workspace.desk.pack, self)
        self.body.insertWidget(0, self._rests)
        may = self.workspace.desk.may(Permission.DECIDE_MONITORING) and not view.running
        if self._prompt.value() is None:
            self._prompt.set_values([view.prompted_by])
        self._starting.show_view(view)
        if not may:
            note = "A report runs already." if view.running else "SLT decides, with the parents."
            self.name(f"{step} for {self.pupil_name()}", note, "Keep the decision")
            for widget in (*self._asked, self.submit, self.leave):
                widget.hide()
            self._back.setFocus()
        self.workspace.renamed.emit()

    def _chosen(self, *_: object) -> None:
        decided = self._decided.value()
        self._starting.setVisible(decided is Decided.START_REPORT)
        self._review.setVisible(decided is Decided.SUPPORT_GOES_ON)
        pack = self.workspace.desk.pack
        rests = in_words_of(pack, "It rests until the next move to {time_in}.")
        self._reason.set_hint(rests if decided is Decided.NOT_NOW else "")

    def _draft(self) -> dict[str, object]:
        decided, prompt = self._decided.value(), self._prompt.value()
        return {
            "decided": decided.value if isinstance(decided, Decided) else "",
            "prompt": prompt.value if isinstance(prompt, PromptedBy) else "",
            "reason": self._reason.text(),
            "review": self._review.text(),
            "there": list(self._there.names()),
            "parents": self._parents.draft(),
            "starting": self._starting.draft(),
        }

    def _take_up(self, draft: DraftView | None) -> None:
        if self.keeper is None:
            return
        if draft is None:
            self.keeper.begin()
            return
        self.keeper.draft_id = draft.id
        body = draft.body
        decided = str(body.get("decided", ""))
        if decided in {one.value for one in ABOUT_STEP_7}:
            self._decided.set_value(Decided(decided))
        if body.get("prompt") in {one.value for one in _PROMPTS}:
            self._prompt.set_values([PromptedBy(str(body["prompt"]))])
        self._reason.set_text(str(body.get("reason", "")))
        self._review.set_text(str(body.get("review", "")))
        there = body.get("there")
        if isinstance(there, list):
            self._there.choose([str(one) for one in there])
        self._parents.take_up(body.get("parents"))
        self._starting.take_up(body.get("starting"))
        self._chosen()

    def _kept(self, decided: Decided, entry_id: int) -> None:
        workspace = self.workspace
        workspace.go_instead(places.PupilPage(self._pupil_id))
        words = workspace.desk.pack.label("decisions", decided.value)
        undo = workspace.undoing(partial(undo_entries, entry_ids=(entry_id,)))
        workspace.notice(f"{words}.", undo)
