"""The next act for this pupil as the page's one prominent button, and what else is to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from bluesky_desktop.domain.episode import ATTUNEMENT, ZONE_6
from bluesky_desktop.domain.obligations import Duty, Obligation
from bluesky_desktop.domain.school_time import local_day, show_near_day, show_time
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.reading import Climb, LadderView
from bluesky_desktop.services.to_do.duty_texts import DutyTexts
from bluesky_desktop.ui import places
from bluesky_desktop.ui.leads_to import place_of_duty
from bluesky_desktop.ui.pages.pupil.also_row import AlsoRow
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.step_acts import act_of_step, place_of_step
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Divider, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.menu_button import MenuButton
from bluesky_desktop.ui.widgets.text import Text

_STACKS_BELOW = 520


@dataclass(frozen=True, slots=True)
class NextAct:
    """What comes next: a heading, a line, and the act with its place."""

    heading: str
    line: str
    act: str
    place: Place


@dataclass(frozen=True, slots=True)
class Also:
    """One more thing to do: its icon, whose it is, what it is, and where it is done."""

    icon: str
    lead: str
    words: str
    place: Place


def return_line(due: datetime, promised: datetime, now: datetime, *, mine: bool) -> str:
    """`In 2 min 40 s. You promised it at 11:02.`"""
    seconds = int((due - now).total_seconds())
    said = f"{'You promised it' if mine else 'Promised'} at {show_time(promised)}."
    if seconds < 0:
        return f"It is time. {said}"
    minutes, rest = divmod(seconds, 60)
    left = f"{minutes} min {rest} s" if minutes else f"{rest} s"
    return f"In {left}. {said}"


class NextActCard(Card):
    """The sky-coloured card. `went` asks for a place, `chosen` brings the key of another act."""

    went = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent, surface="sky", margins=(18, 15, 18, 11), gap=4)
        self._return: Obligation | None = None
        self._return_is_mine = False
        self._next: NextAct | None = None
        self._over = Text("Next", Type.CAPTION_STRONG, "on_sky", self)
        self._heading = Text("", Type.HERE, "on_sky", self)
        self._line = Text("", Type.BODY, "on_sky", self)
        self._button = Button("", ButtonKind.PROMINENT, self)
        self._others = MenuButton("Other acts", parent=self, kind=ButtonKind.SMALL_QUIET)
        self._also = QWidget(self)
        self._arrange()
        self._button.clicked.connect(self._go)
        self._others.chosen.connect(self.chosen)

    def _arrange(self) -> None:
        words = Column(gap=1)
        words.addSpacing(4)
        words.addWidget(self._over)
        words.addWidget(self._heading)
        words.addWidget(self._line)
        words.addStretch(1)
        self._acts = Column()
        self._acts.addWidget(self._button)
        self._acts.addWidget(self._others, 0, Qt.AlignmentFlag.AlignHCenter)
        self._acts.addStretch(1)
        self._top = Row(gap=18)
        self._top.addLayout(words, 1)
        self._top.addLayout(self._acts)
        self.column.addLayout(self._top)
        self.column.addWidget(self._also)
        self._also_column = Column(self._also, gap=2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the acts under the words, beside each other, where there is little room."""
        super().resizeEvent(event)
        self._find_places()

    def _find_places(self) -> None:
        narrow = self.width() < current_theme().px(_STACKS_BELOW)
        direction = QBoxLayout.Direction
        self._top.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        beside = narrow and self._have_room_beside_each_other()
        self._acts.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._over.setVisible(not narrow)

    def _have_room_beside_each_other(self) -> bool:
        margins = self.column.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        return room > self._button.sizeHint().width() + self._others.sizeHint().width()

    @property
    def button(self) -> Button:
        """The prominent button."""
        return self._button

    def show_next(
        self,
        view: LadderView,
        climb: Climb,
        also: tuple[Also, ...],
        next_: NextAct,
        *,
        person_id: int,
    ) -> None:
        """Shows the next act; `also` is what else is to do."""
        self._next = next_
        self._return = next(
            (
                one
                for one in view.to_do
                if one.duty is Duty.RETURN and one.episode_id == climb.episode_id
            ),
            None,
        )
        self._return_is_mine = self._return is not None and self._return.adult_id == person_id
        self._heading.say(next_.heading)
        self._line.say(next_.line)
        self._line.setVisible(bool(next_.line))
        self._button.set_label(next_.act)
        self._find_places()
        cleared(self._also_column)
        self._also.setVisible(bool(also))
        if also:
            self._also_column.addWidget(Divider(self._also))
        for one in also:
            row = AlsoRow(one.icon, one.lead, one.words, self._also)
            row.clicked.connect(partial(self._leave_for, one.place))
            self._also_column.addWidget(row)

    def set_other_acts(self, options: Sequence[tuple[object, str] | None]) -> None:
        """Offers the acts of the drop-down."""
        self._others.set_options(options)

    def tick(self, now: datetime) -> None:
        """Counts a promised return down."""
        if self._return is not None and self._return.due_at is not None:
            due, since = self._return.due_at, self._return.since
            self._line.say(return_line(due, since, now, mine=self._return_is_mine))

    def _go(self) -> None:
        if self._next is not None:
            self.went.emit(self._next.place)

    def _leave_for(self, place: Place, *_: object) -> None:
        self.went.emit(place)


