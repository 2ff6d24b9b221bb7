"""One entry of a story, whole: amended with a reason, undone, printed, and what stood before."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import show_moment
from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.drafts import find_draft
from bluesky_desktop.services.story.amended_values import Value
from bluesky_desktop.services.story.amendments import (
    EntryView,
    amend_entry,
    read_entry,
    undo_entries,
)
from bluesky_desktop.services.story.entry_fields import AmendableField, FieldKind, shown_value
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_draft import ActDraft
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.concern_note import ConcernNote
from bluesky_desktop.ui.parts.fact_line import FactLine
from bluesky_desktop.ui.parts.past_amendments import PastAmendments
from bluesky_desktop.ui.parts.talk_parts import capital
from bluesky_desktop.ui.parts.undone import UNDONE, go_to_correction
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.check_row import CheckRow
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.number_stepper import NumberStepper
from bluesky_desktop.ui.widgets.sheet import AskSheet
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.workspace import Workspace


class EntryPage(ActPage):
    """Reads as a record; "Amend" turns it into fields."""

    def __init__(
        self, workspace: Workspace, place: places.EntryPage, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._entry_id = place.entry_id
        self._view: EntryView | None = None
        self._values: dict[str, Callable[[], Value]] = {}
        self._editors: dict[str, QWidget] = {}
        self._holder = QWidget(self)
        self._column = Column(self._holder, gap=14)
        self._past = PastAmendments(self)
        self._concerns = ConcernNote(workspace, 0, self._entry_id, self)
        self._concerns.hide()
        self._reason = TextArea("Why is it changed?", self, lines=2)
        self._amend = Button("Amend", ButtonKind.BORDERED, self, icon="pencil")
        self._undo = Button("Undo this record", ButtonKind.BORDERED, self, icon="undo-2")
        self._episode = Button("See the whole episode", ButtonKind.BORDERED, self, icon="list")
        self._print = Button("Print or save", ButtonKind.BORDERED, self, icon="printer")
        self._ask = AskSheet(
            self,
            question="Undo this record?",
            explanation="It stays on record as undone, counts nowhere and is shown nowhere.",
            act="Undo it",
        )
        self._draft: ActDraft | None = None
        self._make_rows()
        self.fields = {"reason": self._reason}
        self.name("Record", "", "Save the change")
        self._show_editing(False)

    def _make_rows(self) -> None:
        row = FlowLayout(gap=8)
        for button in (self._amend, self._undo, self._episode, self._print):
            row.addWidget(button)
        self.body.addLayout(row)
        self.body.addWidget(self._holder)
        self.body.addWidget(self._reason)
        self.body.addWidget(self._past)
        self.body.addWidget(self._concerns)
        self._amend.clicked.connect(self._begin)
        self._undo.clicked.connect(self._ask.ask)
        self._ask.agreed.connect(self._take_back)
        self._episode.clicked.connect(self._open_episode)
        self._print.clicked.connect(self._open_paper)

    def refresh(self) -> None:
        """Reads the entry."""
        self._read(self._show)

    def _read(self, then: Callable[[EntryView], None]) -> None:
        self.workspace.acts.run(
            partial(read_entry, self.workspace.desk, entry_id=self._entry_id),
            owner=self,
            then=then,
            failed=self.refused,
        )

    def record(self) -> None:
        """Saves the change, keeping what stood before."""
        self.run(
            partial(
                amend_entry,
                self.workspace.desk,
                entry_id=self._entry_id,
                values={key: read() for key, read in self._values.items()},
                reason=self._reason.text(),
                draft_id=self._draft.draft_id if self._draft else None,
            ),
            then=lambda _: self._amended(),
        )

    def _show(self, view: EntryView) -> None:
        place = _place_of_its_own(view)
        if place is not None:
            self.workspace.go_instead(place)
            return
        self._view = view
        self._concerns.set_pupil(view.pupil_id)
        self._concerns.refresh()
        by = view.adult_name
        if view.recorded_by_name != view.adult_name:
            by += f", written down by {view.recorded_by_name}"
        undone = "Undone. " if view.undone else ""
        self.name(
            shown(view.title),
            shown(f"{undone}{view.pupil_name}. {show_moment(view.happened_at)}. {by}."),
            "Save the change",
        )
        desk = self.workspace.desk
        self._amend.setVisible(view.may_amend and not view.undone)
        self._undo.setVisible(view.may_amend and not view.undone)
        self._episode.setVisible(view.episode_id is not None)
        self._print.setVisible(
            view.kind in (EntryKind.CONVERSATION, EntryKind.RECOGNITION)
            and not view.undone
            and desk.may(Permission.PRINT_PUPIL)
        )
        is_card = view.kind is EntryKind.RECOGNITION
        self._print.set_label("Print a card" if is_card else "Print or save")
        self._show_editing(False)
        if view.may_amend and not view.undone:
            self._look_for_draft(view)

    def _look_for_draft(self, view: EntryView) -> None:
        self.workspace.acts.run(
            partial(
                find_draft,
                self.workspace.desk,
                kind="amendment",
                pupil_id=view.pupil_id,
                subject=str(self._entry_id),
            ),
            owner=self,
            then=lambda draft: self._begin() if draft is not None else None,
        )

    def _begin(self, *_: object) -> None:
        if self._view is None:
            return
        self._show_editing(True)
        self._draft = ActDraft(
            self.workspace,
            kind="amendment",
            pupil_id=self._view.pupil_id,
            subject=str(self._entry_id),
            fields={"reason": self._reason, **self._editors},
            parent=self._holder,
        )
        self.watch(self._draft)
        self._draft.read(lambda: None)

    def _show_editing(self, editing: bool) -> None:
        for widget in (self._reason, self.submit, self.leave):
            widget.setVisible(editing)
        if editing:
            self._amend.hide()
            self._undo.hide()
        cleared(self._column)
        self._values, self._editors = {}, {}
        if self._view is None:
            return
        for field in self._view.fields:
            if editing:
                self._add_field(field)
            elif field.value not in (None, "", (), False):
                self._add_line(field)
        if not editing:
            for label, words in self._view.facts:
                self._column.addWidget(FactLine(label, shown(words), self._holder))
        self._past.show_amendments(() if editing else self._view.amendments)
        self._concerns.setVisible(not editing and not self._view.undone)

    def _add_line(self, field: AmendableField) -> None:
        words = capital(shown(shown_value(field)))
        self._column.addWidget(FactLine(field.label, words, self._holder))

    def _add_field(self, field: AmendableField) -> None:
        widget, read = self._editor(field)
        self._column.addWidget(widget)
        self._values[field.key] = read
        self._editors[field.key] = widget

    def _editor(self, field: AmendableField) -> tuple[QWidget, Callable[[], Value]]:
        value = field.value
        if field.kind is FieldKind.MOMENT and isinstance(value, datetime):
            when = WhenItWas(self.workspace, self._holder, label=field.label, may_be_now=False)
            when.set_moment(value)
            self.fields[field.key] = when.time
            return when, lambda: _same_minute(when.moment(), value)
        if field.kind is FieldKind.LONG_TEXT:
            area = TextArea(field.label, self._holder, text=str(value or ""), lines=2)
            return area, area.text
        if field.kind is FieldKind.YES_NO:
            check = CheckRow(field.label, self._holder, checked=bool(value))
            return check, check.isChecked
        if field.kind is FieldKind.NUMBER:
            number = value if isinstance(value, int) else 1
            stepper = NumberStepper(field.label, self._holder, value=number, least=1, most=99)
            return stepper, stepper.value
        if field.kind in (FieldKind.CHOICE, FieldKind.CHOICES):
            return self._chips(field)
        line = TextField(field.label, self._holder, text=str(value or ""))
        return line, line.text

    def _chips(self, field: AmendableField) -> tuple[QWidget, Callable[[], Value]]:
        several = field.kind is FieldKind.CHOICES
        chips = ChipChoices(
            [(key, capital(label)) for key, label in field.choices],
            self._holder,
            label=field.label,
            several=several,
            height=36,
        )
        present = field.value if isinstance(field.value, tuple) else (field.value,)
        chips.set_values([one for one in present if one])
        if several:
            return chips, lambda: tuple(str(one) for one in chips.values())
        return chips, lambda: _text_or(chips.value(), field.value)

    def _amended(self) -> None:
        self.workspace.notice("Changed. What stood before is kept.")
        self._end_draft()
        self._reason.set_text("")
        self.submit.setEnabled(True)
        self._read(self._show_amended)

    def _show_amended(self, view: EntryView) -> None:
        """The field in which one wrote is gone: the focus goes where the change began."""
        self._show(view)
        self._amend.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_draft(self) -> None:
        if self._draft is not None:
            self._draft.stop()
            self._draft.deleteLater()
        self.keeper = self._draft = None

    def _take_back(self) -> None:
        self.workspace.acts.run(
            partial(undo_entries, self.workspace.desk, entry_ids=(self._entry_id,)),
            owner=self,
            then=lambda _: self._undone(),
            failed=self.refused,
        )

    def _undone(self) -> None:
        workspace, view = self.workspace, self._view
        if view is not None and view.on_cpoms:
            go_to_correction(workspace, view.pupil_id, view.happened_at)
            return
        workspace.back()
        workspace.notice(UNDONE)

    def _open_episode(self) -> None:
        if self._view is not None and self._view.episode_id is not None:
            self.workspace.go(places.EpisodePage(self._view.episode_id))

    def _open_paper(self) -> None:
        if self._view is None:
            return
        if self._view.kind is EntryKind.RECOGNITION:
            self.workspace.go(places.RecognitionCards((self._entry_id,)))
            return
        self.workspace.go(places.PaperPreview("conversation", self._entry_id, self._view.pupil_id))


def _place_of_its_own(view: EntryView) -> Place | None:
    """Incidents and referrals have pages of their own, that say more than their fields."""
    if view.kind is EntryKind.INCIDENT:
        return places.IncidentPage(view.pupil_id, view.id)
    if view.kind is EntryKind.REFERRAL and not view.undone:
        return places.ReferralPage(view.pupil_id, view.id)
    return None


def _same_minute(typed: datetime | None, before: datetime) -> datetime:
    """What was typed knows no seconds: the same minute means that nothing was changed."""
    if typed is None or typed == before.replace(second=0, microsecond=0):
        return before
    return typed


def _text_or(value: object, before: Value) -> Value:
    return before if value is None else str(value)
