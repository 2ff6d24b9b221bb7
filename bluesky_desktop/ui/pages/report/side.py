"""Beside a report: who maintains it, what was agreed, what was decided, and SLT's acts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.daily_report import Standing
from bluesky_desktop.domain.meeting import Answer, names_of
from bluesky_desktop.domain.school_time import local_day, show_day, show_moment
from bluesky_desktop.services.reports.form_words import report_words
from bluesky_desktop.services.reports.view import DecisionFacts, ReportView
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Gap, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.text import Body, Caption, Heading


class ReportSide(QWidget):
    """`end_asked` and `people_asked` say what is to be done; `opened` brings a decision's record,
    `report_asked` another report."""

    end_asked = Signal()
    people_asked = Signal()
    opened = Signal(int)
    report_asked = Signal(int)

    def __init__(self, lsa: str, parent: QWidget | None = None):
        super().__init__(parent)
        self._lsa = lsa
        self._column = Column(self, gap=14)

    def show_report(self, view: ReportView) -> None:
        """Shows what stands beside the weeks."""
        cleared(self._column)
        self._add_people(view)
        self._add_agreed(view)
        if view.report.next_steps:
            card = self._card(report_words().next_steps)
            card.column.addWidget(Body(shown(view.report.next_steps), card))
        if view.decisions:
            self._add_decisions(view)
        if view.may_decide and view.standing in (Standing.TO_BEGIN, Standing.RUNNING):
            self._add_end()
        if view.others:
            self._add_others(view)
        self._column.addStretch(1)

    def _card(self, title: str) -> Card:
        card = Card(self, margins=(18, 16, 18, 16), gap=4)
        card.column.addWidget(Heading(title, 2, card))
        self._column.addWidget(card)
        return card

    def _add_people(self, view: ReportView) -> None:
        card, report, names = self._card("Maintained by"), view.report, view.names
        for label, person in (
            ("Class teacher", report.teacher_id),
            (self._lsa, report.lsa_id),
            (report_words().slt, report.slt_id),
        ):
            if names.name(person):
                card.column.addWidget(Caption(label, card))
                card.column.addWidget(Body(shown(names.name(person)), card))
        if view.may_decide:
            link = LinkButton("Change", card)
            link.setAccessibleName("Change who maintains the report")
            link.clicked.connect(self.people_asked)
            row = Row()
            row.addWidget(link)
            row.addStretch(1)
            card.column.addLayout(row)

    def _add_agreed(self, view: ReportView) -> None:
        meeting, report = view.meeting, view.report
        card = self._card("The meeting")
        if meeting is None:
            card.column.addWidget(Body("It is not dated yet.", card, soft=True))
        elif meeting.held_at is not None:
            card.column.addWidget(Body(show_moment(meeting.held_at), card))
            there = names_of(meeting.people, Answer.CAME)
            card.column.addWidget(Caption(shown(there), card))
        else:
            place = f", {meeting.place}" if meeting.place else ""
            card.column.addWidget(Body(shown(show_moment(meeting.dated_for) + place), card))
            card.column.addWidget(Caption(shown(names_of(meeting.people)), card))
        if report.targets:
            card.column.addWidget(Gap(4, card))
            card.column.addWidget(Caption("Agreed targets", card, strong=True))
            card.column.addWidget(Body(shown(report.targets), card))

    def _add_decisions(self, view: ReportView) -> None:
        card = self._card("Decided")
        for index, one in enumerate(view.decisions):
            if index:
                card.column.addWidget(Gap(6, card))
            self._add_decision(card, one)
        for label, reason in (
            ("A second one at once, because", view.report.again_reason),
            ("Longer than two weeks, because", view.report.longer_reason),
        ):
            if reason:
                card.column.addWidget(Gap(4, card))
                card.column.addWidget(Caption(label, card, strong=True))
                card.column.addWidget(Body(shown(reason), card))

    def _add_decision(self, card: Card, one: DecisionFacts) -> None:
        link = LinkButton(one.words, card)
        link.clicked.connect(lambda _=False, entry=one.entry_id: self.opened.emit(entry))
        row = Row()
        row.addWidget(link)
        row.addStretch(1)
        card.column.addLayout(row)
        who = f"{show_day(local_day(one.at))}, {one.by_name}"
        card.column.addWidget(Caption(shown(who), card))
        if one.parents:
            card.column.addWidget(Caption(shown(f"Parents: {one.parents}"), card))
        if one.present:
            card.column.addWidget(Caption(shown(f"There: {', '.join(one.present)}"), card))

    def _add_end(self) -> None:
        button = Button("End or extend the report", parent=self, icon="flag")
        button.clicked.connect(self.end_asked)
        self._column.addWidget(button)

    def _add_others(self, view: ReportView) -> None:
        card = self._card("Other reports")
        for report_id, words in view.others:
            link = LinkButton(words, card)
            link.clicked.connect(lambda _=False, one=report_id: self.report_asked.emit(one))
            row = Row()
            row.addWidget(link)
            row.addStretch(1)
            card.column.addLayout(row)
