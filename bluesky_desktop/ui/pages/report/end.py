"""The decision at the end of a report, by all involved: what comes next, and who was there."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.decisions import Decided
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.monitoring.decisions import ToDecide
from bluesky_desktop.services.monitoring.report_endings import AT_THE_END, GoesOn, end_report
from bluesky_desktop.services.monitoring.starting import LONGEST
from bluesky_desktop.services.reports.form_words import report_words
from bluesky_desktop.services.reports.view import ReportView
from bluesky_desktop.services.story.amendments import undo_entries
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.report.act_page import ReportActPage
from bluesky_desktop.ui.parts.day_field import day_field
from bluesky_desktop.ui.parts.who_was_there import WhoWasThere
from bluesky_desktop.ui.parts.with_parents import WithParentsFields
from bluesky_desktop.ui.widgets.choice_cards import Choice, ChoiceCards
from bluesky_desktop.ui.widgets.number_stepper import NumberStepper
from bluesky_desktop.ui.widgets.text import Body
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.typed_field import DateField
from bluesky_desktop.ui.workspace import Workspace

_ASK_WHY = (Decided.REPORT_LONGER, Decided.REPORT_AGAIN)


class EndReportPage(ReportActPage):
    """What each way asks for appears with it."""

    def __init__(
        self, workspace: Workspace, place: places.EndReport, parent: QWidget | None = None
    ):
        super().__init__(
            workspace, place, pupil_id=place.pupil_id, kind="end_report", parent=parent
        )
        pack = workspace.desk.pack
        self._policy = next(
            (f"{one.label} {one.text}" for one in pack.step(7).criteria if "Maximum" in one.label),
            "",
        )
        self._decided = ChoiceCards(
            [Choice(one, pack.label("decisions", one.value)) for one in AT_THE_END],
            self,
            name="What was decided?",
            compact=True,
        )
        self._reason = TextArea("Why", self, lines=2)
        self._review: DateField[date] = day_field(
            workspace, "It is looked at again on", self, past=False
        )
        self._days = NumberStepper(
            "School days in all", self, value=15, least=1, most=LONGEST, unit="school days"
        )
        self._first: DateField[date] = day_field(
            workspace, "The second report begins on", self, past=False
        )
        self._next = TextArea(report_words().next_steps, self, lines=3)
        self._there = WhoWasThere(workspace, self.pupil_id, self)
        self._parents = WithParentsFields(workspace, self)
        for widget in (
            *(Body("What was decided?", self, strong=True), self._decided, self._days),
            *(self._first, self._review, self._reason, self._next, self._there, self._parents),
        ):
            self.body.addWidget(widget)
        self.fields = {
            "decided": self._decided,
            "reason": self._reason,
            "longer_reason": self._reason,
            "again_reason": self._reason,
            "review_on": self._review,
            "school_days": self._days,
            "first_day": self._first,
            "next_steps": self._next,
            "present": self._there,
            "informed_on": self._parents.informed_on,
        }
        self.name("A decision by all involved", "", "Keep the decision")
        self._decided.chosen.connect(self._chosen)
        self._chosen()
        self.keep_while_typing(self._reason, self._next, self._review, self._first)
        assert self.keeper is not None
        for signal in (self._decided.chosen, self._there.changed, self._parents.changed):
            signal.connect(self.keeper.changed)

    def first_focus(self) -> QWidget | None:
        """The ways in which it may go on."""
        return self._decided.first_focus()

    def show_report(self, view: ReportView) -> None:
        """Whose report it is, and how long it has run."""
        self.name(
            "A decision by all involved",
            f"{self.pupil_name()}. Day {view.day_number} of {view.total}.",
            "Keep the decision",
        )
        two_weeks = self.workspace.desk.pack.limits.report_school_days
        self._days.set_value(min(view.report.school_days + two_weeks // 2, LONGEST))
        if not self._next.text():
            self._next.set_text(view.report.next_steps)
        if self._first.value() is None:
            today = local_day(self.workspace.now())
            self._first.set_value(self.workspace.desk.calendar.next_school_day(today))

    def record(self) -> None:
        """Keeps the decision."""
        dates = (self._review, self._first, self._parents.informed_on)
        if self.view is None or not all(one.check() for one in dates if one.isVisible()):
            return
        decided = self._decided.value()
        if not isinstance(decided, Decided):
            self._decided.set_error("Please choose what was decided.")
            return
        goes_on = None
        two_weeks = self.workspace.desk.pack.limits.report_school_days
        if decided is Decided.REPORT_LONGER:
            goes_on = GoesOn(school_days=self._days.value())
        elif decided is Decided.REPORT_AGAIN:
            goes_on = GoesOn(school_days=two_weeks, first_day=self._first.value())
        self.run(
            partial(
                end_report,
                self.workspace.desk,
                report_id=self.view.report.id,
                to_decide=ToDecide(
                    decided=decided,
                    reason=self._reason.text(),
                    parents=self._parents.value(),
                    present=self._there.names(),
                    review_on=(
                        self._review.value() if decided is Decided.SUPPORT_GOES_ON else None
                    ),
                ),
                next_steps=self._next.text(),
                goes_on=goes_on,
                draft_id=self.draft_id,
            ),
            then=partial(self._kept, decided),
        )

    def draft_body(self) -> dict[str, object]:
        """What is chosen and typed."""
        decided = self._decided.value()
        return {
            "decided": decided.value if isinstance(decided, Decided) else "",
            "reason": self._reason.text(),
            "next": self._next.text(),
            "review": self._review.text(),
            "first": self._first.text(),
            "there": list(self._there.names()),
            "parents": self._parents.draft(),
        }

    def take_up(self, body: dict[str, object]) -> None:
        """What a draft kept."""
        decided = str(body.get("decided", ""))
        if decided in {one.value for one in AT_THE_END}:
            self._decided.set_value(Decided(decided))
        self._reason.set_text(str(body.get("reason", "")))
        self._next.set_text(str(body.get("next", "")))
        self._review.set_text(str(body.get("review", "")))
        if body.get("first"):
            self._first.set_text(str(body["first"]))
        there = body.get("there")
        self._there.choose(str(one) for one in there) if isinstance(there, list) else None
        self._parents.take_up(body.get("parents"))
        self._chosen()

    def _chosen(self, *_: object) -> None:
        decided = self._decided.value()
        self._review.setVisible(decided is Decided.SUPPORT_GOES_ON)
        self._days.setVisible(decided is Decided.REPORT_LONGER)
        self._first.setVisible(decided is Decided.REPORT_AGAIN)
        asked = decided in _ASK_WHY
        self._reason.set_hint(f"{self._policy}. Your reason is kept and shown." if asked else "")

    def _kept(self, decided: Decided, entry_id: int) -> None:
        workspace = self.workspace
        workspace.go_instead(places.PupilPage(self.pupil_id))
        if decided is Decided.START_PLAN:
            workspace.go(places.StartPlan(self.pupil_id))
        longer = decided is Decided.REPORT_LONGER
        undone = (
            "Undone. It runs as long as before." if longer else "Undone. The report runs again."
        )
        undo = workspace.undoing(partial(undo_entries, entry_ids=(entry_id,)), undone)
        words = workspace.desk.pack.label("decisions", decided.value)
        workspace.notice(f"{words}.", undo)
