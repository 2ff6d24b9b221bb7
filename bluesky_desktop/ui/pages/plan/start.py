"""SLT starts a Wellbeing Action Plan, with the parents. Policy, step 8."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.decisions import Decision, PromptedBy
from bluesky_desktop.services.plans.decision import PROMPTS, PlanToStart
from bluesky_desktop.services.plans.form_words import plan_labels
from bluesky_desktop.services.plans.starting import (
    StartView,
    is_early,
    read_start,
    start_plan,
    take_back_start,
)
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pack_words import in_words_of
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.check_list import CheckList
from bluesky_desktop.ui.parts.day_field import day_field
from bluesky_desktop.ui.parts.kept_fields import KeptFields
from bluesky_desktop.ui.parts.with_parents import WithParentsFields
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.combo_field import ComboField
from bluesky_desktop.ui.widgets.text import Heading
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.workspace import Workspace

_DAY_ONE = "Day one of targeted support: a report, or an intervention alongside it."

_INFORMED_FIRST = "A plan begins once they are informed."


class StartPlanPage(ActPage):
    """What prompts it, the support so far, the parents, who carries it."""

    def __init__(
        self, workspace: Workspace, place: places.StartPlan, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._pupil_id = place.pupil_id
        self._view: StartView | None = None
        pack = workspace.desk.pack
        self._words = in_words_of(pack, "Start a {plan}")
        labels = [(one.value, pack.label("prompted_by", one.value)) for one in PROMPTS]
        self._prompt = ChipChoices(labels, self, label="What prompts it?", several=False, height=40)
        self._reason = TextArea("What it rests on", self, lines=2)
        self._since = day_field(workspace, "Support since", self, hint=_DAY_ONE, past=True)
        self._early = TextArea("Why the plan begins so soon", self, lines=2)
        self._early.set_hint(
            f"Fewer than {pack.limits.support_school_days_before_plan} school days of targeted "
            "support lie behind. The reason is kept, and shown with the plan."
        )
        self._parents = WithParentsFields(workspace, self, hint=_INFORMED_FIRST)
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
        self._aim = TextArea(plan_labels().aim, self, lines=2)
        self._add_fields()
        self.fields = {
            "prompted_by": self._prompt,
            "support_since": self._since,
            "early_reason": self._early,
            "slt": self._leader,
            "workers": self._workers,
            "informed_on": self._parents.informed_on,
        }
        self._kept = KeptFields(
            self,
            kind="start_plan",
            pupil_id=self._pupil_id,
            subject="",
            fields={
                "prompt": self._prompt,
                "reason": self._reason,
                "since": self._since,
                "early": self._early,
                "workers": self._workers,
                "alternatives": self._alternatives,
                "assessments": self._assessments,
                "aim": self._aim,
                "parents": self._parents,
            },
            then=self._judge,
        )
        self._since.changed.connect(self._judge)
        self.name(self._words, "", "Start the plan")

    def _add_fields(self) -> None:
        for widget in (
            *(self._prompt, self._reason, self._since, self._early, self._parents),
            *(Heading("Who carries it", 2, self), self._leader, self._workers),
            *(Heading("What it asks for", 2, self), self._aim, self._alternatives),
            self._assessments,
        ):
            self.body.addWidget(widget)
        self._early.hide()

    def refresh(self) -> None:
        """Reads the support so far, and the draft."""
        self.workspace.acts.run(
            partial(read_start, self.workspace.desk, pupil_id=self._pupil_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )

    def first_focus(self) -> QWidget | None:
        """What prompts it."""
        return self._prompt.first_focus()

    def record(self) -> None:
        """Starts the plan."""
        if not self._since_can_be_read() or not self._parents.check():
            return
        prompt, leader = self._prompt.value(), self._leader.value()
        if prompt is None:
            self._prompt.set_error("Please say what prompts it.")
            return
        plan = PlanToStart(
            pupil_id=self._pupil_id,
            prompted_by=PromptedBy(str(prompt)),
            reason=self._reason.text(),
            support_since=self._since.value() if self._since.text().strip() else None,
            early_reason=self._early.text(),
            parents=self._parents.value(),
            slt_id=leader if isinstance(leader, int) else None,
            worker_ids=tuple(int(str(one)) for one in self._workers.values()),
            alternatives=self._alternatives.value(),
            assessments_needed=tuple(str(one) for one in self._assessments.values()),
            aim=self._aim.text(),
        )
        act = partial(start_plan, self.workspace.desk, plan=plan, draft_id=self._kept.draft_id)
        self.run(act, then=self._started)

    def _since_can_be_read(self) -> bool:
        return not self._since.text().strip() or self._since.check()

    def _show(self, view: StartView) -> None:
        self._view = view
        name = shown(view.pupil_name)
        if view.running is not None:
            self.workspace.go_instead(places.PlanPage(self._pupil_id, view.running.id))
            return
        self.name(
            f"{self._words} for {name}",
            "SLT decides, with the parents.",
            "Start the plan",
        )
        self._since.set_value(view.support_since)
        self._leader.set_options([(one.id, shown(one.name)) for one in view.leaders])
        self._leader.set_value(self.workspace.desk.person.id)
        self._workers.set_options(
            [(one.id, shown(one.name)) for one in view.staff if one not in view.leaders]
        )
        self._workers.set_values(view.key_worker_ids)
        if view.decided is not None:
            self._show_decided(view.decided)
        self._kept.read()

    def _show_decided(self, decided: Decision) -> None:
        """What was said at the report's end stands here already: it is one decision."""
        self._prompt.set_values([PromptedBy.REPORT.value])
        self._reason.set_text(decided.reason)
        self._parents.set_value(decided.parents)

    def _judge(self, *_: object) -> None:
        """Asks for the reason where the support was too short."""
        typed = self._since.text().strip()
        since = self._since.value() if typed else None
        if typed and since is None:
            return
        self._early.setVisible(is_early(self.workspace.desk, since))

    def _started(self, plan_id: int) -> None:
        place = places.PlanPage(self._pupil_id, plan_id)
        self.workspace.go_instead(place)
        undo = self.workspace.undoing(
            partial(take_back_start, plan_id=plan_id),
            then=partial(self.workspace.go_instead, places.PupilPage(self._pupil_id)),
        )
        self.workspace.notice("The plan has begun.", undo)
