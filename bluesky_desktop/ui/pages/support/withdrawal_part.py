"""That the parents withdrew their consent once a referral was made: who, when, and their words."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import local_day, show_day
from bluesky_desktop.domain.typed_time import read_day
from bluesky_desktop.ui.pages.support.referral_cards import OneAct
from bluesky_desktop.ui.widgets.buttons import ButtonKind
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Body
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.widgets.typed_field import DateField
from bluesky_desktop.ui.workspace import Workspace

_WHAT_FOLLOWS = "That they had consented stays on record. Tell the agency, and agree what follows."


class WithdrawalPart(OneAct):
    """`withdrawn` says that the button was pressed."""

    withdrawn = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        act = "Keep that it was withdrawn"
        super().__init__("The consent was withdrawn", act, ButtonKind.BORDERED, parent)
        today = local_day(workspace.now())
        self.by = TextField("Who withdrew it", self)
        self.day: DateField[date] = DateField(
            "When they withdrew it", lambda typed: read_day(typed, today), show_day, self
        )
        self.words = TextArea("What they said about it", self, lines=2)
        who_and_when = StackingColumns(self, gap=12, stacks_below=420)
        who_and_when.add(self.by)
        who_and_when.add(self.day)
        self.arrange(Body(_WHAT_FOLLOWS, self, soft=True), who_and_when, self.words)
        self.button.clicked.connect(self.withdrawn)

    def check(self) -> bool:
        """Whether the day, where one is typed, can be read."""
        return not self.day.text().strip() or self.day.check()

    def withdrawn_on(self) -> date | None:
        """The day, where one is typed; today otherwise."""
        return self.day.value() if self.day.text().strip() else None
