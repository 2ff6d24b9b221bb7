"""An assessment for a plan: its day, strand, findings, and the action plan that follows."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.plan import Assessment, AssessmentKind
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.plans.assessments import (
    AssessmentToKeep,
    record_assessment,
    take_back_assessment,
)
from bluesky_desktop.services.plans.reading import PlanView, read_plan
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.day_field import day_field
from bluesky_desktop.ui.parts.kept_fields import KeptFields
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.workspace import Workspace


class PlanAssessmentPage(ActPage):
    """One that is put right takes the place of what stood before, which stays on record."""

    def __init__(
        self, workspace: Workspace, place: places.PlanAssessment, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._at = place
        pack = workspace.desk.pack
        self._kind = ChipChoices(
            [(one.key, one.label) for one in pack.offered("assessments")],
            self,
            label="Which assessment",
            several=False,
            height=40,
        )
        self._kind.set_values([place.kind or AssessmentKind.THRIVE.value])
        today = local_day(workspace.now())
        self._day = day_field(workspace, "Made on", self, value=today, past=True)
        self._by = TextField("Made by", self)
        self._strand = TextField("Strand", self, hint="Of the Thrive approach, where it names one.")
        self._findings = TextArea("What was found", self, lines=4)
        self._actions = TextArea("Action plan", self, lines=3, hint="What follows from it.")
        for widget in (
            *(self._kind, self._day, self._by, self._strand),
            *(self._findings, self._actions),
        ):
            self.body.addWidget(widget)
        self.fields = {"made_on": self._day, "findings": self._findings}
        subject = f"{place.plan_id}:{place.assessment_id or place.kind}"
        self._kept = KeptFields(
            self,
            kind="assessment",
            pupil_id=place.pupil_id,
            subject=subject,
            fields={
                "kind": self._kind,
                "day": self._day,
                "by": self._by,
                "strand": self._strand,
                "findings": self._findings,
                "actions": self._actions,
            },
        )
        if place.assessment_id is not None:
            self._take_back = Button("Take it back", ButtonKind.LARGE, self, icon="undo-2")
            self._take_back.clicked.connect(self._taken_back)
            self.acts_row.insertWidget(2, self._take_back)
        self.name("Assessment", "", "Keep it")

    def refresh(self) -> None:
        """Reads the plan, then the draft."""
        self.workspace.acts.run(
            partial(read_plan, self.workspace.desk, plan_id=self._at.plan_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )

    def first_focus(self) -> QWidget | None:
        """What was found."""
        return self._findings

    def record(self) -> None:
        """Keeps it."""
        if not self._day.text().strip():
            self._day.set_error("Please type the day.")
            return
        day = self._day.value() if self._day.check() else None
        if day is None:
            return
        assessment = AssessmentToKeep(
            plan_id=self._at.plan_id,
            kind=AssessmentKind(str(self._kind.value())),
            made_on=day,
            findings=self._findings.text(),
            strand=self._strand.text(),
            actions=self._actions.text(),
            made_by=self._by.text(),
        )
        self.run(
            partial(
                record_assessment,
                self.workspace.desk,
                assessment=assessment,
                instead_of=self._at.assessment_id,
                draft_id=self._kept.draft_id,
            ),
            then=lambda _: self._saved("Kept."),
        )

    def _show(self, view: PlanView) -> None:
        self.name("Assessment", shown(view.pupil.name), "Keep it")
        found = next(
            (one for one in view.plan.assessments if one.id == self._at.assessment_id), None
        )
        if found is not None:
            self._fill(found)
        self._kept.read()

    def _fill(self, one: Assessment) -> None:
        self._kind.set_values([one.kind.value])
        self._day.set_value(one.made_on)
        self._by.set_text(one.made_by)
        self._strand.set_text(one.strand)
        self._findings.set_text(one.findings)
        self._actions.set_text(one.actions)

    def _taken_back(self) -> None:
        act = partial(
            take_back_assessment,
            self.workspace.desk,
            assessment_id=self._at.assessment_id or 0,
        )
        self.run(act, then=lambda _: self._saved("Taken back."))

    def _saved(self, words: str) -> None:
        self.workspace.back()
        self.workspace.notice(words)
