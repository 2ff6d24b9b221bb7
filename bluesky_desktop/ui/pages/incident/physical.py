"""What was done with hands, or by keeping a child apart: a card for each."""

from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.incident import Physical, PhysicalKind
from bluesky_desktop.domain.school_time import local, moment_of
from bluesky_desktop.domain.typed_time import read_time
from bluesky_desktop.ui.parts.staff_chips import StaffChips
from bluesky_desktop.ui.parts.talk_parts import chips_of
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Body
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.widgets.typed_field import TimeField
from bluesky_desktop.ui.workspace import Workspace

_NONE = "Nothing of this kind is recorded. Add it here if it was so."


class PhysicalCard(Card):
    """One physical intervention, restraint or seclusion. `removed` takes it out again."""

    changed = Signal()
    removed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(parent, margins=(18, 16, 18, 16), gap=14)
        self._id: int | None = None
        self._kept = Physical(kind=PhysicalKind.PHYSICAL)
        latest = local(workspace.now()).time()
        self.kind = chips_of(workspace.desk.pack, "physical_kinds", "What it was", self)
        self.kind.set_values((PhysicalKind.PHYSICAL.value,))
        self.by_whom = StaffChips(workspace, "Who intervened", self)
        self.hold = TextField("Which hold, as trained", self)
        self.began: TimeField[time] = self._time("Began at", latest)
        self.minutes = TextField("Minutes", self)
        self.minutes.set_width(96)
        self.why = TextArea("Why it was necessary", self, lines=2)
        self.checked_by = TextField("Who checked the child", self)
        self.checked: TimeField[time] = self._time("Checked at", latest)
        self.view = TextArea("The child’s view, in their own words", self, lines=2)
        self._remove = LinkButton("Take this out", self)
        self._arrange()
        self._connect()
        self._kind_changed()

    def _time(self, label: str, latest: time) -> TimeField[time]:
        return TimeField(
            label, lambda typed: read_time(typed, latest), lambda one: f"{one:%H:%M}", self
        )

    def _arrange(self) -> None:
        when = StackingColumns(self, gap=12, stacks_below=320)
        when.add(self.began)
        when.add(self.minutes)
        checked = StackingColumns(self, gap=12, stacks_below=420)
        checked.add(self.checked_by)
        checked.add(self.checked, width=140)
        for widget in (self.kind, self.by_whom, self.hold, when, self.why, checked, self.view):
            self.column.addWidget(widget)
        row = Row()
        row.addWidget(self._remove)
        row.addStretch(1)
        self.column.addLayout(row)

    def _connect(self) -> None:
        self.kind.changed.connect(self._kind_changed)
        self._remove.clicked.connect(self.removed)
        for signal in (
            *(self.by_whom.changed, self.hold.changed, self.began.changed, self.minutes.changed),
            *(self.why.changed, self.checked_by.changed, self.checked.changed, self.view.changed),
        ):
            signal.connect(lambda *_: self.changed.emit())

    def value(self, day: date) -> Physical:
        """What is told; its times are of this day."""
        minutes = self.minutes.text().strip()
        return Physical(
            id=self._id,
            kind=PhysicalKind(str(self.kind.value())),
            by_whom=self.by_whom.names(),
            hold=self.hold.text(),
            began_at=_moment(day, self.began),
            minutes=int(minutes) if minutes.isdecimal() else None,
            why_needed=self.why.text(),
            checked_by=self.checked_by.text(),
            checked_at=_moment(day, self.checked),
            child_view=self.view.text(),
            debriefed_at=self._kept.debriefed_at,
            debriefed_by=self._kept.debriefed_by,
            debrief=self._kept.debrief,
        )

    def show_value(self, one: Physical) -> None:
        """Shows what is on record."""
        self._id, self._kept = one.id, one
        self.kind.set_values((one.kind.value,))
        self.by_whom.set_names(one.by_whom)
        self.hold.set_text(one.hold)
        self.began.set_value(_clock(one.began_at))
        self.minutes.set_text("" if one.minutes is None else str(one.minutes))
        self.why.set_text(one.why_needed)
        self.checked_by.set_text(one.checked_by)
        self.checked.set_value(_clock(one.checked_at))
        self.view.set_text(one.child_view)
        self._kind_changed()

    def check(self) -> bool:
        """Whether the times and the minutes can be read; says beside the field what can't."""
        minutes = self.minutes.text().strip()
        if minutes and not minutes.isdecimal():
            self.minutes.set_error("Please type a number.")
            return False
        readable = [one.check() for one in (self.began, self.checked) if one.text().strip()]
        return all(readable)

    def texts(self) -> dict[str, object]:
        """What is typed, for a draft."""
        return {
            "id": self._id,
            "kind": self.kind.value(),
            "by_whom": list(self.by_whom.names()),
            "hold": self.hold.text(),
            "began": self.began.text(),
            "minutes": self.minutes.text(),
            "why": self.why.text(),
            "checked_by": self.checked_by.text(),
            "checked": self.checked.text(),
            "view": self.view.text(),
        }

    def set_texts(self, texts: dict[str, object]) -> None:
        """Shows what a draft kept."""
        kept = texts.get("id")
        self._id = kept if isinstance(kept, int) else None
        self.kind.set_values((texts.get("kind"),))
        names = texts.get("by_whom")
        self.by_whom.set_names(tuple(map(str, names)) if isinstance(names, list) else ())
        for field, key in (
            *((self.hold, "hold"), (self.began, "began"), (self.minutes, "minutes")),
            *((self.checked_by, "checked_by"), (self.checked, "checked")),
        ):
            field.set_text(str(texts.get(key, "")))
        self.why.set_text(str(texts.get("why", "")))
        self.view.set_text(str(texts.get("view", "")))
        self._kind_changed()

    def _kind_changed(self, *_: object) -> None:
        apart = self.kind.value() == PhysicalKind.SECLUSION.value
        self.hold.set_label("Where, and how" if apart else "Which hold, as trained")
        self.changed.emit()


