"""One intervention: each time of it in one press, how it went, and its review."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.domain.school_time import local_day, show_day, show_short_day, show_when
from bluesky_desktop.domain.support import Intervention
from bluesky_desktop.domain.typed_time import read_day
from bluesky_desktop.services.access.accounts import list_staff
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.pupils.register import read_pupil
from bluesky_desktop.services.story.amendments import undo_entries
from bluesky_desktop.services.support.interventions import (
    read_intervention,
    record_session,
    review_intervention,
    undo_intervention,
)
from bluesky_desktop.services.support.words import state_of_intervention
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_draft import ActDraft
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.fact_line import FactLine
from bluesky_desktop.ui.parts.talk_parts import capital
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.parts.who_did_it import WhoDidIt
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.check_row import CheckRow
from bluesky_desktop.ui.widgets.empty_state import EmptyState
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.list_row import ListRow, RowGroup
from bluesky_desktop.ui.widgets.sheet import AskSheet
from bluesky_desktop.ui.widgets.text import Heading
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.widgets.typed_field import DateField
from bluesky_desktop.ui.workspace import Workspace

_NO_TIMES = "No time is recorded yet."

_SESSION = ("note", "when", "who")
_REVIEW = ("how", "ends", "next")
"""The fields of the draft that each of its two acts takes."""


class InterventionPage(ActPage):
    """What was it like today? stands first; the review, for leaders, last."""

    def __init__(
        self, workspace: Workspace, place: places.InterventionPage, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._pupil_id, self._intervention_id = place.pupil_id, place.intervention_id
        self._leads = workspace.desk.may(Permission.PREPARE_MEETING)
        self._staff: dict[int, str] = {}
        self._intervention_name, self._whose, self._state = "Intervention", "", ""
        today = local_day(workspace.now())
        self._facts_holder, self._times_holder = QWidget(self), QWidget(self)
        self._facts = Column(self._facts_holder, gap=8)
        self._times = Column(self._times_holder, gap=10)
        self._today = Card(self, margins=(18, 14, 18, 16), gap=12)
        self._note = TextField("A line about it, if you like", self._today)
        self._when = WhenItWas(workspace, self._today, label="When")
        self._who = WhoDidIt(workspace, self._today, label="Given by", otherwise="By somebody else")
        self._review = Card(self, margins=(18, 14, 18, 16), gap=12)
        self._how = TextArea("How has it gone?", self._review, lines=3)
        self._ends = CheckRow("It ends now", self._review)
        self._next: DateField[date] = DateField(
            "Looked at again on",
            lambda typed: read_day(typed, today, past=False),
            show_day,
            self._review,
            value=today + timedelta(weeks=4),
        )
        self._change = Button("Change", ButtonKind.BORDERED, self, icon="pencil")
        self._undo = Button("Undo this intervention", ButtonKind.BORDERED, self, icon="undo-2")
        self._ask = AskSheet(
            self,
            question="Undo this intervention?",
            explanation="It and each time of it stay on record as undone, and are shown nowhere.",
            act="Undo it",
        )
        self._fill_today()
        self._fill_review()
        self._arrange()
        self.fields = {
            "how_it_went": self._how,
            "next_on": self._next,
            "at": self._when.time,
        }
        self.submit.hide()
        self.leave.hide()
        self._draft = ActDraft(
            workspace,
            kind="intervention_review",
            pupil_id=self._pupil_id,
            subject=str(self._intervention_id),
            fields={
                "note": self._note,
                "when": self._when,
                "who": self._who,
                "how": self._how,
                "ends": self._ends,
                "next": self._next,
            },
            parent=self,
        )
        self.watch(self._draft)

    def _fill_today(self) -> None:
        card = self._today
        card.column.addWidget(Heading("How did it go?", 2, card))
        card.column.addWidget(self._note)
        card.column.addWidget(self._when)
        card.column.addWidget(self._who)
        flow = FlowLayout(gap=8, row_gap=8)
        for choice in self.workspace.desk.pack.offered("sessions_went"):
            button = Button(choice.label, ButtonKind.BORDERED, card)
            button.clicked.connect(partial(self._record_session, choice.key))
            flow.addWidget(button)
        card.column.addLayout(flow)

    def _fill_review(self) -> None:
        card = self._review
        card.column.addWidget(Heading("Look at it again", 2, card))
        for widget in (self._how, self._ends, self._next):
            card.column.addWidget(widget)
        button = Button("Keep the review", ButtonKind.PRIMARY, card)
        button.clicked.connect(self.record)
        row = Row()
        row.addWidget(button)
        row.addStretch(1)
        card.column.addLayout(row)
        self._ends.toggled.connect(lambda on: self._next.setVisible(not on))

    def _arrange(self) -> None:
        row = Row(gap=8)
        row.addWidget(self._change)
        row.addWidget(self._undo)
        row.addStretch(1)
        self.body.addLayout(row)
        for widget in (self._facts_holder, self._today, self._times_holder, self._review):
            self.body.addWidget(widget)
        self._change.clicked.connect(self._go_to_change)
        self._undo.clicked.connect(self._ask.ask)
        self._ask.agreed.connect(self._take_back)

    def touched_by(self, changes: Changes) -> bool:
        """Times may be recorded elsewhere."""
        return changes.touches(Kind.STORY, pupil=self._pupil_id)

    def refresh(self) -> None:
        """Reads the intervention."""
        self.keep()
        run, desk = self.workspace.acts.run, self.workspace.desk
        run(partial(list_staff, desk), owner=self, then=self._take_staff)
        run(partial(read_pupil, desk, pupil_id=self._pupil_id), owner=self, then=self._take_pupil)
        run(
            partial(read_intervention, desk, intervention_id=self._intervention_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )

    def first_focus(self) -> QWidget | None:
        """The line."""
        return self._note

    def record(self) -> None:
        """Keeps the review."""
        if not self._ends.isChecked() and not self._next.check():
            return
        self.run(
            partial(
                review_intervention,
                self.workspace.desk,
                intervention_id=self._intervention_id,
                how_it_went=self._how.text(),
                next_on=self._next.value(),
                ends=self._ends.isChecked(),
                draft_id=self._draft.goes_with(_REVIEW),
            ),
            then=lambda _: self._reviewed(),
        )

    def _take_staff(self, staff: object) -> None:
        assert isinstance(staff, tuple)
        self._staff = {one.id: one.name for one in staff}

    def _take_pupil(self, pupil: Pupil) -> None:
        self._whose = f"{shown(pupil.name)}. "
        self._say_name()

    def _say_name(self) -> None:
        self.name(self._intervention_name, f"{self._whose}{self._state}", "")

    def _show(self, one: Intervention) -> None:
        name = self.workspace.desk.pack.label("interventions", one.what)
        self._intervention_name, self._state = shown(name), state_of_intervention(one)
        self._say_name()
        for widget in (self._change, self._review):
            widget.setVisible(self._leads and one.running)
        self._undo.setVisible(self._leads)
        self._today.setVisible(one.running)
        self._show_facts(one)
        self._show_times(one)
        self._draft.read(self.taken_up)

    def _show_facts(self, one: Intervention) -> None:
        cleared(self._facts)
        facts = [
            ("With whom", one.with_whom),
            ("How often", one.how_often),
            ("What it is for", one.purpose),
            ("Looked at again on", show_day(one.review_on) if one.review_on else ""),
        ]
        facts += [
            (f"Looked at on {show_short_day(each.reviewed_on)}", each.how_it_went)
            for each in one.reviews
        ]
        for label, words in facts:
            if words:
                self._facts.addWidget(FactLine(label, shown(words), self._facts_holder))

    def _show_times(self, one: Intervention) -> None:
        cleared(self._times)
        self._times.addWidget(Heading("Each time", 2, self._times_holder))
        if not one.sessions:
            self._times.addWidget(EmptyState(_NO_TIMES, parent=self._times_holder))
            return
        pack, today = self.workspace.desk.pack, local_day(self.workspace.now())
        group = RowGroup(self._times_holder)
        for each in one.sessions:
            went = pack.label("sessions_went", each.went) if each.went else "Given"
            who = self._staff.get(each.adult_id, "")
            when = capital(show_when(each.at, today))
            parts = [each.note, f"{when}, {who}" if who else when]
            row = ListRow(
                went, shown(". ".join(part for part in parts if part)), group, icon="hand-heart"
            )
            row.clicked.connect(partial(self._open, each.id))
            group.add(row)
        self._times.addWidget(group)

    def _record_session(self, went: str, *_: object) -> None:
        if not self._when.check():
            return
        self.error.clear()
        self.workspace.acts.run(
            partial(
                record_session,
                self.workspace.desk,
                intervention_id=self._intervention_id,
                went=went,
                note=self._note.text(),
                at=self._when.moment(),
                adult_id=self._who.value(),
                draft_id=self._draft.goes_with(_SESSION),
            ),
            owner=self,
            then=self._recorded,
            failed=self.refused,
        )

    def _recorded(self, entry_id: int) -> None:
        self._draft.spend(_SESSION)
        undo = self.workspace.undoing(partial(undo_entries, entry_ids=(entry_id,)))
        self.workspace.notice("Recorded.", undo)

    def _reviewed(self) -> None:
        self.submit.setEnabled(True)
        self._draft.spend(_REVIEW)
        self.workspace.notice("The review is kept.")

    def _open(self, entry_id: int, *_: object) -> None:
        self.workspace.go(places.EntryPage(entry_id))

    def _go_to_change(self) -> None:
        self.workspace.go(places.EditIntervention(self._pupil_id, self._intervention_id))

    def _take_back(self) -> None:
        self.workspace.acts.run(
            partial(undo_intervention, self.workspace.desk, intervention_id=self._intervention_id),
            owner=self,
            then=lambda _: self._undone(),
            failed=self.refused,
        )

    def _undone(self) -> None:
        self.workspace.go_instead(places.Support(self._pupil_id))
        self.workspace.notice("Undone.")
