"""SLT ends a plan, with what was learned about what works for this child."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.plans.ending import end_plan, take_back_end
from bluesky_desktop.services.plans.reading import PlanView, read_plan
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.kept_fields import KeptFields
from bluesky_desktop.ui.parts.names_field import NamesField
from bluesky_desktop.ui.parts.with_parents import WithParentsFields
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.workspace import Workspace


class EndPlanPage(ActPage):
    """What was learned goes to the pupil's page."""

    def __init__(self, workspace: Workspace, place: places.EndPlan, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        self._at = place
        self._reason = TextArea("Why it ends", self, lines=2)
        self._learned = TextArea(
            "What was learned",
            self,
            lines=4,
            hint="What works for this child, a line each. It stands on the pupil’s page, "
            "under What helps.",
        )
        self._present = NamesField("Who was there", self)
        self._parents = WithParentsFields(workspace, self)
        for widget in (self._learned, self._reason, self._present, self._parents):
            self.body.addWidget(widget)
        self.fields = {
            "reason": self._reason,
            "learned": self._learned,
            "informed_on": self._parents.informed_on,
        }
        self._kept = KeptFields(
            self,
            kind="plan_end",
            pupil_id=place.pupil_id,
            subject=str(place.plan_id),
            fields={
                "reason": self._reason,
                "learned": self._learned,
                "present": self._present,
                "parents": self._parents,
            },
        )
        self.name("End the plan", "", "End the plan")

    def refresh(self) -> None:
        """Reads the plan, then the draft."""
        self.workspace.acts.run(
            partial(read_plan, self.workspace.desk, plan_id=self._at.plan_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )

    def first_focus(self) -> QWidget | None:
        """What was learned."""
        return self._learned

    def record(self) -> None:
        """Ends the plan."""
        if not self._parents.check():
            return
        act = partial(
            end_plan,
            self.workspace.desk,
            plan_id=self._at.plan_id,
            reason=self._reason.text(),
            learned=self._learned.text(),
            parents=self._parents.value(),
            present=self._present.names(),
            draft_id=self._kept.draft_id,
        )
        self.run(act, then=lambda _: self._ended())

    def _show(self, view: PlanView) -> None:
        self.name(f"End the plan of {shown(view.pupil.name)}", "SLT decides.", "End the plan")
        self._kept.read()

    def _ended(self) -> None:
        workspace, plan_id = self.workspace, self._at.plan_id
        workspace.go_instead(places.PlanPage(self._at.pupil_id, plan_id))
        undo = workspace.undoing(
            partial(take_back_end, plan_id=plan_id), "Undone. The plan runs again."
        )
        workspace.notice("The plan has ended.", undo)
