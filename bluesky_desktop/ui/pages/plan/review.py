"""What is said of a target: its progress; kept, changed, achieved or left."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.plan import Outcome, Target
from bluesky_desktop.domain.school_time import show_day
from bluesky_desktop.services.plans.reading import PlanView, read_plan
from bluesky_desktop.services.plans.reviews import (
    ReviewToKeep,
    review_target,
    take_back_review,
)
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.plan.target_fields import TargetFields
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.day_field import day_field
from bluesky_desktop.ui.parts.kept_fields import KeptFields
from bluesky_desktop.ui.parts.talk_parts import chips_of
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.text import Body, Detail
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.workspace import Workspace


class ReviewTargetPage(ActPage):
    """The target as it stands above; what it becomes below, where it is changed."""

    def __init__(
        self, workspace: Workspace, place: places.ReviewTarget, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._at = place
        self._plan_id = 0
        self._card = Card(self, surface="card", margins=(18, 14, 18, 14), gap=4)
        self._words = Body("", self._card, strong=True)
        self._more = Detail("", self._card)
        self._card.column.addWidget(self._words)
        self._card.column.addWidget(self._more)
        self._progress = TextArea("Progress", self, lines=3)
        self._outcome = chips_of(
            workspace.desk.pack, "target_outcomes", "What becomes of it?", self
        )
        self._by_when = day_field(
            workspace, "By when", self, past=False, hint="Leave it as it is, or type another day."
        )
        self._anew = TargetFields(workspace, self)
        for widget in (self._card, self._progress, self._outcome, self._by_when, self._anew):
            self.body.addWidget(widget)
        self.fields = {"words": self._anew.words}
        self._kept = KeptFields(
            self,
            kind="target_review",
            pupil_id=place.pupil_id,
            subject=str(place.target_id),
            fields={
                "progress": self._progress,
                "outcome": self._outcome,
                "kept_by_when": self._by_when,
                **self._anew.kept(),
            },
            then=self._chosen,
        )
        self._outcome.changed.connect(self._chosen)
        self._chosen()
        self.name("How is it going?", "", "Keep the review")

    def refresh(self) -> None:
        """Reads the target, then the draft."""
        self.workspace.acts.run(
            partial(read_plan, self.workspace.desk, pupil_id=self._at.pupil_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )

    def first_focus(self) -> QWidget | None:
        """The progress."""
        return self._progress

    def record(self) -> None:
        """Keeps the review."""
        value = self._outcome.value()
        if value is None:
            self._outcome.set_error("Please choose one.")
            return
        outcome = Outcome(str(value))
        if not self._anew.check() or (self._by_when.text().strip() and not self._by_when.check()):
            return
        changed_to = None
        if outcome is Outcome.CHANGE:
            changed_to = self._anew.value(self._plan_id, self._at.meeting_id)
        review = ReviewToKeep(
            target_id=self._at.target_id,
            outcome=outcome,
            progress=self._progress.text(),
            changed_to=changed_to,
            by_when=self._by_when.value() if outcome is Outcome.KEEP else None,
            meeting_id=self._at.meeting_id,
        )
        act = partial(
            review_target, self.workspace.desk, review=review, draft_id=self._kept.draft_id
        )
        self.run(act, then=self._saved)

    def _chosen(self, *_: object) -> None:
        self._anew.setVisible(self._outcome.value() == Outcome.CHANGE.value)
        self._by_when.setVisible(self._outcome.value() == Outcome.KEEP.value)

    def _show(self, view: PlanView) -> None:
        target = next((one for one in view.plan.targets if one.id == self._at.target_id), None)
        if target is None or not target.is_open:
            self.workspace.go_instead(places.PlanPage(self._at.pupil_id))
            return
        self._plan_id = view.plan.id
        self.name("How is it going?", shown(view.pupil.name), "Keep the review")
        self._words.say(shown(target.words))
        self._more.say(shown(about_target(target)))
        self._by_when.set_value(target.by_when)
        self._anew.show_target(target)
        self._kept.read()

    def _saved(self, review_id: int) -> None:
        workspace = self.workspace
        workspace.back()
        undo = workspace.undoing(partial(take_back_review, review_id=review_id))
        workspace.notice("The review is kept.", undo)


def about_target(target: Target) -> str:
    """Measure, support, who is responsible and by when, in a line."""
    parts = [
        target.measure,
        f"Support: {target.support}" if target.support else "",
        f"Responsible: {target.responsible}" if target.responsible else "",
        f"By {show_day(target.by_when)}" if target.by_when else "",
    ]
    return ". ".join(part.rstrip(".") for part in parts if part)
