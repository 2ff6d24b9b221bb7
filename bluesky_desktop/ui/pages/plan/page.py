"""A Wellbeing Action Plan: who, mentor, aim, meetings, targets, assessments, rewards."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.errors import BlueSkyError, NotFound
from bluesky_desktop.domain.school_time import local_day, show_day, show_near_day, show_time
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.plans.ending import take_back_end
from bluesky_desktop.services.plans.form_words import plan_labels
from bluesky_desktop.services.plans.reading import PlanView, read_plan
from bluesky_desktop.services.plans.records import STEP
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pack_words import in_words_of
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.pages.plan.cards import (
    assessments_card,
    began_card,
    ended_card,
    rewards_card,
    who_card,
)
from bluesky_desktop.ui.pages.plan.meetings_card import meetings_card
from bluesky_desktop.ui.pages.plan.targets_card import TargetsCard
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.empty_state import EmptyState
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.page_header import PageHeader
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Body, Caption, Text
from bluesky_desktop.ui.workspace import Workspace


class PlanPage(Page):
    """The next thing to do stands on top; what carries the plan beside its targets."""

    def __init__(self, workspace: Workspace, place: places.PlanPage, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        self._at = place
        self._named = "Plan"
        self._plan_id = place.plan_id
        self._first: QWidget | None = None
        self._scroll = ScrollPage(self, widest=1032)
        self._back = LinkButton("Back", self, icon="arrow-left")
        self._header = PageHeader(workspace.desk.pack.step_name(STEP), "", self)
        self._error = ErrorNote(self)
        self._columns = StackingColumns(self, gap=18, stacks_below=760)
        self._left, self._right = QWidget(self._columns), QWidget(self._columns)
        self._left_column, self._right_column = (
            Column(self._left, gap=14),
            Column(self._right, gap=14),
        )
        self._columns.add(self._left)
        self._columns.add(self._right, width=376)
        self._arrange()
        self._back.clicked.connect(workspace.back)

    def _arrange(self) -> None:
        Column(self).addWidget(self._scroll)
        row = Row()
        row.addWidget(self._back)
        row.addStretch(1)
        content = self._scroll.content
        content.addLayout(row)
        content.addSpacing(8)
        content.addWidget(self._header)
        content.addWidget(self._error)
        content.addSpacing(14)
        content.addWidget(self._columns)
        content.addStretch(1)

    @property
    def title(self) -> str:
        """Whose plan it is."""
        return self._named

    def first_focus(self) -> QWidget | None:
        """The next thing to do, or the way back."""
        return self._first or self._back

    def touched_by(self, changes: Changes) -> bool:
        """The plan, its meetings, or a recognition."""
        kinds = (Kind.PLAN, Kind.MEETING, Kind.STORY, Kind.PUPIL)
        return changes.touches(Kind.STAFF, Kind.SETTING) or changes.touches(
            *kinds, pupil=self._at.pupil_id
        )

    def refresh(self) -> None:
        """Reads the plan."""
        self.workspace.acts.run(
            partial(
                read_plan,
                self.workspace.desk,
                plan_id=self._at.plan_id,
                pupil_id=self._at.pupil_id,
            ),
            owner=self,
            then=self._show,
            failed=self._refused,
        )

    def _show(self, view: PlanView) -> None:
        self._error.clear()
        plan, pack = view.plan, self.workspace.desk.pack
        self._plan_id = plan.id
        name = shown(view.pupil.name)
        self._named = f"The plan of {name}"
        ended = f" to {show_day(plan.ended_on)}" if plan.ended_on else ""
        began = f"from {show_day(plan.started_on)}{ended}"
        self._header.set_note(f"{name}, {began}")
        cleared(self._left_column)
        cleared(self._right_column)
        left, right, go = self._left_column, self._right_column, self._go
        left.addWidget(self._next(view) if plan.runs else ended_card(view, self._left))
        left.addWidget(self._aim(view))
        left.addWidget(TargetsCard(view, pack, go, self._left))
        left.addWidget(meetings_card(view, pack, go, self._left))
        left.addWidget(assessments_card(view, pack, go, self._left))
        if view.is_young:
            right.addWidget(rewards_card(view, go, self._right))
        right.addWidget(who_card(view, go, self._right))
        if plan.runs and not view.is_young:
            right.addWidget(rewards_card(view, go, self._right))
        right.addWidget(began_card(view, pack, self._right))
        right.addLayout(self._ends(view))
        left.addStretch(1)
        right.addStretch(1)
        self.workspace.renamed.emit()
        if self._first is not None and self._back.hasFocus():
            self._first.setFocus()

    def _next(self, view: PlanView) -> Card:
        card = Card(self._left, surface="sky", margins=(20, 14, 20, 16), gap=10)
        columns = StackingColumns(card, gap=18, stacks_below=420)
        words = QWidget(columns)
        column = Column(words, gap=2)
        heading, line, act, place = self._next_words(view)
        column.addWidget(Text("Next", Type.CAPTION_STRONG, "on_sky", words))
        column.addWidget(Text(heading, Type.HERE, "on_sky", words))
        if line:
            column.addWidget(Text(line, Type.BODY, "on_sky", words))
        columns.add(words)
        if place is not None:
            button = Button(act, ButtonKind.PROMINENT, columns)
            button.clicked.connect(partial(self._go, place))
            columns.add(button, share=0)
            self._first = button
        card.column.addWidget(columns)
        return card

    def _next_words(self, view: PlanView) -> tuple[str, str, str, Place | None]:
        plan, today = view.plan, local_day(self.workspace.now())
        label = self.workspace.desk.pack.label
        if view.to_come is not None:
            at = view.to_come.dated_for
            day = show_near_day(local_day(at), today)
            heading = f"{label('meeting_kinds', view.to_come.kind.value)}: {day}, {show_time(at)}"
            if view.may_prepare and at > self.workspace.now():
                preparing = places.PrepareMeeting(view.to_come.id)
                return heading, shown(view.to_come.place), "Prepare the meeting", preparing
            place = places.MeetingPage(plan.pupil_id, view.to_come.id)
            return heading, shown(view.to_come.place), "See the meeting", place
        dating = places.DateMeeting(plan.pupil_id, plan.id) if view.may_prepare else None
        if view.review_on is None:
            return f"{label('meeting_kinds', 'first')} to date", "", "Date the meeting", dating
        due = f"Review due by {show_day(view.review_on)}"
        return due, "No meeting is dated for it yet.", "Date the meeting", dating

    def _aim(self, view: PlanView) -> Card:
        card = Card(self._left, margins=(20, 14, 20, 16), gap=4)
        card.column.addWidget(Caption(plan_labels().aim, card, strong=True))
        if view.plan.aim:
            card.column.addWidget(Body(shown(view.plan.aim), card))
        else:
            card.column.addWidget(Body("Not written yet.", card, soft=True))
        if view.may_prepare and view.plan.runs:
            words = "Change" if view.plan.aim else "Write it"
            link = LinkButton(words, card)
            link.setAccessibleName(f"{plan_labels().aim}: {words}")
            place = places.EditPlan(view.plan.pupil_id, view.plan.id)
            link.clicked.connect(partial(self._go, place))
            row = Row()
            row.addWidget(link)
            row.addStretch(1)
            card.column.addLayout(row)
        return card

    def _ends(self, view: PlanView) -> Row:
        row = Row(gap=10)
        plan = view.plan
        if view.may_decide:
            words = "End the plan" if plan.runs else "Let it run again"
            button = Button(words, parent=self._right, icon=None if plan.runs else "undo-2")
            end = partial(self._go, places.EndPlan(plan.pupil_id, plan.id))
            button.clicked.connect(end if plan.runs else self._run_again)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _run_again(self) -> None:
        self.workspace.acts.run(
            partial(take_back_end, self.workspace.desk, plan_id=self._plan_id),
            owner=self,
            failed=self._refused,
        )

    def _refused(self, error: BlueSkyError) -> None:
        if not isinstance(error, NotFound) or self._at.plan_id:
            self._error.show_error(error)
            return
        desk = self.workspace.desk
        may = desk.may(Permission.DECIDE_MONITORING)
        words = "There is no {plan} of this pupil. SLT decides on one, with the parents."
        act = in_words_of(desk.pack, "Start a {plan}") if may else ""
        empty = EmptyState(in_words_of(desk.pack, words), act, self._left)
        empty.acted.connect(lambda: self._go(places.StartPlan(self._at.pupil_id)))
        cleared(self._left_column)
        self._left_column.addWidget(empty)
        self._left_column.addStretch(1)
        self._first = empty.link

    def _go(self, place: Place, *_: object) -> None:
        self.workspace.go(place)
