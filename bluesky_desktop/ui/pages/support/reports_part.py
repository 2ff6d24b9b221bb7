"""The reports received on a referral, and what they recommend, one by one."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import local_day, show_day
from bluesky_desktop.domain.support import AgencyReport, Recommendation
from bluesky_desktop.domain.typed_time import read_day
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.text import Body, Caption, Heading
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.widgets.typed_field import DateField
from bluesky_desktop.ui.workspace import Workspace


class ReportCard(Card):
    """One report. `to_target` and `aside` bring a recommendation's id, `aside` its reason too."""

    to_target = Signal(int)
    aside = Signal(int, str)

    def __init__(self, report: AgencyReport, may_settle: bool, parent: QWidget | None = None):
        super().__init__(parent, margins=(18, 16, 18, 18), gap=12)
        self._may_settle = may_settle
        self.column.addWidget(Heading(f"Report of {show_day(report.received_on)}", 2, self))
        if report.summary:
            self.column.addWidget(Body(shown(report.summary), self))
        if report.recommendations:
            self.column.addWidget(Caption("What it recommends", self, strong=True))
        for one in report.recommendations:
            self.column.addWidget(self._recommendation(one))

    def _recommendation(self, one: Recommendation) -> QWidget:
        card = Card(self, surface="sunken", margins=(14, 12, 14, 12), gap=8)
        card.column.addWidget(Body(shown(one.words), card))
        if one.target_id is not None:
            card.column.addWidget(Caption("A target of the plan", card, strong=True))
        elif one.set_aside_reason:
            words = f"Set aside: {one.set_aside_reason}"
            card.column.addWidget(Caption(shown(words), card, strong=True))
            if self._may_settle:
                self._acts(card, [("Take it up again", partial(self._set_aside, one, None))])
        elif self._may_settle:
            self._offer(card, one)
        else:
            card.column.addWidget(Caption("It waits", card))
        return card

    def _offer(self, card: Card, one: Recommendation) -> None:
        reason = TextField("Why it is set aside", card)
        reason.hide()
        keep = Button("Keep it set aside", ButtonKind.SMALL, card)
        keep.hide()
        keep.clicked.connect(partial(self._set_aside, one, reason))
        reason.entered.connect(keep.click)
        target = Button("Make it a target", ButtonKind.SMALL_PRIMARY, card)
        target.setAccessibleDescription(one.words)
        target.clicked.connect(partial(self._to_target, one))
        aside = Button("Set it aside", ButtonKind.SMALL, card)
        aside.setAccessibleDescription(one.words)
        aside.clicked.connect(partial(self._ask_why, reason, keep, aside))
        flow = FlowLayout(gap=8, row_gap=8)
        for button in (target, aside, keep):
            flow.addWidget(button)
        card.column.addWidget(reason)
        card.column.addLayout(flow)

    @staticmethod
    def _acts(card: Card, acts: list[tuple[str, partial[None]]]) -> None:
        row = Row(gap=8)
        for words, act in acts:
            button = Button(words, ButtonKind.SMALL, card)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        card.column.addLayout(row)

    @staticmethod
    def _ask_why(reason: TextField, keep: Button, aside: Button, *_: object) -> None:
        reason.show()
        keep.show()
        aside.hide()
        reason.setFocus()

    def _to_target(self, one: Recommendation, *_: object) -> None:
        self.to_target.emit(one.id or 0)

    def _set_aside(self, one: Recommendation, reason: TextField | None, *_: object) -> None:
        if reason is not None and not reason.text().strip():
            reason.set_error("Please say why.")
            return
        self.aside.emit(one.id or 0, "" if reason is None else reason.text())


class NewReport(Card):
    """A report to keep: when it came, what it says, what it recommends. `received` says so."""

    received = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(parent, margins=(18, 16, 18, 18), gap=14)
        today = local_day(workspace.now())
        self.day: DateField[date] = DateField(
            "Received on",
            lambda typed: read_day(typed, today),
            show_day,
            self,
            value=today,
        )
        self.summary = TextArea("What it says", self, lines=4)
        self.recommendations = TextArea(
            "What it recommends", self, lines=4, hint="One on each line."
        )
        self.button = Button("Keep the report", ButtonKind.PRIMARY, self)
        self.column.addWidget(Heading("A report received", 2, self))
        for widget in (self.day, self.summary, self.recommendations):
            self.column.addWidget(widget)
        row = Row()
        row.addWidget(self.button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.button.clicked.connect(self.received)

    def lines(self) -> tuple[str, ...]:
        """The recommendations one by one."""
        return tuple(one for one in self.recommendations.text().splitlines() if one.strip())


class Reports(QWidget):
    """The reports that are there."""

    to_target = Signal(int)
    aside = Signal(int, str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._column = Column(self, gap=14)

    def show_reports(self, reports: tuple[AgencyReport, ...], *, may_settle: bool) -> None:
        """Shows these."""
        cleared(self._column)
        self.setVisible(bool(reports))
        for report in reports:
            card = ReportCard(report, may_settle, self)
            card.to_target.connect(self.to_target)
            card.aside.connect(self.aside)
            self._column.addWidget(card)