class PhysicalCards(QWidget):
    """As many cards as there were interventions; none is the rule."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(parent)
        self._workspace = workspace
        self._cards: list[PhysicalCard] = []
        self._nothing = Body(_NONE, self, soft=True)
        self._list = Column(gap=12)
        self._more = Button("Add one", ButtonKind.BORDERED, self, icon="plus")
        column = Column(self, gap=12)
        column.addWidget(self._nothing)
        column.addLayout(self._list)
        row = Row()
        row.addWidget(self._more)
        row.addStretch(1)
        column.addLayout(row)
        self._more.clicked.connect(self._add_pressed)

    def values(self, day: date) -> tuple[Physical, ...]:
        """What is told of each."""
        return tuple(card.value(day) for card in self._cards)

    def show_values(self, physical: tuple[Physical, ...]) -> None:
        """Shows what is on record."""
        for card in tuple(self._cards):
            self._remove(card)
        for one in physical:
            self._add().show_value(one)

    def check(self) -> bool:
        """Whether each can be read."""
        readable = [card.check() for card in self._cards]
        return all(readable)

    def texts(self) -> list[dict[str, object]]:
        """What is typed, for a draft."""
        return [card.texts() for card in self._cards]

    def set_texts(self, texts: object) -> None:
        """Shows what a draft kept."""
        if isinstance(texts, list):
            self.show_values(())
            for one in texts:
                if isinstance(one, dict):
                    self._add().set_texts(one)

    def __len__(self) -> int:
        return len(self._cards)

    def _add_pressed(self) -> None:
        self._add().kind.first_focus().setFocus()
        self.changed.emit()

    def _add(self) -> PhysicalCard:
        card = PhysicalCard(self._workspace, self)
        card.changed.connect(self.changed)
        card.removed.connect(partial(self._remove, card))
        self._cards.append(card)
        self._list.addWidget(card)
        self._say()
        return card

    def _remove(self, card: PhysicalCard, *_: object) -> None:
        self._cards.remove(card)
        card.hide()
        card.deleteLater()
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        self._nothing.setVisible(not self._cards)
        self._more.set_label("Add another" if self._cards else "Add one")


def _moment(day: date, field: TimeField[time]) -> datetime | None:
    clock = field.value()
    return moment_of(day, clock) if clock is not None and field.text().strip() else None


def _clock(moment: datetime | None) -> time | None:
    return None if moment is None else local(moment).time()
