"""A Daily Positive Report, whole: its weeks in the form's own columns, and what belongs to it."""

from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.daily_report import Standing, subject_of
from bluesky_desktop.domain.errors import BlueSkyError, NotFound
from bluesky_desktop.domain.school_time import show_day, show_short_day
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.reports.days import mark_absent
from bluesky_desktop.services.reports.form_words import FORM
from bluesky_desktop.services.reports.reading import read_report
from bluesky_desktop.services.reports.view import ReportView
from bluesky_desktop.ui import places
from bluesky_desktop.ui.into_view import bring_into_view
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.pages.report.day_row import WRITE, link_name
from bluesky_desktop.ui.pages.report.side import ReportSide
from bluesky_desktop.ui.pages.report.week_card import WeekCard
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.empty_state import EmptyState
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.page_header import PageHeader
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.workspace import Workspace

NAME = "Daily Positive Report"


class ReportPage(Page):
    """One report; anybody may read it."""

    def __init__(self, workspace: Workspace, place: places.Report, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        self._pupil_id, self._report_id = place.pupil_id, place.report_id
        self._view: ReportView | None = None
        self._to_write: date | None = None
        self._make()
        self._arrange()
        self._connect()

    def _make(self) -> None:
        self._scroll = ScrollPage(self, widest=1180)
        self._back = LinkButton("Back", self, icon="arrow-left")
        self._header = PageHeader(NAME, "", self)
        self._meet = Button("Open the meeting", ButtonKind.PRIMARY, self, icon="calendar")
        self._end = Button("End or extend the report", ButtonKind.PRIMARY, self, icon="flag")
        self._line = Button("Write today’s line", ButtonKind.PRIMARY, self, icon="pencil")
        self._target = Button("Set the target", parent=self, icon="flag")
        self._print = Button("Print or save", parent=self, icon="printer")
        self._error = ErrorNote(self)
        self._weeks = QWidget(self)
        self._side = ReportSide(self.workspace.desk.pack.names.lsa, self)

    def _arrange(self) -> None:
        Column(self).addWidget(self._scroll)
        content = self._scroll.content
        row = Row()
        row.addWidget(self._back)
        row.addStretch(1)
        content.addLayout(row)
        content.addSpacing(10)
        for act in (self._meet, self._end, self._line, self._target, self._print):
            self._header.add_act(act)
            act.hide()
        content.addWidget(self._header)
        content.addWidget(self._error)
        content.addSpacing(16)
        columns = StackingColumns(self, gap=18, stacks_below=820)
        self._weeks_column = Column(self._weeks, gap=18)
        columns.add(self._weeks)
        columns.add(self._side, width=276)
        content.addWidget(columns)
        content.addStretch(1)

    def _connect(self) -> None:
        go, pupil = self.workspace.go, self._pupil_id
        self._back.clicked.connect(self.workspace.back)
        self._meet.clicked.connect(lambda: go(places.Step7Meeting(pupil)))
        self._end.clicked.connect(lambda: go(places.EndReport(pupil)))
        self._line.clicked.connect(lambda: go(places.ReportLine(pupil)))
        self._target.clicked.connect(lambda: go(places.ReportTarget(pupil)))
        self._print.clicked.connect(self._open_paper)
        self._side.end_asked.connect(lambda: go(places.EndReport(pupil)))
        self._side.people_asked.connect(lambda: go(places.MaintainReport(pupil)))
        self._side.opened.connect(lambda entry: go(places.EntryPage(entry)))
        self._side.report_asked.connect(lambda one: go(places.Report(pupil, one)))

    @property
    def title(self) -> str:
        """Whose report it is."""
        return f"{NAME}, {shown(self._view.pupil.name)}" if self._view else NAME

    def first_focus(self) -> QWidget | None:
        """The act that fits, or the way back."""
        return next(
            (one for one in (self._meet, self._end, self._line, self._target) if one.isVisible()),
            self._back,
        )

    def touched_by(self, changes: Changes) -> bool:
        """What happens with this pupil, or to the calendar."""
        return changes.touches(Kind.SETTING) or changes.touches(
            Kind.LADDER, Kind.STORY, Kind.MEETING, Kind.PUPIL, pupil=self._pupil_id
        )

    def refresh(self) -> None:
        """Reads the report."""
        self.workspace.acts.run(
            partial(
                read_report,
                self.workspace.desk,
                pupil_id=self._pupil_id,
                report_id=self._report_id,
            ),
            owner=self,
            then=self._show,
            failed=self._refused,
        )

    def _show(self, view: ReportView) -> None:
        self._error.clear()
        self._view = view
        self._header.set_title(shown(view.pupil.name))
        self._header.set_note(f"{NAME}. {_standing(view)}")
        self._meet.setVisible(view.may_hold)
        self._meet.set_label("Open the meeting" if view.meeting else "Date the meeting")
        self._end.setVisible(view.may_decide and view.standing is Standing.DECISION_DUE)
        self._line.setVisible(view.may_write and view.today is not None)
        self._target.setVisible(view.may_set_target and view.next_day is not None)
        self._print.setVisible(self.workspace.desk.may(Permission.PRINT_REPORT))
        cleared(self._weeks_column)
        for week in reversed(view.weeks) if view.standing is Standing.RUNNING else view.weeks:
            self._weeks_column.addWidget(self._week(view, week.number))
        self._weeks_column.addStretch(1)
        self._side.show_report(view)
        # What was made just now is shown in the next turn of the event loop.
        QTimer.singleShot(0, self, self._go_to_write)
        self.workspace.renamed.emit()

    def _week(self, view: ReportView, number: int) -> WeekCard:
        card = WeekCard(view.weeks[number - 1], view, self._weeks)
        go, pupil = self.workspace.go, self._pupil_id
        card.line_asked.connect(lambda day: go(places.ReportLine(pupil, day)))
        card.target_asked.connect(lambda day: go(places.ReportTarget(pupil, day)))
        card.was_there.connect(partial(self._was_there, view))
        card.views_asked.connect(lambda week, whose: go(places.ReportViews(pupil, week, whose)))
        card.opened.connect(lambda entry: go(places.EntryPage(entry)))
        return card

    def _was_there(self, view: ReportView, iso: str) -> None:
        """Takes an absence back; the line of that day comes next."""
        self._to_write = date.fromisoformat(iso)
        act = partial(mark_absent, report_id=view.report.id, day=self._to_write)
        words = f"{shown(view.pupil.first_name)} was there on {show_short_day(self._to_write)}."
        undo = self.workspace.undoing(partial(act, absent=True))
        self.workspace.acts.run(
            partial(act, self.workspace.desk, absent=False),
            owner=self,
            then=lambda _: self.workspace.notice(words, undo),
            failed=self._error.show_error,
        )

    def _go_to_write(self) -> None:
        if self._to_write is None:
            return
        name, self._to_write = link_name(WRITE, self._to_write), None
        for link in self._weeks.findChildren(LinkButton):
            if link.accessibleName() == name:
                link.setFocus()
                bring_into_view(link)

    def _open_paper(self) -> None:
        if self._view is not None:
            subject = subject_of(self._view.report.id)
            self.workspace.go(places.FormPreview(FORM, self._pupil_id, subject=subject))

    def _refused(self, error: BlueSkyError) -> None:
        if not isinstance(error, NotFound) or self._report_id is not None:
            self._error.show_error(error)
            return
        may = self.workspace.desk.may(Permission.DECIDE_MONITORING)
        words = "There is no report of this pupil. SLT decides on one, with the parents."
        empty = EmptyState(words, "Consider step 7" if may else "", self._weeks)
        empty.acted.connect(lambda: self.workspace.go(places.DecideStep7(self._pupil_id)))
        cleared(self._weeks_column)
        self._weeks_column.addWidget(empty)
        self._weeks_column.addStretch(1)


def _standing(view: ReportView) -> str:
    last = f" to {show_short_day(view.last_day)}" if view.last_day else ""
    if view.standing is Standing.ENDED and view.last_day:
        last = f" to {show_day(view.last_day)}"
    span = f"{show_short_day(view.first_day)}{last}"
    match view.standing:
        case Standing.TO_MEET:
            return f"The meeting comes first. Then {span}"
        case Standing.TO_BEGIN:
            return f"It begins on {show_short_day(view.first_day)}. {span}"
        case Standing.DECISION_DUE:
            return f"Its {view.total} days are over. A decision by all involved. {span}"
        case Standing.ENDED:
            return f"It has ended. {span}"
    return f"Day {view.day_number} of {view.total}. {span}"