def next_act(view: LadderView, climb: Climb, desk: Desk) -> NextAct:
    """What comes next with this lead adult: a return, the repair, or the next step if needed."""
    now, person_id = desk.now(), desk.person.id
    pupil_id = view.pupil.id or 0
    first = view.pupil.first_name
    mine = [one for one in view.to_do if one.episode_id == climb.episode_id]
    for one in mine:
        if one.duty is Duty.RETURN and one.due_at is not None:
            return NextAct(
                f"Return to {first} at {show_time(one.due_at)}",
                return_line(one.due_at, one.since, now, mine=one.adult_id == person_id),
                "Record the return",
                places.RecordReturn(pupil_id, one.subject_id or 0),
            )
    if climb.last_step >= ZONE_6 or (climb.incident_at is not None and climb.last_step == 0):
        return _after_zone6(view, climb, mine, desk)
    if climb.last_step == 0:
        return NextAct(
            f"{first} is at the start of the ladder",
            view_line(view),
            f"Record {climb.rungs[0].name}",
            place_of_step(pupil_id, ATTUNEMENT, None),
        )
    step = climb.last_step + 1
    lead = None if climb.lead_id == person_id else climb.lead_id
    return NextAct(
        f"{climb.rungs[step - 1].name}, if needed",
        "Or go back to any step that helps.",
        act_of_step(desk.pack, step),
        place_of_step(pupil_id, step, lead),
    )


def _after_zone6(view: LadderView, climb: Climb, mine: list[Obligation], desk: Desk) -> NextAct:
    pupil_id = view.pupil.id or 0
    episode = climb.episode_id or 0
    today = local_day(desk.now())
    due = next((one for one in mine if one.duty is Duty.ZONE_6 and one.due_at), None)
    if due is not None and due.due_at is not None:
        when = _when(due.due_at, today)
        return NextAct(
            f"{climb.rungs[ZONE_6 - 1].name} at {when}",
            f"Brought by {due.about}." if due.about else "",
            "Record attendance",
            places.RecordAttendance(pupil_id, due.subject_id or 0),
        )
    if climb.conversation_held:
        return NextAct(
            "The agreed repair",
            "The episode ends when it is made, and the next begins afresh.",
            "See the repair",
            places.Repairs(pupil_id, episode),
        )
    waiting = next((one for one in mine if one.duty is Duty.CONVERSATION), None)
    heading = f"{climb.rungs[5].name} with {climb.lead_name}"
    soon = "Before the next lesson where possible."
    if waiting is None:
        place = places.RestorativeWizard(pupil_id, episode)
        return NextAct(heading, soon, "Hold the conversation", place)
    return NextAct(
        heading,
        f"Agreed for {_when(waiting.due_at, today)}." if waiting.due_at else soon,
        DutyTexts(desk, view.names).act(waiting),
        place_of_duty(waiting, desk),
    )


def _when(moment: datetime, today: date) -> str:
    """`13:15` today, else `Thu 26 Nov, 09:10`."""
    day = show_near_day(local_day(moment), today)
    return show_time(moment) if day == "Today" else f"{day}, {show_time(moment)}"


def view_line(view: LadderView) -> str:
    """What to bear in mind before the first step."""
    if view.plan_first and view.pupil.regulation_plan:
        return "The regulation plan comes first."
    return "Nothing is open."
