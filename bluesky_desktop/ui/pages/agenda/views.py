"""The views gathered for a meeting, to be read out."""

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.meeting import GatheredView, Whose
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.monitoring.meeting_view import MeetingView
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, cleared
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.text import Body, Caption, Heading, Lead

_NONE = "No view was gathered before the meeting."


class GatheredViews(QWidget):
    """Each view in the words in which it was given; the child's first."""

    def __init__(self, pack: PolicyPack, parent: QWidget | None = None):
        super().__init__(parent)
        self._pack = pack
        self._count = 0
        self._column = Column(self, gap=12)

    def show_meeting(self, view: MeetingView) -> None:
        """Shows the views of this meeting."""
        cleared(self._column)
        self._count = len(view.views)
        child_first = (Whose.STUDENT, Whose.PARENTAL, Whose.PROVISION, Whose.OTHER)
        for whose in child_first:
            found = [one for one in view.views if one.whose is whose]
            if found:
                self._column.addWidget(self._card(whose, found))
        if not view.views:
            self._column.addWidget(
                Body("No view was gathered before the meeting.", self, soft=True)
            )

    def say(self) -> str:
        """How many were gathered, in words."""
        return f"{self._count} gathered" if self._count else ""

    def _card(self, whose: Whose, found: list[GatheredView]) -> Card:
        card = Card(self, margins=(20, 14, 20, 16), gap=6)
        card.column.addWidget(Heading(self._pack.label("views", whose.value), 3, card))
        for one in found:
            card.column.addWidget(Lead(f"“{shown(one.words)}”", card))
            ways = self._pack.labels("expressions", one.expressed)
            about = ". ".join(part for part in (one.name, ways) if part)
            if about:
                card.column.addWidget(Caption(shown(about), card))
        return card
