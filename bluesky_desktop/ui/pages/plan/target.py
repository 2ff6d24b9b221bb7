"""A target of a plan: a new one, or one whose wording is put right."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.plans.reading import PlanView, read_plan
from bluesky_desktop.services.plans.targets import set_target, take_back_target
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.plan.target_fields import TargetFields
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.kept_fields import KeptFields
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.workspace import Workspace


class PlanTargetPage(ActPage):
    """One that is put right keeps its place, and what stood before stays on record."""

    def __init__(
        self, workspace: Workspace, place: places.PlanTarget, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._at = place
        self._target = TargetFields(workspace, self)
        self.body.addWidget(self._target)
        self.fields = {"words": self._target.words}
        self._kept = KeptFields(
            self,
            kind="target",
            pupil_id=place.pupil_id,
            subject=f"{place.plan_id}:{place.target_id or 'new'}",
            fields=self._target.kept(),
        )
        if place.target_id is not None:
            self._take_back = Button("Take it back", ButtonKind.LARGE, self, icon="undo-2")
            self._take_back.clicked.connect(self._taken_back)
            self.acts_row.insertWidget(2, self._take_back)
        self.name(self._words(), "", "Keep the target")

    def _words(self) -> str:
        return "A new target" if self._at.target_id is None else "The target"

    def refresh(self) -> None:
        """Reads the plan, then the draft."""
        self.workspace.acts.run(
            partial(read_plan, self.workspace.desk, plan_id=self._at.plan_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )

    def first_focus(self) -> QWidget | None:
        """The target's words."""
        return self._target.words

    def record(self) -> None:
        """Keeps it."""
        if not self._target.check():
            return
        act = partial(
            set_target,
            self.workspace.desk,
            target=self._target.value(self._at.plan_id, self._meeting_id),
            instead_of=self._at.target_id,
            draft_id=self._kept.draft_id,
        )
        self.run(act, then=lambda _: self._saved("The target is kept."))

    def _show(self, view: PlanView) -> None:
        self.name(self._words(), shown(view.pupil.name), "Keep the target")
        found = next((one for one in view.plan.targets if one.id == self._at.target_id), None)
        self._meeting_id = self._at.meeting_id
        if found is not None:
            self._target.show_target(found)
            self._meeting_id = found.meeting_id
        self._kept.read()

    _meeting_id: int | None = None

    def _taken_back(self) -> None:
        act = partial(take_back_target, self.workspace.desk, target_id=self._at.target_id or 0)
        self.run(act, then=lambda _: self._saved("Taken back."))

    def _saved(self, words: str) -> None:
        self.workspace.back()
        self.workspace.notice(words)
