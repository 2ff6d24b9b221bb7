"""What is agreed to put things right: what, by whom, by when, and whether it is done already."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.repair import HurtChild
from bluesky_desktop.domain.school_time import local_day, show_day
from bluesky_desktop.domain.typed_time import read_day
from bluesky_desktop.services.ladder.repairs import RepairToAgree
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.check_row import CheckRow
from bluesky_desktop.ui.widgets.combo_field import ComboField
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.widgets.typed_field import DateField
from bluesky_desktop.ui.workspace import Workspace


class _RepairCard(Card):
    changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        hurt: tuple[HurtChild, ...],
        with_adult: bool,
        parent: QWidget | None = None,
    ):
        super().__init__(parent, margins=(18, 16, 18, 16), gap=12)
        self._with_adult = with_adult
        today = local_day(workspace.now())
        self.what = TextArea("What will put it right?", self, lines=2)
        self.by_whom = TextField("By whom", self)
        self.by_when: DateField[date] = DateField(
            "By when", lambda typed: read_day(typed, today, past=False), show_day, self
        )
        self.made = CheckRow("It is done already", self)
        self.with_whom = ComboField("With whom", [], self)
        self.offer(hurt)
        self.column.addWidget(self.what)
        columns = StackingColumns(self, gap=12, stacks_below=420, at_top=True)
        columns.add(self.by_whom)
        columns.add(self.by_when)
        self.column.addWidget(columns)
        self.column.addWidget(self.with_whom)
        self.column.addWidget(self.made)
        for signal in (self.what.changed, self.by_whom.changed, self.by_when.changed):
            signal.connect(lambda _: self.changed.emit())
        self.made.toggled.connect(lambda _: self.changed.emit())
        self.with_whom.changed.connect(lambda _: self.changed.emit())

    def offer(self, hurt: tuple[HurtChild, ...]) -> None:
        """Offers with whom it can be; asked only where there is a choice."""
        chosen = self.with_whom.value()
        options: list[tuple[object, str]] = [(one.id, shown(one.name)) for one in hurt]
        if self._with_adult:
            options.insert(0, (None, "With the adult"))
        self.with_whom.set_options(options)
        known = [key for key, _ in options]
        if known:
            self.with_whom.set_value(chosen if chosen in known else known[0])
        self.with_whom.setVisible(len(options) > 1)

    def typed(self) -> list[object]:
        """What is typed, for a draft."""
        return [
            *(self.what.text(), self.by_whom.text(), self.by_when.text()),
            *(self.made.isChecked(), self.with_whom.value()),
        ]

    def take_up(self, typed: list[object]) -> None:
        """Shows what a draft kept."""
        self.what.set_text(str(typed[0]))
        self.by_whom.set_text(str(typed[1]))
        self.by_when.set_text(str(typed[2]))
        self.made.setChecked(bool(typed[3]))
        if len(typed) > 4:
            self.with_whom.set_value(typed[4])

    def value(self) -> RepairToAgree:
        """The repair as it is agreed."""
        chosen = self.with_whom.value()
        return RepairToAgree(
            what=self.what.text(),
            by_whom=self.by_whom.text(),
            by_when=self.by_when.value(),
            hurt_child_id=chosen if isinstance(chosen, int) else None,
            made=self.made.isChecked(),
        )


class RepairsToAgree(QWidget):
    """One or several repairs. `changed` says that something was written."""

    changed = Signal()

    def __init__(
        self, workspace: Workspace, parent: QWidget | None = None, *, with_adult: bool = True
    ):
        super().__init__(parent)
        self._workspace, self._with_adult = workspace, with_adult
        self._hurt: tuple[HurtChild, ...] = ()
        self._cards: list[_RepairCard] = []
        self._list = Column(gap=12)
        self._more = Button("Another repair", ButtonKind.QUIET, self, icon="plus")
        column = Column(self, gap=10)
        column.addLayout(self._list)
        row = Row()
        row.addWidget(self._more)
        row.addStretch(1)
        column.addLayout(row)
        self._more.clicked.connect(self._add)
        self._add()

    def set_hurt_children(self, hurt: tuple[HurtChild, ...]) -> None:
        """Offers the children who were hurt as those to repair with."""
        self._hurt = hurt
        for card in self._cards:
            card.offer(hurt)

    def values(self) -> list[RepairToAgree]:
        """The repairs in which something is written."""
        return [card.value() for card in self._cards if card.what.text().strip()]

    def check(self) -> bool:
        """Whether every day can be read."""
        return all(not card.by_when.text().strip() or card.by_when.check() for card in self._cards)

    def texts(self) -> list[list[object]]:
        """What is typed, for a draft."""
        return [card.typed() for card in self._cards]

    def set_texts(self, texts: object) -> None:
        """Shows what a draft kept."""
        if not isinstance(texts, list):
            return
        while len(self._cards) < len(texts):
            self._add()
        for card, typed in zip(self._cards, texts, strict=False):
            if isinstance(typed, list) and len(typed) >= 4:
                card.take_up(typed)

    def clear(self) -> None:
        """One empty repair again."""
        for card in self._cards[1:]:
            self._list.removeWidget(card)
            card.deleteLater()
        del self._cards[1:]
        self._cards[0].take_up(["", "", "", False])
        self._cards[0].offer(self._hurt)

    def set_error(self, text: str | None) -> None:
        """Says beside the first repair what is missing."""
        self._cards[0].what.set_error(text)

    def first_focus(self) -> QWidget:
        """The first repair."""
        return self._cards[0].what

    def _add(self) -> None:
        card = _RepairCard(self._workspace, self._hurt, self._with_adult, self)
        card.changed.connect(self.changed)
        self._cards.append(card)
        self._list.addWidget(card)
