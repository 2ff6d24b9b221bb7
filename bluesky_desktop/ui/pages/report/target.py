"""The target for the next day, set at the end of each day by the class teacher."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.reports.days import set_target
from bluesky_desktop.services.reports.form_words import report_words
from bluesky_desktop.services.reports.view import DayFacts, ReportView
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.report.act_page import ReportActPage
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.text import Body, Caption
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.workspace import Workspace


class ReportTargetPage(ReportActPage):
    """The day that was stands above, so that the target follows from it."""

    def __init__(
        self, workspace: Workspace, place: places.ReportTarget, parent: QWidget | None = None
    ):
        super().__init__(
            workspace,
            place,
            pupil_id=place.pupil_id,
            kind="report_target",
            subject=place.day,
            parent=parent,
        )
        self._asked = date.fromisoformat(place.day) if place.day else None
        self._before = Card(self, surface="sunken", margins=(18, 14, 18, 14), gap=4)
        self._target = TextArea("", self, lines=2)
        self._target.edit.setAccessibleName(report_words().target)
        self._same = Button("The same again", ButtonKind.SMALL, self, icon="copy")
        self._last_target = ""
        row = Row()
        row.addWidget(self._same)
        row.addStretch(1)
        self.body.addWidget(self._before)
        self.body.addWidget(self._target)
        self.body.addLayout(row)
        self.fields = {"target": self._target}
        self.name(report_words().target, "", "Set the target")
        self._same.clicked.connect(lambda: self._target.set_text(self._last_target))
        self._before.hide()
        self._same.hide()
        self.keep_while_typing(self._target)

    def first_focus(self) -> QWidget | None:
        """The target."""
        return self._target.edit

    def show_report(self, view: ReportView) -> None:
        """For which day it is, and how the day before it was."""
        day = self._day()
        facts = [one for week in view.weeks for one in week.days if one.number]
        mine = next((one for one in facts if one.day == day), None)
        if day is None or mine is None:
            self.name(report_words().target, "The last day has its target.", "Set the target")
            self.submit.hide()
            return
        near = self.near(day)
        when = near if near[:1].isupper() and near not in _NEAR else near.lower()
        self.name(
            report_words().target,
            f"{self.pupil_name()}. For {when}, day {mine.number} of {view.total}.",
            "Set the target",
        )
        if not self._target.text():
            self._target.set_text(mine.target)
        before = next((one for one in reversed(facts) if one.day < day), None)
        self._show_before(before, view.report.targets)

    def record(self) -> None:
        """Sets the target."""
        day = self._day()
        if self.view is None or day is None:
            return
        self.run(
            partial(
                set_target,
                self.workspace.desk,
                report_id=self.view.report.id,
                day=day,
                target=self._target.text(),
                draft_id=self.draft_id,
            ),
            then=lambda _: self.done(f"The target for {self.pupil_name()} is set."),
        )

    def draft_body(self) -> dict[str, object]:
        """The target."""
        return {"target": self._target.text()}

    def take_up(self, body: dict[str, object]) -> None:
        """The target."""
        self._target.set_text(str(body.get("target", "")))

    def _day(self) -> date | None:
        return self._asked or (self.view.next_day if self.view else None)

    def _show_before(self, before: DayFacts | None, agreed: str) -> None:
        column = self._before.column
        if agreed:
            column.addWidget(Caption("Agreed at the meeting", self._before, strong=True))
            column.addWidget(Body(shown(agreed), self._before))
        if before is not None:
            column.addWidget(Caption(self.near(before.day), self._before, strong=True))
            self._last_target = before.target
            if before.target:
                column.addWidget(Body(shown(f"Target: {before.target}"), self._before))
            for one in before.lines:
                column.addWidget(Body(shown(f"Pleased to notice: {one.words}"), self._before))
            if before.absent:
                column.addWidget(Body("Absent", self._before))
        self._before.setVisible(bool(agreed) or before is not None)
        self._same.setVisible(bool(self._last_target))


_NEAR = ("Today", "Yesterday", "Tomorrow")
