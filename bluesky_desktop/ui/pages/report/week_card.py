"""A week of a report: its days in the form's three columns, and its views below."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.reports.form_words import report_words
from bluesky_desktop.services.reports.view import ReportView, ViewsFacts, WeekFacts
from bluesky_desktop.ui.pages.report.day_row import DATE_WIDTH, STACKS_BELOW, DayRow
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.widgets.boxes import Column, Divider, Gap, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Body, Caption, Heading


class WeekCard(Card):
    """`line_asked`, `target_asked` and `was_there` bring a day (ISO), `views_asked` whose, `opened`
    a record."""

    line_asked = Signal(str)
    target_asked = Signal(str)
    was_there = Signal(str)
    views_asked = Signal(int, str)
    opened = Signal(int)

    def __init__(self, week: WeekFacts, view: ReportView, parent: QWidget | None = None):
        super().__init__(parent, margins=(0, 14, 0, 18), gap=0)
        self._week, self._view = week, view
        self.setAccessibleName(week.name)
        title = QWidget(self)
        Column(title, margins=(18, 0, 18, 8)).addWidget(Heading(week.name, 2, title))
        self.column.addWidget(title)
        self._headings_row = self._headings()
        self.column.addWidget(self._headings_row)
        for day in week.days:
            self.column.addWidget(Divider(self))
            row = DayRow(
                day, self, may_write=view.may_write, may_set=self._may_set(day.day, day.target)
            )
            row.line_asked.connect(self.line_asked)
            row.target_asked.connect(self.target_asked)
            row.was_there.connect(self.was_there)
            row.opened.connect(self.opened)
            self.column.addWidget(row)
        self.column.addWidget(Divider(self))
        self.column.addWidget(self._views())

    def _may_set(self, day: date, target: str) -> bool:
        if not self._view.may_set_target:
            return False
        return day == self._view.next_day or (day == self._view.today and not target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stacked, each day says itself what stands in it."""
        super().resizeEvent(event)
        self._headings_row.setVisible(
            self.width() - current_theme().px(36) >= current_theme().px(STACKS_BELOW)
        )

    def _headings(self) -> QWidget:
        words = report_words()
        columns = StackingColumns(self, gap=14, stacks_below=STACKS_BELOW)
        columns.add(QWidget(columns), width=DATE_WIDTH)
        columns.add(Caption(words.target, columns, strong=True), share=5)
        columns.add(Caption(words.noticed, columns, strong=True), share=8)
        holder = QWidget(self)
        Column(holder, margins=(18, 0, 18, 6)).addWidget(columns)
        return holder

    def _views(self) -> QWidget:
        holder = QWidget(self)
        columns = StackingColumns(holder, gap=24, stacks_below=STACKS_BELOW)
        Column(holder, margins=(18, 14, 18, 0)).addWidget(columns)
        for one in self._week.views:
            columns.add(self._views_of(one, columns))
        return holder

    def _views_of(self, views: ViewsFacts, parent: QWidget) -> QWidget:
        holder = QWidget(parent)
        column = Column(holder, gap=2)
        column.addWidget(Heading(views.heading, 3, holder))
        for one in views.answers:
            column.addWidget(Gap(4, holder))
            column.addWidget(Caption(one.question, holder))
            if one.words:
                ways = f" ({', '.join(one.expressed)})" if one.expressed else ""
                column.addWidget(Body(shown(one.words + ways), holder))
        if self._view.may_write:
            words = "Change the answers" if views.is_whole else "Write the answers"
            button = Button(words, ButtonKind.SMALL, holder, icon="pencil")
            button.setAccessibleName(f"{words}: {self._week.name}, {views.heading}")
            number, whose = self._week.number, views.whose.value
            button.clicked.connect(lambda _=False: self.views_asked.emit(number, whose))
            row = Row(margins=(0, 10, 0, 0))
            row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(1)
        return holder
