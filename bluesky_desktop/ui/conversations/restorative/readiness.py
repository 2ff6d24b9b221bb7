"""Before the seven questions: is the child ready, is the adult, and if not, when instead."""

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import LONDON, local_day
from bluesky_desktop.domain.staff import StaffMember
from bluesky_desktop.ui.parts.talk_parts import yes_no
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.check_row import CheckRow
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.combo_field import ComboField
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.say_box import SayBox
from bluesky_desktop.ui.widgets.text import Body, Question
from bluesky_desktop.ui.workspace import Workspace

_SOON = timedelta(minutes=2)
_TEN_MINUTES = timedelta(minutes=10)


class Readiness(QWidget):
    """Two answers. `changed` says that something was answered."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(parent)
        self._workspace = workspace
        pack = workspace.desk.pack
        self._over = Body("Before the seven questions", self, soft=True)
        self._child_question = Question("Is the child ready to talk?", self)
        self.child = yes_no(
            self,
            "Is the child ready",
            ("Ready", "Calm, and able to think"),
            ("Not yet", "Needs more time first"),
        )
        self._say = SayBox(
            f"‘{pack.restorative.postponement}’", self, title="You can say", kind=Type.SPOKEN
        )
        self._when_chips = ChipChoices(
            [("soon", "In a minute or two"), ("later", "Later today at"), ("day", "Another day")],
            self._say,
            several=False,
            height=40,
        )
        self._when = WhenItWas(
            workspace, self._say, label="At", may_be_now=False, past=False, in_line=True
        )
        self._adult_question = Question("Are you ready?", self, smaller=True)
        self.adult = yes_no(
            self,
            "Are you ready",
            ("Ready", "Calm, and able to listen"),
            ("Not yet", "A colleague can step in"),
        )
        self._colleague = ComboField("A colleague who steps in", (), self)
        self._in_zone6 = CheckRow(f"It is held in {pack.zone6}", self)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        column = Column(self, gap=12)
        asked = Column()
        asked.addWidget(self._over)
        asked.addWidget(self._child_question)
        column.addLayout(asked)
        column.addWidget(self.child)
        self._say.column.addSpacing(8)
        when = FlowLayout(gap=10, row_gap=8)
        when.addWidget(self._when_chips)
        when.addWidget(self._when)
        self._say.column.addLayout(when)
        column.addWidget(self._say)
        column.addSpacing(12)
        column.addWidget(self._adult_question)
        column.addWidget(self.adult)
        column.addWidget(self._colleague)
        column.addSpacing(6)
        column.addWidget(self._in_zone6)

    def _connect(self) -> None:
        self.child.chosen.connect(self._answered)
        self.adult.chosen.connect(self._answered)
        self._when_chips.changed.connect(self._choose_when)
        self._when.changed.connect(self._answered)
        self._colleague.changed.connect(self._answered)
        self._answered()

    def name(self, child: str, adult: str) -> None:
        """Asks by name."""
        self._child_question.say(f"Is {child} ready to talk?")
        self._adult_question.say(f"Are you ready, {adult}?")

    def set_colleagues(self, staff: tuple[StaffMember, ...], me: int) -> None:
        """Offers the colleagues who can step in."""
        others = [(one.id, shown(one.name)) for one in staff if one.id != me]
        self._colleague.set_options([(None, "Nobody; it waits"), *others])

    @property
    def in_zone6(self) -> bool:
        """Whether it is held there."""
        return self._in_zone6.isChecked()

    def set_in_zone6(self, in_zone6: bool) -> None:
        """Says that it is held there."""
        self._in_zone6.setChecked(in_zone6)

    def both_ready(self) -> bool:
        """Whether the questions may be opened."""
        return self.child.value() is True and self.adult.value() is True

    def answered(self) -> bool:
        """Whether both were answered."""
        return self.child.value() is not None and self.adult.value() is not None

    def colleague(self) -> int | None:
        """Who steps in for the adult."""
        value = self._colleague.value()
        not_ready = self.adult.value() is False
        return value if not_ready and isinstance(value, int) else None

    def next_at(self) -> datetime | None:
        """The new time (UTC)."""
        if self._when_chips.value() == "soon":
            return self._workspace.now() + _SOON
        return self._when.moment()

    def check(self) -> bool:
        """Whether a new time was agreed, where it waits."""
        if self._when_chips.value() == "soon":
            return True
        return self._when.check()

    def waits(self) -> bool:
        """Whether it has to wait: the child is not ready, or the adult is and nobody steps in."""
        if not self.answered() or self.both_ready():
            return False
        return self.child.value() is False or self.colleague() is None

    def _choose_when(self, *_: object) -> None:
        later = self._when_chips.value() == "later"
        self._when.set_today_only(later)
        if later and not self._when.texts()[0].strip():
            self._when.set_moment(self._an_hour_on())
        self._answered()

    def _an_hour_on(self) -> datetime | None:
        """A time to begin from: within the school day, in an hour, at a full ten minutes."""
        now = self._workspace.now()
        calendar = self._workspace.desk.calendar
        ends = calendar.end_of_school_day(local_day(now), LONDON)
        ahead = now + timedelta(hours=1)
        over = timedelta(minutes=ahead.minute % 10, seconds=ahead.second)
        at = ahead - over + (_TEN_MINUTES if over else timedelta())
        return at.replace(microsecond=0) if at < ends else None

    def _answered(self, *_: object) -> None:
        child_waits = self.child.value() is False
        adult_waits = self.adult.value() is False
        self._colleague.setVisible(adult_waits)
        self._say.setVisible(child_waits or (adult_waits and self.colleague() is None))
        self._when.setVisible(self._when_chips.value() in ("later", "day"))
        self.changed.emit()
