"""Who carries a plan, its aim, and what it asks for."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.staff import Role
from bluesky_desktop.services.plans.carrying import PlanDetails, change_plan
from bluesky_desktop.services.plans.form_words import plan_labels
from bluesky_desktop.services.plans.reading import PlanView, read_plan
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.check_list import CheckList
from bluesky_desktop.ui.parts.kept_fields import KeptFields
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.combo_field import ComboField
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.workspace import Workspace


class EditPlanPage(ActPage):
    """What stood before stays in the audit trail."""

    def __init__(self, workspace: Workspace, place: places.EditPlan, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        self._pupil_id, self._plan_id = place.pupil_id, place.plan_id
        pack = workspace.desk.pack
        self._aim = TextArea(plan_labels().aim, self, lines=3)
        self._leader = ComboField(plan_labels().slt, (), self)
        self._workers = ChipChoices((), self, label=plan_labels().key_workers, height=40)
        self._alternatives = CheckList(
            "Alternatives to exclusion considered",
            [(one.key, one.label) for one in pack.offered("alternatives")],
            self,
            own_words="Others",
        )
        self._assessments = ChipChoices(
            [(one.key, one.label) for one in pack.offered("assessments")[1:]],
            self,
            label="Needed beside the Thrive assessment",
            height=40,
        )
        for widget in (
            *(self._aim, self._leader, self._workers),
            *(self._alternatives, self._assessments),
        ):
            self.body.addWidget(widget)
        self.fields = {"slt": self._leader, "workers": self._workers}
        self._kept = KeptFields(
            self,
            kind="plan",
            pupil_id=self._pupil_id,
            subject=str(self._plan_id),
            fields={
                "aim": self._aim,
                "workers": self._workers,
                "alternatives": self._alternatives,
                "assessments": self._assessments,
            },
        )
        self.name("The plan", "", "Save")

    def refresh(self) -> None:
        """Reads the plan, then the draft."""
        self.workspace.acts.run(
            partial(read_plan, self.workspace.desk, plan_id=self._plan_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )

    def first_focus(self) -> QWidget | None:
        """The aim."""
        return self._aim

    def record(self) -> None:
        """Saves it."""
        leader = self._leader.value()
        if not isinstance(leader, int):
            self._leader.set_error("Please choose a senior leader.")
            return
        details = PlanDetails(
            slt_id=leader,
            worker_ids=tuple(int(str(one)) for one in self._workers.values()),
            aim=self._aim.text(),
            alternatives=self._alternatives.value(),
            assessments_needed=tuple(str(one) for one in self._assessments.values()),
        )
        self.run(
            partial(
                change_plan,
                self.workspace.desk,
                plan_id=self._plan_id,
                details=details,
                draft_id=self._kept.draft_id,
            ),
            then=lambda _: self._saved(),
        )

    def _show(self, view: PlanView) -> None:
        plan = view.plan
        self.name("The plan", shown(view.pupil.name), "Save")
        staff = [one for one in view.names.staff.values() if one.active or one.id == plan.slt_id]
        self._leader.set_options(
            [(one.id, shown(one.name)) for one in staff if one.role is Role.SLT]
        )
        self._leader.set_value(plan.slt_id)
        carriers = [one for one in staff if one.role is not Role.SLT]
        left = [one for one in plan.worker_ids if one not in {each.id for each in carriers}]
        self._workers.set_options(
            [
                *((one.id, shown(one.name)) for one in carriers),
                *((one, shown(view.names.name(one))) for one in left),
            ]
        )
        self._workers.set_values(plan.worker_ids)
        self._aim.set_text(plan.aim)
        self._alternatives.set_value(plan.alternatives)
        self._assessments.set_values(plan.assessments_needed)
        self._kept.read()

    def _saved(self) -> None:
        self.workspace.back()
        self.workspace.notice("Saved.")
