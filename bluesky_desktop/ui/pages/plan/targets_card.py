"""The targets of a plan: those worked towards, then those reached, changed or left."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from bluesky_desktop.domain.plan import Plan, Target, TargetState, history_of
from bluesky_desktop.domain.school_time import local_day, show_short_day
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.plans.reading import PlanView
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.plan.review import about_target
from bluesky_desktop.ui.parts.section_card import SectionCard
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Divider
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.empty_state import EmptyState
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.text import Body, Caption, Detail

Go = Callable[[Place], None]
_WORDS = {
    TargetState.ACHIEVED: "Achieved",
    TargetState.LEFT: "Left",
    TargetState.CHANGED: "Changed",
}


class TargetsCard(SectionCard):
    """Each target with what was said of it at each review, and what it was before."""

    def __init__(self, view: PlanView, pack: PolicyPack, go: Go, parent: QWidget | None = None):
        super().__init__("Targets", parent, icon="leaf")
        self._pack, self._go = pack, go
        plan = view.plan
        self._may = view.may_prepare and plan.runs
        self._meeting_id = _latest(view)
        if self._may:
            new = places.PlanTarget(plan.pupil_id, plan.id, meeting_id=self._meeting_id)
            self.add_act("Add a target", partial(go, new))
        if not plan.targets:
            self.column.addWidget(EmptyState("No target is agreed yet.", parent=self))
        for place, target in enumerate(plan.open_targets):
            if place:
                self.column.addWidget(Divider(self))
            self._add_open(plan, target)
        settled = [
            one for one in plan.targets if one.state in (TargetState.ACHIEVED, TargetState.LEFT)
        ]
        for one in settled:
            self.column.addWidget(Divider(self))
            self._add_settled(plan, one)

    def _add_open(self, plan: Plan, target: Target) -> None:
        self.column.addWidget(Body(shown(target.words), self, strong=True))
        about = about_target(target)
        if about:
            self.column.addWidget(Detail(shown(about), self))
        self._add_history(plan, target)
        if self._may:
            self._add_acts(plan, target)

    def _add_acts(self, plan: Plan, target: Target) -> None:
        acts = QWidget(self)
        flow = FlowLayout(acts, gap=12)
        review = Button("Review it", ButtonKind.SMALL, acts)
        right = LinkButton("Put it right", acts)
        reviewing = places.ReviewTarget(plan.pupil_id, target.id, self._meeting_id)
        self._lead(review, target, reviewing)
        self._lead(right, target, places.PlanTarget(plan.pupil_id, plan.id, target.id))
        flow.addWidget(review)
        flow.addWidget(right)
        self.column.addWidget(acts)

    def _lead(self, button: QPushButton, target: Target, place: Place) -> None:
        button.setAccessibleDescription(shown(target.words))
        button.clicked.connect(lambda: self._go(place))

    def _add_settled(self, plan: Plan, target: Target) -> None:
        words = shown(f"{_WORDS[target.state]}: {target.words}")
        self.column.addWidget(Body(words, self))
        self._add_history(plan, target)

    def _add_history(self, plan: Plan, target: Target) -> None:
        for before in reversed(history_of(target, plan.targets)):
            self.column.addWidget(Caption(shown(f"Before: {before.words}"), self))
            self._add_reviews(before)
        self._add_reviews(target)

    def _add_reviews(self, target: Target) -> None:
        for one in target.reviews:
            when = show_short_day(local_day(one.recorded_at))
            label = self._pack.label("target_outcomes", one.outcome.value)
            said = f": {one.progress}" if one.progress else ""
            self.column.addWidget(Caption(shown(f"{when}, {label}{said}"), self))


def _latest(view: PlanView) -> int | None:
    """The meeting at which targets are agreed now: the one to come, if its day is here or near
    enough to be minuted, else the one held last."""
    held = [one for one in view.meetings if one.was_held]
    if view.to_come is not None and (not held or view.to_come.dated_for <= view.read_at):
        return view.to_come.id
    return held[-1].id if held else None
