"""The views gathered for a meeting, and those still to gather."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from bluesky_desktop.domain.meeting import GatheredView, Whose
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.monitoring.meeting_view import MeetingView
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Divider, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.text import Body, Caption, Heading


class ViewsCard(Card):
    """`asked` brings whose view, and the id of one that is to be put right, or None."""

    asked = Signal(object, object)

    def __init__(self, pack: PolicyPack, parent: QWidget | None = None):
        super().__init__(parent, margins=(20, 16, 20, 18), gap=8)
        self._pack = pack
        self._list = QWidget(self)
        self._list_column = Column(self._list, gap=8)
        self.column.addWidget(Heading("Views", 2, self))
        self.column.addWidget(self._list)
        self.column.addStretch(1)

    def show_meeting(self, view: MeetingView) -> None:
        """Shows the views of this meeting, in the order of the form."""
        cleared(self._list_column)
        stands = view.meeting.cancelled_at is None
        for place, whose in enumerate(Whose):
            if place:
                self._list_column.addWidget(Divider(self._list))
            found = [one for one in view.views if one.whose is whose]
            self._add_head(whose, whose in view.missing)
            acts: list[QWidget] = []
            for one in found:
                self._add_acts(acts)
                self._add_view(one)
                acts = [self._change(one)] if stands else []
            if stands and (view.meeting.is_to_come or found == []):
                acts.append(self._gather(whose, bool(found), whose in view.missing))
            self._add_acts(acts)

    def _add_head(self, whose: Whose, missing: bool) -> None:
        row = Row(gap=8)
        label = self._pack.label("views", whose.value)
        row.addWidget(Body(label, self._list, strong=True), 1)
        if missing:
            row.addWidget(Caption("To do", self._list))
        self._list_column.addLayout(row)

    def _add_view(self, one: GatheredView) -> None:
        self._list_column.addWidget(Body(f"“{shown(one.words)}”", self._list))
        ways = self._pack.labels("expressions", one.expressed)
        parts = [part for part in (one.name, ways) if part]
        if parts:
            self._list_column.addWidget(Caption(shown(", ".join(parts)), self._list))

    def _change(self, one: GatheredView) -> LinkButton:
        change = LinkButton("Put it right", self._list)
        label = self._pack.label("views", one.whose.value)
        change.setAccessibleName(f"{label}: put it right")
        change.clicked.connect(partial(self._ask, one.whose, one.id))
        return change

    def _gather(self, whose: Whose, more: bool, missing: bool) -> QPushButton:
        label = self._pack.label("views", whose.value)
        words = "Add another" if more else "Gather it"
        button: QPushButton = (
            Button(words, ButtonKind.SMALL, self._list)
            if missing
            else LinkButton(words, self._list)
        )
        button.setAccessibleName(f"{label}: {words}")
        button.clicked.connect(partial(self._ask, whose, None))
        return button

    def _add_acts(self, acts: Sequence[QWidget]) -> None:
        """What can be done with a view, on one line as far as there is room."""
        if not acts:
            return
        # In a holder, which takes them along when the list is cleared.
        holder = QWidget(self._list)
        row = FlowLayout(holder, gap=18, row_gap=4)
        for act in acts:
            row.addWidget(act)
        self._list_column.addWidget(holder)

    def _ask(self, whose: Whose, view_id: int | None, *_: object) -> None:
        self.asked.emit(whose, view_id)
