"""The targets of a plan in its meeting: how each is going, and what is agreed anew."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.plan import Outcome, Plan, Target, reviewed_in, targets_of_meeting
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.plans.reviews import ReviewToKeep
from bluesky_desktop.services.plans.targets import TargetToSet
from bluesky_desktop.ui.pages.plan.review import about_target
from bluesky_desktop.ui.pages.plan.target_fields import TargetFields
from bluesky_desktop.ui.parts.staff_field import StaffField
from bluesky_desktop.ui.parts.talk_parts import capital
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.text import Body, Caption, Detail, Heading
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.workspace import Workspace


class ReviewCard(Card):
    """One target with its progress; `reviewed` brings what was said of it."""

    reviewed = Signal(object)
    typed = Signal()

    def __init__(self, target: Target, pack: PolicyPack, parent: QWidget | None = None):
        super().__init__(parent, margins=(20, 14, 20, 16), gap=10)
        self.target = target
        self.progress = TextArea("Progress", self, lines=2)
        self.outcome = ChipChoices(
            [(one.key, capital(one.label)) for one in pack.offered("target_outcomes")],
            self,
            label="What follows",
            several=False,
            height=36,
        )
        self._anew = TextArea("The target now", self, text=target.words, lines=2)
        self._anew.hide()
        self._keep = Button("Keep the review", ButtonKind.SMALL, self)
        self._keep.setAccessibleDescription(shown(target.words))
        self.column.addWidget(Body(shown(target.words), self, strong=True))
        about = about_target(target)
        if about:
            self.column.addWidget(Detail(shown(about), self))
        self.column.addWidget(self.progress)
        self.column.addWidget(self.outcome)
        self.column.addWidget(self._anew)
        row = Row()
        row.addWidget(self._keep)
        row.addStretch(1)
        self.column.addLayout(row)
        self._keep.clicked.connect(self._tell)
        self.outcome.changed.connect(
            lambda _: self._anew.setVisible(self.outcome.value() == Outcome.CHANGE)
        )
        self.progress.changed.connect(lambda _: self.typed.emit())

    def _tell(self) -> None:
        chosen = self.outcome.value()
        if chosen is None:
            self.outcome.set_error("Please choose what follows.")
            return
        outcome = Outcome(str(chosen))
        self.reviewed.emit(
            ReviewToKeep(
                target_id=self.target.id,
                outcome=outcome,
                progress=self.progress.text(),
                changed_to=self._changed_to() if outcome is Outcome.CHANGE else None,
            )
        )

    def _changed_to(self) -> TargetToSet:
        target = self.target
        return TargetToSet(
            plan_id=target.plan_id,
            words=self._anew.text(),
            measure=target.measure,
            support=target.support,
            responsible=target.responsible,
            by_when=target.by_when,
        )


class TargetsPart(QWidget):
    """`reviewed` and `agreed` bring what is to be kept; `typed` that something was typed.

    What was brought is answered by `answered`; until then a second press brings nothing.
    """

    reviewed = Signal(object)
    agreed = Signal(object)
    typed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(parent)
        self._pack = workspace.desk.pack
        self._plan_id = 0
        self._cards: dict[int, ReviewCard] = {}
        self._said: dict[str, str] = {}
        self._waits = False
        self._old = QWidget(self)
        self._old_column = Column(self._old, gap=12)
        self._new = QWidget(self)
        self._new_column = Column(self._new, gap=8)
        self.fields = TargetFields(workspace, self)
        self._add = Button("Add the target", ButtonKind.BORDERED, self, icon="plus")
        self._arrange()
        self._add.clicked.connect(self._agree)
        for field in self._new_fields().values():
            field.changed.connect(lambda _: self.typed.emit())

    def _arrange(self) -> None:
        column = Column(self, gap=18)
        column.addWidget(self._old)
        column.addWidget(self._new)
        card = Card(self, margins=(20, 14, 20, 18), gap=14)
        card.column.addWidget(Heading("A new target", 3, card))
        card.column.addWidget(self.fields)
        row = Row()
        row.addWidget(self._add)
        row.addStretch(1)
        card.column.addLayout(row)
        column.addWidget(card)

    def show_plan(self, plan: Plan, meeting_id: int) -> None:
        """Shows the targets to review, and those that this meeting reviewed or agreed."""
        self._plan_id = plan.id
        self._said |= self.progress()
        cleared(self._old_column)
        cleared(self._new_column)
        self._cards = {}
        agreed = targets_of_meeting(plan, meeting_id)
        reviewed = reviewed_in(plan, meeting_id)
        done = {target.id for target, _ in reviewed} | {one.id for one in agreed}
        for target in plan.open_targets:
            if target.id not in done:
                self._add_review(target)
        for target, review in reviewed:
            label = self._pack.label("target_outcomes", review.outcome.value)
            self._add_line(self._old_column, self._old, label, target.words)
        for target in agreed:
            about = about_target(target)
            self._add_line(self._new_column, self._new, "Agreed", target.words, about)
        self._old.setVisible(bool(self._old_column.count()))
        self._new.setVisible(bool(agreed))

    def first_focus(self) -> QWidget:
        """The first target to review; where there is none, the next one to agree."""
        card = next(iter(self._cards.values()), None)
        return card.progress if card is not None else self.fields.words

    def progress(self) -> dict[str, str]:
        """What is typed of each target's progress, by its id."""
        return {str(one): card.progress.text() for one, card in self._cards.items()}

    def take_up(self, said: dict[str, str]) -> None:
        """Puts in what a draft kept of the progress."""
        self._said |= said
        for target_id, card in self._cards.items():
            card.progress.set_text(said.get(str(target_id), card.progress.text()))

    @property
    def to_review(self) -> int:
        """How many targets are still to review."""
        return len(self._cards)

    def say(self) -> str:
        """How many targets are still to review, in words."""
        if self.to_review:
            return f"{self.to_review} to review"
        return "Agreed" if self._new_column.count() else ""

    def answered(self) -> None:
        """What was brought is kept, or refused: the next can be."""
        self._waits = False

    def clear(self) -> None:
        """Empties the fields of a new target, which is kept now."""
        self.fill({})

    def written(self) -> dict[str, str]:
        """What is typed of a new target, by the name of its field."""
        return {name: field.text() for name, field in self._new_fields().items()}

    def fill(self, written: dict[str, str]) -> None:
        """Puts in what was typed of a new target."""
        for name, field in self._new_fields().items():
            field.set_text(written.get(name, ""))

    def _new_fields(self) -> dict[str, TextArea | TextField | StaffField]:
        fields = self.fields
        return {
            "words": fields.words,
            "measure": fields.measure,
            "support": fields.support,
            "responsible": fields.responsible,
            "by_when": fields.by_when,
        }

    def _add_review(self, target: Target) -> None:
        card = ReviewCard(target, self._pack, self._old)
        card.progress.set_text(self._said.get(str(target.id), ""))
        card.reviewed.connect(self._review)
        card.typed.connect(self.typed)
        self._cards[target.id] = card
        self._old_column.addWidget(card)

    def _add_line(
        self, column: Column, parent: QWidget, label: str, words: str, about: str = ""
    ) -> None:
        card = Card(parent, surface="sunken", margins=(16, 10, 16, 12), gap=2)
        card.column.addWidget(Caption(label, card, strong=True))
        card.column.addWidget(Body(shown(words), card))
        if about:
            card.column.addWidget(Detail(shown(about), card))
        column.addWidget(card)

    def _review(self, review: ReviewToKeep) -> None:
        if not self._waits:
            self._waits = True
            self.reviewed.emit(review)

    def _agree(self) -> None:
        if not self._waits and self.fields.check():
            self._waits = True
            self.agreed.emit(self.fields.value(self._plan_id, None))
