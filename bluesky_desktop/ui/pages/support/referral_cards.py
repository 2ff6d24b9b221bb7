"""The cards of a referral that is not made yet or is to be closed: each with its one act."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.support import Referral, why_not_made
from bluesky_desktop.ui.widgets.boxes import Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.text import Body, Heading
from bluesky_desktop.ui.widgets.text_area import TextArea

_PROTECT = (
    "Only for the protection of a child, SLT can record a referral without consent."
    " Leaders alone read it then. No form and no pack holds it."
)
_NO_REASON = "Please say why."


class OneAct(Card):
    """A heading, what belongs to it, and its act."""

    def __init__(self, heading: str, act: str, kind: ButtonKind, parent: QWidget | None = None):
        super().__init__(parent, margins=(18, 16, 18, 18), gap=12)
        self.button = Button(act, kind, self)
        self.column.addWidget(Heading(heading, 2, self))

    def arrange(self, *widgets: QWidget) -> None:
        """Puts these above the act."""
        for widget in widgets:
            self.column.addWidget(widget)
        row = Row()
        row.addWidget(self.button)
        row.addStretch(1)
        self.column.addLayout(row)


class MakeCard(OneAct):
    """What is still lacking, or the press (`made`) that marks the referral as made."""

    made = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__("The referral", "Mark as made today", ButtonKind.PRIMARY, parent)
        self._why_not = Body("", self, soft=True)
        self.arrange(self._why_not)
        self.button.clicked.connect(self.made)

    def show_referral(self, one: Referral) -> bool:
        """Says what lacks; whether nothing does."""
        lacking = why_not_made(
            informed_on=one.parents_informed_on, view=one.parents_view, consent=one.consents
        )
        self._why_not.say("Informed, views kept, consent given." if lacking is None else lacking[1])
        self.button.setVisible(lacking is None)
        return lacking is None


class WithReasonCard(OneAct):
    """An act that needs a reason; `given` brings it."""

    given = Signal(str)

    def __init__(
        self, heading: str, act: str, asks: str, note: str = "", parent: QWidget | None = None
    ):
        super().__init__(heading, act, ButtonKind.BORDERED, parent)
        self.reason = TextArea(asks, self, lines=2)
        self.arrange(*((Body(note, self, soft=True),) if note else ()), self.reason)
        self.button.clicked.connect(self._give)

    def _give(self) -> None:
        reason = self.reason.text()
        if reason.strip():
            self.given.emit(reason)
        else:
            self.reason.set_error(_NO_REASON)


def protect_card(parent: QWidget) -> WithReasonCard:
    """SLT records a referral without consent, for a child's protection. Design rule 13."""
    return WithReasonCard(
        "For the child’s protection",
        "Refer without consent",
        "Why the child’s protection needs it",
        _PROTECT,
        parent,
    )


def close_card(parent: QWidget) -> WithReasonCard:
    """A referral is closed, with the reason."""
    return WithReasonCard("Close it", "Close it", "Why it is closed", parent=parent)
