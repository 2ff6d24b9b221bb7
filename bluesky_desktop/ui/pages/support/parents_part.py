"""The parents: informed, their views, their consent; or SLT's word for a child's protection."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import local_day, show_day
from bluesky_desktop.domain.support import Referral
from bluesky_desktop.domain.typed_time import read_day
from bluesky_desktop.ui.parts.who_did_it import WhoDidIt
from bluesky_desktop.ui.widgets.boxes import Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Heading
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.widgets.typed_field import DateField
from bluesky_desktop.ui.workspace import Workspace

_YES, _NO, _AWAITED = "yes", "no", "awaited"
_ANSWERS = {_YES: True, _NO: False, _AWAITED: None}


class ParentsPart(Card):
    """`asked` says that the button was pressed."""

    asked = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(parent, margins=(18, 16, 18, 18), gap=14)
        today = local_day(workspace.now())
        self.informed: DateField[date] = DateField(
            "Parents informed on", lambda typed: read_day(typed, today), show_day, self
        )
        self.who = WhoDidIt(workspace, self, label="Informed by", otherwise="By somebody else")
        self.view = TextArea("The parents’ views", self, lines=3)
        self.consent = ChipChoices(
            [(_YES, "Yes"), (_NO, "No"), (_AWAITED, "Awaited")],
            self,
            label="Do they consent?",
            several=False,
            height=40,
        )
        self.consent_by = TextField("Who answered", self)
        self.consent_on: DateField[date] = DateField(
            "When they answered", lambda typed: read_day(typed, today), show_day, self
        )
        self.button = Button("Keep this", ButtonKind.BORDERED, self)
        self._arrange()
        self.consent.changed.connect(lambda _: self.show_answer())
        self.button.clicked.connect(self.asked)

    def _arrange(self) -> None:
        answer = StackingColumns(self, gap=12, stacks_below=420)
        answer.add(self.consent_by)
        answer.add(self.consent_on)
        self.column.addWidget(Heading("The parents", 2, self))
        for widget in (self.informed, self.who, self.view, self.consent, answer):
            self.column.addWidget(widget)
        row = Row()
        row.addWidget(self.button)
        row.addStretch(1)
        self.column.addLayout(row)

    def show_referral(self, one: Referral) -> None:
        """Shows what is kept."""
        self.informed.set_value(one.parents_informed_on)
        if one.parents_informed_by_id is not None:
            self.who.set_value(one.parents_informed_by_id)
        self.view.set_text(one.parents_view)
        stands = one.withdrawn_on is None
        answer = next(key for key, value in _ANSWERS.items() if value is one.consent)
        self.consent.set_values((answer if stands else _AWAITED,))
        self.consent_by.set_text(one.consent_by if stands else "")
        self.consent_on.set_value(one.consent_on if stands else None)
        self.show_answer()

    def check(self) -> bool:
        """Whether the days can be read."""
        days = [one for one in (self.informed, self.consent_on) if one.text().strip()]
        readable = [one.check() for one in days]
        return all(readable)

    def answer(self) -> bool | None:
        """Yes, no, or None while it is awaited."""
        return _ANSWERS[str(self.consent.value() or _AWAITED)]

    def informed_on(self) -> date | None:
        """The day, where one is typed."""
        return self.informed.value() if self.informed.text().strip() else None

    def answered_on(self) -> date | None:
        """The day of the answer, where one is typed."""
        return self.consent_on.value() if self.consent_on.text().strip() else None

    def show_answer(self) -> None:
        """Asks who answered, and when, once there is an answer."""
        answered = self.answer() is not None
        self.consent_by.setVisible(answered)
        self.consent_on.setVisible(answered)
