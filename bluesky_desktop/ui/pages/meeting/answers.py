"""The people of a meeting, and whether each is coming, sent apologies, or came."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.meeting import Answer, Invited
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.monitoring.meeting_view import MeetingView
from bluesky_desktop.services.plans.form_words import plan_labels
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Divider, cleared
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.empty_state import EmptyState
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Body, Caption, Heading

_BEFORE = (Answer.COMING, Answer.APOLOGIES)
_AFTER = (Answer.CAME, Answer.APOLOGIES)


class AnswersCard(Card):
    """`answered` brings the person and the answer, `invite_asked` asks to invite others."""

    answered = Signal(int, object)
    invite_asked = Signal()

    def __init__(self, pack: PolicyPack, parent: QWidget | None = None):
        super().__init__(parent, margins=(20, 16, 20, 18), gap=8)
        self._pack = pack
        self._chips_of: dict[int, ChipChoices] = {}
        self._list = QWidget(self)
        self._list_column = Column(self._list, gap=8)
        self._invite = LinkButton("Invite others", self)
        self.column.addWidget(Heading(plan_labels().people, 2, self))
        self.column.addWidget(self._list)
        self.column.addWidget(self._invite)
        self.column.addStretch(1)
        self._invite.clicked.connect(self.invite_asked)

    def show_meeting(self, view: MeetingView) -> None:
        """Shows who is invited to this meeting; the focus stays at the answer that has it."""
        at = next(
            ((who, one.focused()) for who, one in self._chips_of.items() if one.focused()), None
        )
        cleared(self._list_column)
        self._chips_of = {}
        meeting = view.meeting
        self._invite.setVisible(
            view.may_prepare and meeting.is_to_come and meeting.plan_id is not None
        )
        if not meeting.people:
            self._list_column.addWidget(EmptyState("Nobody is invited yet.", parent=self._list))
        offered = _BEFORE if meeting.is_to_come else _AFTER
        for place, one in enumerate(meeting.people):
            if place:
                self._list_column.addWidget(Divider(self._list))
            may_answer = view.may_prepare and meeting.cancelled_at is None
            self._list_column.addWidget(self._row(one, offered, may_answer))
        if at is not None and at[0] in self._chips_of:
            self._chips_of[at[0]].focus_on(at[1])

    def _row(self, one: Invited, offered: tuple[Answer, ...], may_answer: bool) -> QWidget:
        row = StackingColumns(self._list, gap=10, stacks_below=380)
        words = QWidget(row)
        column = Column(words, gap=0)
        column.addWidget(Body(shown(one.name), words, strong=True))
        column.addWidget(Caption(self._pack.label("meeting_parts", one.part.value), words))
        row.add(words)
        if may_answer:
            row.add(self._chips(one, offered, row), width=232)
        elif one.answer is not Answer.NONE:
            label = self._pack.label("meeting_answers", one.answer.value)
            row.add(Body(label, row, soft=True), width=120)
        return row

    def _chips(self, one: Invited, offered: tuple[Answer, ...], row: QWidget) -> ChipChoices:
        chips = ChipChoices(
            [(each.value, self._pack.label("meeting_answers", each.value)) for each in offered],
            row,
            several=True,
        )
        chips.setAccessibleName(shown(one.name))
        chips.set_values([one.answer.value])
        chips.changed.connect(partial(self._pressed, one, chips))
        self._chips_of[one.id or 0] = chips
        return chips

    def _pressed(self, one: Invited, chips: ChipChoices, values: object) -> None:
        """One answer at a time; pressed again, the answer is open."""
        assert isinstance(values, tuple)
        chosen = [each for each in values if each != one.answer.value]
        answer = Answer(str(chosen[0])) if chosen else Answer.NONE
        chips.set_values([answer.value])
        self.answered.emit(one.id or 0, answer)
