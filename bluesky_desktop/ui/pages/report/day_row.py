"""One day of a report: its date, its target, and what was pleasing to notice."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.domain.school_time import show_short_day
from bluesky_desktop.services.reports.form_words import report_words
from bluesky_desktop.services.reports.view import DayFacts, LineFacts
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.chip import Tag
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.pressable import Pressable
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Body, Caption, Text

DATE_WIDTH = 108
STACKS_BELOW = 520
WRITE = "Write the line"


def link_name(words: str, day: date) -> str:
    """What a link of a day is called, for it stands there for many days."""
    return f"{words}: {show_short_day(day)}"


class LineRow(Pressable):
    """A line; pressing it opens the record, where it is amended or undone."""

    radius = 6

    def __init__(self, line: LineFacts, parent: QWidget | None = None):
        super().__init__(parent)
        lesson = f"{line.lesson}, " if line.lesson else ""
        who = shown(f"{lesson}{line.adult_name}")
        self.setAccessibleName(f"{line.words}. {who}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = Column(self, gap=0)
        column.addWidget(Text(shown(line.words), Type.BODY, parent=self))
        column.addWidget(Text(who, Type.CAPTION, "ink_soft", self))


class DayRow(QWidget):
    """`line_asked`, `target_asked` and `was_there` bring the day (ISO), `opened` a record."""

    line_asked = Signal(str)
    target_asked = Signal(str)
    was_there = Signal(str)
    opened = Signal(int)

    def __init__(
        self,
        day: DayFacts,
        parent: QWidget | None = None,
        *,
        may_write: bool,
        may_set: bool,
    ):
        super().__init__(parent)
        self._day = day
        self.setAccessibleName(self._spoken())
        columns = StackingColumns(self, gap=14, stacks_below=STACKS_BELOW)
        self._columns = columns
        self._labels: list[Caption] = []
        Column(self, margins=(18, 10, 18, 10)).addWidget(columns)
        columns.add(self._date(columns), width=DATE_WIDTH)
        if day.closed:
            columns.add(Body(shown(day.closed), columns, soft=True))
            return
        columns.add(self._target(columns, may_set), share=5)
        columns.add(self._noticed(columns, may_write), share=8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stacked, what stands in the row is named in it."""
        super().resizeEvent(event)
        for label in self._labels:
            label.setVisible(self._columns.is_stacked)

    def _label(self, words: str, column: Column, holder: QWidget) -> None:
        label = Caption(words, holder, strong=True)
        label.hide()
        self._labels.append(label)
        column.addWidget(label)

    def _spoken(self) -> str:
        return ", ".join(
            part
            for part in (
                f"Day {self._day.number}" if self._day.number else "",
                show_short_day(self._day.day),
                "today" if self._day.is_today else "",
                self._day.closed,
            )
            if part
        )

    def _date(self, parent: QWidget) -> QWidget:
        day = self._day
        holder = QWidget(parent)
        column = Column(holder, gap=2)
        number = f"{day.number}" if day.number else ""
        if number:
            row = Row(gap=8)
            row.addWidget(Text(number, Type.STRONG, parent=holder))
            if day.is_today:
                row.addWidget(Tag("Today", holder))
            row.addStretch(1)
            column.addLayout(row)
        column.addWidget(Caption(show_short_day(day.day), holder))
        column.addStretch(1)
        return holder

    def _target(self, parent: QWidget, may_set: bool) -> QWidget:
        holder = QWidget(parent)
        column = Column(holder, gap=2)
        self._label(report_words().target, column, holder)
        if self._day.target:
            column.addWidget(Body(shown(self._day.target), holder))
        elif self._day.is_past:
            column.addWidget(Body("No target", holder, soft=True))
        if may_set:
            words = "Change it" if self._day.target else "Set the target"
            self._add_link(column, holder, words, self.target_asked.emit)
        column.addStretch(1)
        return holder

    def _noticed(self, parent: QWidget, may_write: bool) -> QWidget:
        day = self._day
        holder = QWidget(parent)
        column = Column(holder, gap=4)
        self._label(report_words().noticed, column, holder)
        for line in day.lines:
            row = LineRow(line, holder)
            row.clicked.connect(lambda _=False, entry=line.entry_id: self.opened.emit(entry))
            column.addWidget(row)
        if day.absent:
            column.addWidget(Body("Absent", holder, soft=True))
            if may_write:
                self._add_link(column, holder, "Was there after all", self.was_there.emit)
        elif may_write and (day.is_today or day.is_past):
            words = "Write another" if day.lines else WRITE
            self._add_link(column, holder, words, self.line_asked.emit)
        elif day.is_past and not day.lines:
            column.addWidget(Body("No line", holder, soft=True))
        column.addStretch(1)
        return holder

    def _add_link(
        self, column: Column, holder: QWidget, words: str, asked: Callable[[str], None]
    ) -> None:
        link = LinkButton(words, holder)
        link.setAccessibleName(link_name(words, self._day.day))
        iso = self._day.day.isoformat()
        link.clicked.connect(lambda _=False: asked(iso))
        row = Row()
        row.addWidget(link)
        row.addStretch(1)
        column.addLayout(row)
