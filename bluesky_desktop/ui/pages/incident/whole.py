"""One incident, whole: what is to do about it, all that was told, its paper, its amendments."""

from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.domain.school_time import local_day, show_moment
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.incidents.facts import IncidentFact
from bluesky_desktop.services.incidents.reading import FactGroup, IncidentView, read_incident
from bluesky_desktop.services.story.amendments import undo_entries
from bluesky_desktop.ui import places
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.parts.concern_note import ConcernNote
from bluesky_desktop.ui.parts.fact_line import FactLine
from bluesky_desktop.ui.parts.first_act import first_act
from bluesky_desktop.ui.parts.past_amendments import PastAmendments
from bluesky_desktop.ui.parts.undone import UNDONE, go_to_correction
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Gap, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.list_row import ListRow, RowGroup
from bluesky_desktop.ui.widgets.page_header import PageHeader
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.sheet import AskSheet
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Heading
from bluesky_desktop.ui.workspace import Workspace

_MOST_MISSING = 5


class _ToDo(NamedTuple):
    """A thing to do about an incident, and what its button says."""

    icon: str
    words: str
    detail: str
    act: str


class IncidentPage(Page):
    """Reads as a record. What is still to do stands first."""

    def __init__(
        self, workspace: Workspace, place: places.IncidentPage, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._incident_id, self._pupil_id = place.incident_id, place.pupil_id
        self._view: IncidentView | None = None
        self._scroll = ScrollPage(self, widest=860)
        self._back = LinkButton("Back", self, icon="arrow-left")
        self._header = PageHeader("More serious incident", "", self)
        self._error = ErrorNote(self)
        self._write = Button("Write on", ButtonKind.BORDERED, self, icon="pencil")
        self._undo = Button("Undo this record", ButtonKind.BORDERED, self, icon="undo-2")
        self._episode = Button("See the whole episode", ButtonKind.BORDERED, self, icon="list")
        self._told = Button("Change who was told", ButtonKind.BORDERED, self, icon="phone")
        self._print = Button("Print or save", ButtonKind.BORDERED, self, icon="printer")
        self._to_do = RowGroup(self)
        self._holder = QWidget(self)
        self._column = Column(self._holder, gap=14)
        self._concerns = ConcernNote(workspace, self._pupil_id, self._incident_id, self)
        self._past = PastAmendments(self)
        self._ask = AskSheet(
            self,
            question="Undo this record?",
            explanation="It stays on record as undone, counts nowhere and is shown nowhere.",
            act="Undo it",
        )
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        Column(self).addWidget(self._scroll)
        content = self._scroll.content
        row = Row()
        row.addWidget(self._back)
        row.addStretch(1)
        content.addLayout(row)
        content.addSpacing(8)
        content.addWidget(self._header)
        content.addWidget(self._error)
        acts = FlowLayout(gap=8, row_gap=8)
        for button in (self._write, self._told, self._undo, self._episode, self._print):
            acts.addWidget(button)
        content.addSpacing(10)
        content.addLayout(acts)
        for widget in (self._to_do, self._holder, self._concerns, self._past):
            content.addWidget(Gap(16, self))
            content.addWidget(widget)
        content.addStretch(1)

    def _connect(self) -> None:
        self._back.clicked.connect(self.workspace.back)
        self._write.clicked.connect(self._write_on)
        self._undo.clicked.connect(self._ask.ask)
        self._ask.agreed.connect(self._take_back)
        self._told.clicked.connect(
            partial(self._go, places.TellParents(self._pupil_id, self._incident_id))
        )
        self._episode.clicked.connect(self._open_episode)
        self._print.clicked.connect(self._open_paper)

    @property
    def title(self) -> str:
        """The page's name."""
        return "More serious incident"

    def first_focus(self) -> QWidget | None:
        """What is still to do; where nothing is, what can be done with the record."""
        return first_act(self._to_do, self._write, self._print) or self._back

    def touched_by(self, changes: Changes) -> bool:
        """What is to do about it may be done elsewhere."""
        return changes.touches(Kind.LADDER, Kind.STORY, Kind.SETTING, pupil=self._pupil_id)

    def refresh(self) -> None:
        """Reads the incident."""
        self.workspace.acts.run(
            partial(read_incident, self.workspace.desk, incident_id=self._incident_id),
            owner=self,
            then=self._show,
            failed=self._refused,
        )
        self._concerns.refresh()

    def _show(self, view: IncidentView) -> None:
        self._view = view
        incident = view.incident
        by = view.adult_name
        if view.recorded_by_name != by:
            by += f", written down by {view.recorded_by_name}"
        undone = "Undone. " if incident.undone else ""
        when = show_moment(incident.account.happened_at)
        self._header.set_title(f"More serious incident, {shown(view.pupil_name)}")
        self._header.set_note(shown(f"{undone}{when}. {by}. Outside the steps."))
        standing = not incident.undone
        self._write.set_label("Amend" if incident.finished else "Write on")
        self._write.setVisible(standing and (view.may_amend or not incident.finished))
        self._told.setVisible(standing and view.may_change_told)
        self._undo.setVisible(standing and view.may_amend)
        self._episode.setVisible(standing and incident.episode_id is not None)
        self._print.setVisible(standing and self.workspace.desk.may(Permission.PRINT_PUPIL))
        self._concerns.setVisible(standing)
        self._show_to_do(view)
        cleared(self._column)
        for group in view.groups:
            self._add_group(group)
        if view.repair:
            self._add_group(FactGroup("Repair", (IncidentFact("How it stands", view.repair),)))
        self._past.show_amendments(view.amendments)

    def _show_to_do(self, view: IncidentView) -> None:
        self._to_do.clear()
        rows = self._rows(view) if not view.incident.undone else ()
        for one, place in rows:
            row = ListRow(
                shown(one.words), shown(one.detail), self._to_do, icon=one.icon, act=one.act
            )
            go = partial(self._go, place)
            row.acted.connect(go)
            row.clicked.connect(go)
            self._to_do.add(row)
        self._to_do.setVisible(bool(rows))
        self._to_do.setAccessibleName("To do")

    def _rows(self, view: IncidentView) -> tuple[tuple["_ToDo", Place], ...]:
        pupil, incident = self._pupil_id, view.incident
        day = local_day(incident.account.happened_at).isoformat()
        missing = ", ".join(one.words for one in view.missing[:_MOST_MISSING])
        more = len(view.missing) - _MOST_MISSING
        missing += f", and {more} more" if more > 0 else ""
        lacks = f"Still missing: {missing}" if missing else "Nothing is missing"
        rows = (
            (
                view.parents_to_tell,
                _ToDo("phone", "Tell the parents", "The same school day", "Tell the parents"),
                places.TellParents(pupil, incident.id),
            ),
            (
                not incident.finished,
                _ToDo("shield", "Finish the written record", lacks, "Write on"),
                places.RecordIncident(pupil, told=True, incident_id=incident.id),
            ),
            (
                view.cpoms_to_enter,
                _ToDo("copy", "CPOMS entry", "The draft is ready", "Open the draft"),
                places.CpomsEntry(pupil, day),
            ),
            (
                view.to_debrief,
                _ToDo("users", "Staff debrief", "After the physical intervention", "Record it"),
                places.Debrief(pupil, incident.id),
            ),
            (
                view.open_episode is not None,
                _ToDo("rings", view.repair, "", "See the repair"),
                places.Repairs(pupil, view.open_episode or 0),
            ),
        )
        return tuple((one, place) for to_do, one, place in rows if to_do)

    def _add_group(self, group: FactGroup) -> None:
        card = Card(self._holder, margins=(18, 16, 18, 18), gap=12)
        card.column.addWidget(Heading(group.heading, 2, card))
        pairs = [one for one in group.facts if not one.long]
        for at in range(0, len(pairs), 2):
            columns = StackingColumns(card, gap=18, stacks_below=480)
            for one in pairs[at : at + 2]:
                columns.add(self._fact(one, columns))
            if len(pairs[at : at + 2]) == 1:
                columns.add(QWidget(columns))
            card.column.addWidget(columns)
        for one in group.facts:
            if one.long:
                card.column.addWidget(self._fact(one, card))
        self._column.addWidget(card)

    @staticmethod
    def _fact(one: IncidentFact, parent: QWidget) -> QWidget:
        return FactLine(one.label, shown(one.words), parent)

    def _write_on(self) -> None:
        self.workspace.go(
            places.RecordIncident(self._pupil_id, told=True, incident_id=self._incident_id)
        )

    def _take_back(self) -> None:
        self.workspace.acts.run(
            partial(undo_entries, self.workspace.desk, entry_ids=(self._incident_id,)),
            owner=self,
            then=lambda _: self._undone(),
            failed=self._refused,
        )

    def _undone(self) -> None:
        workspace, view = self.workspace, self._view
        if view is not None and view.on_cpoms:
            go_to_correction(workspace, self._pupil_id, view.incident.account.happened_at)
            return
        workspace.go_instead(places.PupilPage(self._pupil_id))
        workspace.notice(UNDONE)

    def _open_episode(self) -> None:
        if self._view is not None and self._view.incident.episode_id is not None:
            self.workspace.go(places.EpisodePage(self._view.incident.episode_id))

    def _open_paper(self) -> None:
        self.workspace.go(places.PaperPreview("incident", self._incident_id, self._pupil_id))

    def _go(self, place: Place, *_: object) -> None:
        self.workspace.go(place)

    def _refused(self, error: BlueSkyError) -> None:
        self._error.show_error(error)
