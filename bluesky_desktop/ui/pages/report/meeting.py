"""The step 7 meeting: dated with who is invited, moved, and held with what it agreed."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.daily_report import Standing
from bluesky_desktop.domain.meeting import Invited, Meeting, MeetingKind, Part
from bluesky_desktop.domain.school_time import local_day, show_moment, show_short_day
from bluesky_desktop.services.monitoring.meetings import (
    MeetingToDate,
    change_meeting,
    date_meeting,
)
from bluesky_desktop.services.monitoring.step7_meeting import hold_step_7_meeting
from bluesky_desktop.services.reports.form_words import report_words
from bluesky_desktop.services.reports.view import ReportView
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.report.act_page import ReportActPage
from bluesky_desktop.ui.parts.day_field import day_field
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.parts.who_was_there import WhoWasThere
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.buttons import Button
from bluesky_desktop.ui.widgets.empty_state import EmptyState
from bluesky_desktop.ui.widgets.text import Body
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.widgets.typed_field import DateField
from bluesky_desktop.ui.workspace import Workspace


class Step7MeetingPage(ReportActPage):
    """One page in three manners: to be dated, to be held, to be given another time."""

    def __init__(
        self, workspace: Workspace, place: places.Step7Meeting, parent: QWidget | None = None
    ):
        super().__init__(
            workspace, place, pupil_id=place.pupil_id, kind="step7_meeting", parent=parent
        )
        self._meeting: Meeting | None = None
        self._moving = False
        self._make()
        self._arrange()
        self._label = workspace.desk.pack.label("meeting_kinds", MeetingKind.STEP_7.value)
        self.name(self._label, "", "Keep it")

    def _make(self) -> None:
        workspace = self.workspace
        self._dated = WhenItWas(
            workspace, self, label="The meeting is at", may_be_now=False, past=False
        )
        self._where = TextField("Where", self)
        self._invited = WhoWasThere(workspace, self.pupil_id, self, label="Who is invited?")
        self._came = WhoWasThere(workspace, self.pupil_id, self, label="Who came?")
        self._held = WhenItWas(workspace, self, label="When it was held")
        self._targets = TextArea("Agreed targets", self, lines=3)
        self._first_day: DateField[date] = day_field(
            workspace, "The report begins on", self, past=False
        )
        self._first = TextField(report_words().target, self)
        self._another = Button("Another time", parent=self, icon="calendar")

    def _arrange(self) -> None:
        self._policy = Body(self.workspace.desk.pack.step(7).action, self, soft=True)
        self._to_date: tuple[QWidget, ...] = (self._dated, self._where, self._invited)
        self._to_hold: tuple[QWidget, ...] = (
            *(self._came, self._held, self._targets, self._first_day, self._first),
        )
        self._agreed = EmptyState("What it agreed stands with the report.", "Open it", self)
        self._agreed.acted.connect(self._open_report)
        for widget in (self._policy, self._agreed, *self._to_date, *self._to_hold):
            self.body.addWidget(widget)
            widget.hide()
        self._policy.show()
        self.acts_row.insertWidget(1, self._another)
        self._another.hide()
        self._another.clicked.connect(self._move)
        self._first_day.value_changed.connect(self._name_first_target)
        self.fields = {
            "people": self._invited,
            "came": self._came,
            "targets": self._targets,
            "first_day": self._first_day,
            "held_at": self._held.time,
        }
        self.keep_while_typing(self._targets, self._first, self._where)
        assert self.keeper is not None
        self._held.changed.connect(self.keeper.changed)
        self._dated.changed.connect(self.keeper.changed)

    def first_focus(self) -> QWidget | None:
        """The way back, until it is read whether it is to be held or dated."""
        return self._back

    def show_report(self, view: ReportView) -> None:
        """Whether it is to be dated or held."""
        meeting = view.meeting
        if view.standing is not Standing.TO_MEET:
            when = show_moment(meeting.held_at) if meeting and meeting.held_at else ""
            self.name(self._label, f"It was held: {when}.", "Keep it")
            self.submit.hide()
            self.leave.hide()
            self._agreed.show()
            return
        self._meeting = meeting
        if meeting is None:
            self._show_dating()
            return
        place = f", {meeting.place}" if meeting.place else ""
        note = shown(f"{self.pupil_name()}. {show_moment(meeting.dated_for)}{place}.")
        self.name(self._label, note, "The meeting was held")
        self._came.choose([one.name for one in meeting.people])
        for widget in self._to_hold:
            widget.show()
        self._another.show()
        self._suggest_first_day(view)
        self._came.setFocus()

    def record(self) -> None:
        """Dates it, moves it, or says that it was held."""
        if self.view is None:
            return
        if self._meeting is None or self._moving:
            self._date()
        elif self._held.check() and self._first_day.check():
            self._hold(self._meeting)

    def _open_report(self) -> None:
        self.workspace.go(places.Report(self.pupil_id))

    def draft_body(self) -> dict[str, object]:
        """What is typed of the meeting, to be dated or held."""
        return {
            "targets": self._targets.text(),
            "first": self._first.text(),
            "held": self._held.texts(),
            "dated": self._dated.texts(),
            "where": self._where.text(),
        }

    def take_up(self, body: dict[str, object]) -> None:
        """What a draft kept."""
        self._targets.set_text(str(body.get("targets", "")))
        self._first.set_text(str(body.get("first", "")))
        self._held.set_texts(body.get("held"))
        self._dated.set_texts(body.get("dated"))
        self._where.set_text(str(body.get("where", "")))

    def _suggest_first_day(self, view: ReportView) -> None:
        today = local_day(self.workspace.now())
        first = view.report.first_day
        if first <= today:
            first = self.workspace.desk.calendar.next_school_day(today) or first
        self._first_day.set_value(first)
        self._name_first_target(first)

    def _name_first_target(self, first: object) -> None:
        day = f": {show_short_day(first)}" if isinstance(first, date) else ""
        self._first.set_label(f"{report_words().target}{day}")

    def _show_dating(self) -> None:
        self.name(self._label, f"{self.pupil_name()}. It comes before the first day.", "Date it")
        for widget in self._to_hold:
            widget.hide()
        for widget in self._to_date:
            widget.show()
        self._another.hide()
        self._invited.setVisible(self._meeting is None)
        self._dated.time.edit.setFocus()

    def _move(self) -> None:
        self._moving = True
        self._show_dating()
        assert self._meeting is not None
        self._dated.set_moment(self._meeting.dated_for)
        self._where.set_text(self._meeting.place)
        self.submit.set_label("Keep the new time")

    def _date(self) -> None:
        assert self.view is not None
        moment = self._dated.moment() if self._dated.check() else None
        if moment is None:
            return
        if self._meeting is not None:
            work = partial(
                change_meeting,
                self.workspace.desk,
                meeting_id=self._meeting.id,
                dated_for=moment,
                place=self._where.text(),
            )
            self.run(work, then=lambda _: self.done("The meeting has another time."))
            return
        meeting = MeetingToDate(
            pupil_id=self.pupil_id,
            kind=MeetingKind.STEP_7,
            dated_for=moment,
            place=self._where.text(),
            people=self._invited.people(),
            report_id=self.view.report.id,
        )
        self.run(
            partial(date_meeting, self.workspace.desk, meeting=meeting, draft_id=self.draft_id),
            then=lambda _: self.done("The meeting is dated."),
        )

    def _hold(self, meeting: Meeting) -> None:
        names = self._came.names()
        invited = {one.name for one in meeting.people}
        known = {one.name: one for one in self._came.people()}
        also = [
            known.get(name) or Invited(name=name, part=Part.OTHER)
            for name in names
            if name not in invited
        ]
        self.run(
            partial(
                hold_step_7_meeting,
                self.workspace.desk,
                meeting_id=meeting.id,
                came=[one.id for one in meeting.people if one.id and one.name in names],
                also_came=also,
                targets=self._targets.text(),
                first_target=self._first.text(),
                held_at=self._held.moment(),
                first_day=self._first_day.value(),
                draft_id=self.draft_id,
            ),
            then=lambda _: self._was_held(),
        )

    def _was_held(self) -> None:
        workspace = self.workspace
        workspace.go_instead(places.Report(self.pupil_id))
        on_cpoms = " Its CPOMS entry is to do." if workspace.desk.setting.uses_cpoms else ""
        workspace.notice(f"The meeting was held.{on_cpoms}")
