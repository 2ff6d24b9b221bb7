"""The ladder at the centre of the pupil page, with each open episode's place on it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.episode import TIME_IN
from bluesky_desktop.domain.school_time import show_time
from bluesky_desktop.services.ladder.reading import Climb, LadderView, RungFacts
from bluesky_desktop.services.ladder.reading import RungState as Standing
from bluesky_desktop.ui.into_view import StaysInView
from bluesky_desktop.ui.pages.pupil.plan_first import NoPlanYet, PlanFirst
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.ladder import Ladder
from bluesky_desktop.ui.widgets.rung_view import RungState, RungView, Segments
from bluesky_desktop.ui.widgets.switch_two_part import SwitchTwoPart
from bluesky_desktop.ui.widgets.text import Heading, Text

_STATES = {
    Standing.DONE: RungState.DONE,
    Standing.HERE: RungState.HERE,
    Standing.NEXT: RungState.NEXT,
    Standing.NOT_YET: RungState.NOT_YET,
    Standing.MONITORING: RungState.MONITORING,
    Standing.MONITORED: RungState.MONITORED,
}

_BESIDE_TITLE = 326
"""How wide the switch may be to stand beside the title."""
_AROUND = 12
"""What is seen above and below a rung that is unfolded."""


class LadderCard(Card):
    """Eight rungs. `climb_chosen` brings the place of the episode that is looked at, `step_asked`
    the number of a step to be recorded, `monitoring_asked` the key of a monitoring rung's act,
    `plan_asked` asks for the regulation plan."""

    climb_chosen = Signal(int)
    step_asked = Signal(int)
    monitoring_asked = Signal(str)
    plan_asked = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent, margins=(10, 14, 10, 8), gap=8)
        self._title = Heading("The ladder", 2, self)
        self._opened = Text("", Type.CAPTION, "ink_soft", self, align=Qt.AlignmentFlag.AlignRight)
        self._switch = SwitchTwoPart((("0", ""), ("1", "")), self, name="Whose episode")
        self._plan = QWidget(self)
        self._ladder = Ladder((), self)
        self._arrange()
        self._switch.changed.connect(lambda key: self.climb_chosen.emit(int(str(key))))
        self._ladder.activated.connect(self._unfolded)

    def _arrange(self) -> None:
        top = Row(gap=8, margins=(10, 0, 10, 0))
        top.addWidget(self._title, 1)
        top.addWidget(self._opened, 2)
        self._beside_title = Row()
        top.addLayout(self._beside_title)
        self.column.addLayout(top)
        self._below_title = Column()
        self.column.addLayout(self._below_title)
        self.column.addWidget(self._plan)
        self.column.addWidget(self._ladder)
        self.column.addStretch(1)
        self._plan_column = Column(self._plan, gap=8)

    def show_ladder(self, view: LadderView, index: int) -> None:
        """Shows the ladder of one of the open episodes."""
        climb = view.climbs[index]
        several = len(view.climbs) > 1
        self._opened.say(shown(climb.opened_text))
        self._opened.setVisible(not several)
        self._switch.setVisible(several)
        if several:
            self._show_switch(view, index)
        self._show_plan(view)
        self._ladder.set_rungs(
            [self._rung(one) for one in climb.rungs],
            monitoring_note="Monitoring. SLT decides, with the parents",
            dense=several or view.plan_first or climb.last_step >= TIME_IN,
        )
        self._add_acts(climb)

    def _show_switch(self, view: LadderView, index: int) -> None:
        """Names the lead adults, beside the title where both fit there."""
        self._switch.set_parts(
            [(str(place), shown(one.lead_name)) for place, one in enumerate(view.climbs)]
        )
        self._switch.set_value(str(index))
        beside = self._switch.natural_width() <= current_theme().px(_BESIDE_TITLE)
        for holder in (self._beside_title, self._below_title):
            holder.removeWidget(self._switch)
        (self._beside_title if beside else self._below_title).addWidget(self._switch)

    def _show_plan(self, view: LadderView) -> None:
        cleared(self._plan_column)
        self._plan.setVisible(view.plan_first)
        if not view.plan_first:
            return
        name, plan = shown(view.pupil.first_name), shown(view.pupil.regulation_plan.strip())
        if plan:
            self._plan_column.addWidget(PlanFirst(name, plan, self._plan))
            return
        none_yet = NoPlanYet(name, self._plan)
        none_yet.asked.connect(self.plan_asked)
        self._plan_column.addWidget(none_yet)

    def _rung(self, one: RungFacts) -> RungView:
        segments = None
        detail = shown(one.detail)
        if one.segments is not None:
            segments, detail = Segments.of(*one.segments, one.detail), ""
        return RungView(
            one.number, one.name, _STATES[one.state], one.word, detail, segments, self._more(one)
        )

    @staticmethod
    def _more(one: RungFacts) -> tuple[str, ...]:
        lines = [one.action]
        for done in one.tried:
            who = done.adult_name
            if done.recorded_by_name != done.adult_name:
                who += f", written down by {done.recorded_by_name}"
            parts = [f"{show_time(done.at)} {who}", done.what, done.response, done.note]
            lines.append(shown(". ".join(part for part in parts if part)))
            lines += [shown(line) for line in done.followed]
        lines += [f"{label} {text}" for label, text in one.criteria]
        if one.why_not:
            lines.append(one.why_not)
        return tuple(lines)

    def _add_acts(self, climb: Climb) -> None:
        for one in climb.rungs:
            if one.may_take:
                again = one.state in (Standing.HERE, Standing.DONE)
                words = "Record it again" if again else "Record this step"
                self._add_act(one, words, partial(self.step_asked.emit, one.number))
            for key, words in one.acts:
                self._add_act(one, words, partial(self.monitoring_asked.emit, key))

    def _add_act(self, one: RungFacts, words: str, act: Callable[[], None]) -> None:
        rung = self._ladder.rung(one.number)
        button = Button(words, ButtonKind.SMALL, rung)
        button.setAccessibleName(f"{words}: {one.name}")
        button.clicked.connect(lambda _=False: act())
        row = Row()
        row.addWidget(button)
        row.addStretch(1)
        rung.body.addLayout(row)

    def _unfolded(self, number: int) -> None:
        for other in range(1, 9):
            if other != number:
                self._ladder.set_expanded(other, False)
        StaysInView(self._ladder.rung(number), current_theme().px(_AROUND))
