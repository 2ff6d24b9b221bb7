"""Prepare the meeting: the form drafted from the records, the half term, and the pack."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.meeting import MeetingKind
from bluesky_desktop.domain.preparation import Source
from bluesky_desktop.domain.school_time import show_moment
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.monitoring.meeting_view import is_due
from bluesky_desktop.services.pack.arranging import arrange_pack, let_name, name_no_more
from bluesky_desktop.services.pack.packing import pack_size
from bluesky_desktop.services.pack.preparing import (
    Redraft,
    draft_again,
    prepare_meeting,
    remove_sentence,
    restore_sentence,
)
from bluesky_desktop.services.pack.view import PreparationView
from bluesky_desktop.services.papers.printouts import MEETING_FORM, PACK
from bluesky_desktop.ui import places
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.pages.prepare_meeting.chart_card import ChartCard
from bluesky_desktop.ui.pages.prepare_meeting.form_card import FormCard
from bluesky_desktop.ui.pages.prepare_meeting.keeping import SentenceKeeper
from bluesky_desktop.ui.pages.prepare_meeting.naming import NamingSheet
from bluesky_desktop.ui.pages.prepare_meeting.pack_card import PackCard
from bluesky_desktop.ui.pages.prepare_meeting.sources import place_of_source
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.page_header import PageHeader
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.workspace import Workspace

_STACKS_BELOW = 900
_COUNT_AFTER_MS = 400


class PrepareMeetingPage(Page):
    """One meeting. What is typed is kept as it is typed."""

    def __init__(
        self, workspace: Workspace, place: places.PrepareMeeting, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._meeting_id = place.meeting_id
        self._view: PreparationView | None = None
        self._count = QTimer(self)
        self._count.setSingleShot(True)
        self._count.setInterval(_COUNT_AFTER_MS)
        self._count.timeout.connect(self._count_pages)
        self._make()
        self._arrange()
        self._connect()

    def _make(self) -> None:
        self._scroll = ScrollPage(self, margins=(28, 18, 28, 20))
        self._header = PageHeader("Prepare the meeting", "", self)
        self._preview = Button("Preview the form", ButtonKind.LARGE, self)
        self._pack_button = Button("Make the pack", ButtonKind.PROMINENT, self)
        self._begin = Button("Begin the meeting", ButtonKind.LARGE, self)
        self._begin.hide()
        self._header.add_act(self._begin)
        self._header.add_act(self._preview)
        self._header.add_act(self._pack_button)
        self._error = ErrorNote(self)
        self._columns = StackingColumns(self, gap=18, stacks_below=_STACKS_BELOW)
        self._form = FormCard(self._columns)
        self._right = QWidget(self._columns)
        self._chart = ChartCard(self.workspace.desk.pack, self._right)
        self._pack = PackCard(self._right)
        self._naming = NamingSheet(self)
        self._keeper = SentenceKeeper(self.workspace, self._meeting_id, self._form, self)

    def _arrange(self) -> None:
        Column(self).addWidget(self._scroll)
        content = self._scroll.content
        content.addWidget(self._header)
        content.addWidget(self._error)
        content.addSpacing(14)
        content.addWidget(self._columns, 1)
        right = Column(self._right, gap=14)
        right.addWidget(self._chart)
        right.addWidget(self._pack, 1)
        self._columns.add(self._form)
        self._columns.add(self._right, width=428)

    def _connect(self) -> None:
        self._preview.clicked.connect(partial(self._open_paper, MEETING_FORM))
        self._begin.clicked.connect(self._hold)
        self._pack_button.clicked.connect(partial(self._open_paper, PACK))
        self._form.draft_asked.connect(self._draft_again)
        self._keeper.not_kept.connect(self._error.show_error)
        self._form.removed.connect(self._remove)
        self._form.opened.connect(self._open_source)
        self._pack.arranged.connect(self._arrange_pack)
        self._pack.names_asked.connect(self._ask_names)
        self._naming.allowed.connect(self._let_name)
        self._naming.taken_back.connect(self._name_no_more)

    @property
    def title(self) -> str:
        """The page's name."""
        return "Prepare the meeting"

    def pupil_in_view(self) -> int | None:
        """The pupil whom the meeting is about."""
        return self._view.meeting.pupil_id if self._view else None

    def first_focus(self) -> QWidget | None:
        """The act that the page is for."""
        return self._pack_button

    def touched_by(self, changes: Changes) -> bool:
        """What is recorded of this pupil, or written for the meeting."""
        pupil = self.pupil_in_view()
        return changes.touches(
            *(Kind.FORM, Kind.MEETING, Kind.PUPIL, Kind.STORY, Kind.LADDER, Kind.SETTING),
            pupil=pupil,
        )

    def refresh(self) -> None:
        """Reads the meeting, drafting its form the first time."""
        self.workspace.acts.run(
            partial(prepare_meeting, self.workspace.desk, meeting_id=self._meeting_id),
            owner=self,
            then=self._show,
            failed=self._error.show_error,
        )

    def keep(self) -> None:
        """Keeps at once what is typed."""
        self._keeper.keep_now()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scrolls as one page where the columns stand below each other."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        self._form.fit(scrolls=not self._columns.is_stacked)

    def _show(self, view: PreparationView) -> None:
        self._view = view
        when = show_moment(view.meeting.dated_for)
        cancelled = ". Cancelled" if view.meeting.cancelled_at is not None else ""
        self._header.set_note(f"{shown(view.pupil_name)}. {view.title}. {when}{cancelled}")
        self._begin.setVisible(is_due(view.meeting, self.workspace.now()))
        self._preview.setVisible(bool(view.fields) and view.may_print)
        self._pack_button.setVisible(view.may_print)
        self._form.setVisible(bool(view.fields))
        columns = self._columns.layout()
        assert columns is not None
        alone = Qt.AlignmentFlag(0) if view.fields else Qt.AlignmentFlag.AlignLeft
        columns.setAlignment(self._right, alone)
        self._form.show_preparation(view)
        self._chart.show_preparation(view)
        self._pack.show_preparation(view)
        self._count.start()
        QTimer.singleShot(0, self, self._fit)

    def _hold(self) -> None:
        if self._view is not None:
            pupil = self._view.meeting.pupil_id
            if self._view.meeting.kind is MeetingKind.STEP_7:
                self.workspace.go(places.Step7Meeting(pupil))
            else:
                self.workspace.go(places.MeetingAgenda(pupil, self._meeting_id))

    def _count_pages(self) -> None:
        self.workspace.acts.read_apart(
            partial(pack_size, self.workspace.desk, meeting_id=self._meeting_id),
            owner=self,
            then=self._pack.show_size,
            failed=lambda _: None,
        )

    def _draft_again(self) -> None:
        self.keep()
        self.workspace.acts.run(
            partial(draft_again, self.workspace.desk, meeting_id=self._meeting_id),
            owner=self,
            then=self._was_drafted,
            failed=self._error.show_error,
        )

    def _was_drafted(self, what: Redraft) -> None:
        if not (what.new or what.renewed or what.gone):
            self.workspace.notice("The records say nothing new. Your words are as they were.")
            return
        parts = ((what.new, "new"), (what.renewed, "renewed"), (what.gone, "gone"))
        told = ", ".join(f"{count} {word}" for count, word in parts if count)
        self.workspace.notice(f"Drafted again: {told}. Your words are as they were.")

    def _remove(self, sentence_id: int) -> None:
        self.workspace.acts.run(
            partial(
                remove_sentence,
                self.workspace.desk,
                meeting_id=self._meeting_id,
                sentence_id=sentence_id,
            ),
            owner=self,
            then=lambda _: self.workspace.notice(
                "Removed. Redrafting leaves it out.", partial(self._restore, sentence_id)
            ),
            failed=self._error.show_error,
        )

    def _restore(self, sentence_id: int) -> None:
        self.workspace.acts.run(
            partial(
                restore_sentence,
                self.workspace.desk,
                meeting_id=self._meeting_id,
                sentence_id=sentence_id,
            ),
            owner=self.workspace,
        )

    def _arrange_pack(self) -> None:
        self.workspace.acts.run(
            partial(
                arrange_pack,
                self.workspace.desk,
                meeting_id=self._meeting_id,
                parts=self._pack.parts,
                left_out=self._pack.left_out,
                period=self._pack.period,
                earlier_reports=self._pack.earlier_reports,
            ),
            owner=self,
            failed=self._error.show_error,
        )

    def _ask_names(self) -> None:
        if self._view is not None:
            self._naming.ask(self._view)

    def _let_name(self, name: str, reason: str) -> None:
        self.workspace.acts.run(
            partial(
                let_name,
                self.workspace.desk,
                meeting_id=self._meeting_id,
                name=name,
                reason=reason,
            ),
            owner=self,
            then=lambda _: self._naming.close_sheet(),
            failed=self._naming.refuse,
        )

    def _name_no_more(self, name: str) -> None:
        self.workspace.acts.run(
            partial(name_no_more, self.workspace.desk, meeting_id=self._meeting_id, name=name),
            owner=self,
            failed=self._error.show_error,
        )

    def _open_source(self, source: Source) -> None:
        if self._view is not None:
            self.workspace.go(place_of_source(source, self._view))

    def _open_paper(self, paper: str, *_: object) -> None:
        self.keep()
        if self._view is not None:
            pupil = self._view.meeting.pupil_id
            self.workspace.go(places.PaperPreview(paper, self._meeting_id, pupil))
