"""This half term, by week: the chart, and the same as a table."""

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.half_term_weeks import Week
from bluesky_desktop.domain.school_time import show_short_day
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.pack.view import PreparationView
from bluesky_desktop.services.pack.words import counted
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Row
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.counts_table import CountsTable
from bluesky_desktop.ui.widgets.empty_state import EmptyState
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.text import Heading
from bluesky_desktop.ui.widgets.week_chart import ChartWeek, WeekChart

_NAME = "This half term, by week"
_HEADINGS = ("Week from", "Steps", "Recognition", "Highest step")


class ChartCard(Card):
    """Steps solid, recognition hatched; the table adds the highest step."""

    def __init__(self, pack: PolicyPack, parent: QWidget | None = None):
        super().__init__(parent, margins=(18, 12, 18, 8), gap=4)
        self._pack = pack
        self.switch = LinkButton("As a table", self, kind=Type.DETAIL)
        self._chart = WeekChart("Steps", "Recognition", self)
        self._table = CountsTable(_HEADINGS, _NAME, self)
        self._empty = EmptyState("No half term is in the calendar yet.", parent=self)
        top = Row(gap=12)
        top.addWidget(Heading(_NAME, 2, self), 1)
        top.addWidget(self.switch)
        self.column.addLayout(top)
        for one in (self._chart, self._table, self._empty):
            self.column.addWidget(one)
        self._table.hide()
        self._empty.hide()
        self.switch.clicked.connect(self._turn)

    def show_preparation(self, view: PreparationView) -> None:
        """Shows the weeks of the half term."""
        self._chart.show_weeks([self._week(one) for one in view.weeks])
        self._table.show_rows([self._row(one) for one in view.weeks])
        self._empty.setVisible(not view.weeks)
        self.switch.setVisible(bool(view.weeks))

    def _turn(self) -> None:
        as_table = self._table.isHidden()
        self._table.setVisible(as_table)
        self._chart.setVisible(not as_table)
        self.switch.set_label("As a chart" if as_table else "As a table")

    def _week(self, week: Week) -> ChartWeek:
        name = _short(week)
        if week.to_come:
            return ChartWeek(name, 0, 0, f"Week from {name}: to come", to_come=True)
        highest = f", highest step {week.highest}" if week.highest else ""
        steps = counted(week.steps, "step")
        good = counted(week.recognitions, "recognition")
        said = f"Week from {name}: {steps}, {good}{highest}"
        return ChartWeek(name, week.steps, week.recognitions, said)

    def _row(self, week: Week) -> tuple[str, ...]:
        if week.to_come:
            return (_short(week), "–", "–", "To come")
        highest = f"{week.highest}, {self._pack.step_name(week.highest)}" if week.highest else "–"
        return (_short(week), str(week.steps), str(week.recognitions), highest)


def _short(week: Week) -> str:
    return show_short_day(week.first_day).split(" ", 1)[1]
