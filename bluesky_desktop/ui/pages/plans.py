"""Plans: who is on a report, who is near step 7, what the steps ask for, and forms begun."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.documents.definition import find_form
from bluesky_desktop.domain.episode import TIME_IN
from bluesky_desktop.domain.monitoring import moves_counted
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.monitoring.overview import (
    NearMonitoring,
    Nearness,
    PlansView,
    read_plans,
)
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pack_words import in_words_of
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.parts.begun_forms import BegunForms
from bluesky_desktop.ui.parts.first_act import first_act
from bluesky_desktop.ui.parts.meetings_to_prepare import MeetingsToPrepare
from bluesky_desktop.ui.parts.running_plans import RunningPlans
from bluesky_desktop.ui.parts.running_reports import RunningReports
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Divider, Gap, Row, cleared
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.empty_state import EmptyState
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.list_row import ListRow, RowGroup
from bluesky_desktop.ui.widgets.page_header import PageHeader
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Body, Caption, Heading
from bluesky_desktop.ui.widgets.tile import initials_of
from bluesky_desktop.ui.workspace import Workspace

_FORMS = {7: ("daily-positive-report",), 8: ("wap-first-meeting", "wap-interim-meeting")}
_MOST_MEETINGS = 6
_NOBODY = "Nobody has moved to {time_in} this half term."
_NO_FORMS = "A form begun for a pupil will stand here."


class PlansPage(Page):
    """Who is monitored, and who may need more, by this half term's moves to Time In."""

    def __init__(self, workspace: Workspace, place: Place, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        self._first: QWidget | None = None
        self._near = QWidget(self)
        self._column = Column(self._near, gap=10)
        self._begun = BegunForms(workspace, _NO_FORMS, self, begin="Open the forms")
        self._reports = RunningReports(workspace, self)
        self._plans = RunningPlans(workspace, self)
        self._side = QWidget(self)
        side = Column(self._side, gap=14)
        self._meetings = MeetingsToPrepare(workspace, _MOST_MEETINGS, self._side)
        side.addWidget(self._meetings)
        for number in _FORMS:
            side.addWidget(self._step(number))
        side.addStretch(1)
        self._arrange()

    def _arrange(self) -> None:
        scroll = ScrollPage(self, widest=1032)
        Column(self).addWidget(scroll)
        note = "Formal monitoring. SLT decides, with the parents."
        scroll.content.addWidget(PageHeader("Plans", note, self))
        scroll.content.addSpacing(16)
        columns = StackingColumns(self, gap=28, stacks_below=820)
        lists = QWidget(columns)
        column = Column(lists, gap=28)
        for part in (self._reports, self._plans, self._near, self._plans.ended, self._begun):
            column.addWidget(part)
        column.addStretch(1)
        columns.add(lists)
        columns.add(self._side, width=376)
        scroll.content.addWidget(columns)
        scroll.content.addStretch(1)

    @property
    def title(self) -> str:
        """The page's name."""
        return "Plans"

    def first_focus(self) -> QWidget | None:
        """The first pupil; a form, until they are read."""
        return first_act(self._reports, self._plans, self._near) or self._first

    def touched_by(self, changes: Changes) -> bool:
        """A move to Time In counts."""
        return changes.touches(
            Kind.LADDER, Kind.PUPIL, Kind.SETTING, Kind.FORM, Kind.MEETING, Kind.PLAN
        )

    def refresh(self) -> None:
        """Reads who is near, the plans, and the meetings to come."""
        if self.workspace.desk.may(Permission.PREPARE_MEETING):
            self._meetings.read()
        self._plans.refresh()
        self.workspace.acts.run(
            partial(read_plans, self.workspace.desk), owner=self, then=self._show
        )

    def _step(self, number: int) -> Card:
        step = self.workspace.desk.pack.step(number)
        card = Card(self._side, margins=(18, 16, 18, 16), gap=6)
        card.column.addWidget(Heading(f"{number}. {step.name}", 2, card))
        for one in step.criteria:
            card.column.addWidget(Divider(card))
            card.column.addWidget(Caption(one.label, card, strong=True))
            card.column.addWidget(Body(one.text, card))
        card.column.addWidget(Gap(2, card))
        for form in _FORMS[number]:
            definition = find_form(form)
            self._add_link(card, definition.listed_as, places.FormPreview(form, None, "blank"))
        self._add_link(card, "Read this step", places.Policy(step.section))
        return card

    def _add_link(self, card: Card, words: str, place: Place) -> None:
        link = LinkButton(words, card)
        link.clicked.connect(partial(self._go, place))
        row = Row()
        row.addWidget(link)
        row.addStretch(1)
        card.column.addLayout(row)
        self._first = self._first or link

    def _show(self, view: PlansView) -> None:
        cleared(self._column)
        self._reports.show_view(view)
        decides = self.workspace.desk.may(Permission.DECIDE_MONITORING)
        due = "Step 7 can be considered" if decides else "Step 7: a decision by SLT is awaited"
        self._add_group(due, view.at(Nearness.DUE))
        self._add_group("One move away", view.at(Nearness.NEAR))
        self._add_group("Fewer moves", view.at(Nearness.FAR))
        self._add_group("Decided, at rest until the next move", view.at(Nearness.RESTS))
        pack = self.workspace.desk.pack
        if not view.near:
            self._add_heading(in_words_of(pack, "Moves to {time_in}"))
            self._column.addWidget(EmptyState(in_words_of(pack, _NOBODY), parent=self._near))
        self._begun.show_forms(view.begun)

    def _add_heading(self, heading: str) -> None:
        if self._column.count():
            self._column.addWidget(Gap(6, self._near))
        self._column.addWidget(Heading(heading, 2, self._near))

    def _add_group(self, heading: str, pupils: Sequence[NearMonitoring]) -> None:
        if not pupils:
            return
        self._add_heading(heading)
        group = RowGroup(self._near)
        group.setAccessibleName(heading)
        time_in = self.workspace.desk.pack.step_name(TIME_IN)
        for one in pupils:
            decided = f". {one.decided}" if one.decided else ""
            moves = f"{moves_counted(one.moves, one.needed)} moves to {time_in}"
            row = ListRow(
                shown(one.pupil_name),
                f"{moves} this half term{decided}",
                group,
                initials=initials_of(one.pupil_name),
                tone="sky",
            )
            place = places.PupilPage(one.pupil_id, time_in_only=True)
            row.clicked.connect(partial(self._go, place))
            group.add(row)
        self._column.addWidget(group)

    def _go(self, place: Place, *_: object) -> None:
        self.workspace.go(place)
