"""The first part of a meeting: who is here, and what it opens with."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.meeting import Answer, Meeting
from bluesky_desktop.services.plans.form_words import plan_labels
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, cleared
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.text import Body, Heading, Text


class PeoplePart(QWidget):
    """`changed` says that somebody was ticked or not. Who sent apologies is not ticked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.came = ChipChoices((), self, label="Who is here", height=44)
        self._apologies = Body("", self, soft=True)
        column = Column(self, gap=18)
        column.addWidget(self.came)
        column.addWidget(self._apologies)
        self.came.changed.connect(lambda _: self.changed.emit())

    def show_meeting(self, meeting: Meeting) -> None:
        """Offers those who were invited."""
        people = [one for one in meeting.people if one.id is not None]
        self.came.set_options([(one.id, shown(one.name)) for one in people])
        self.came.set_values([one.id for one in people if one.answer is not Answer.APOLOGIES])
        sent = [one.name for one in people if one.answer is Answer.APOLOGIES]
        label = plan_labels().apologies
        self._apologies.say(shown(f"{label}: {', '.join(sent)}") if sent else "")
        self._apologies.setVisible(bool(sent))

    def ids(self) -> list[int]:
        """Who is here, by their invitations."""
        return [int(str(one)) for one in self.came.values()]

    def say(self) -> str:
        """How many are here, in words."""
        count = len(self.came.values())
        return f"{count} here" if count else ""


class OpeningPart(QWidget):
    """What a meeting opens with, large enough for everybody: the child's strengths, the aim."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._column = Column(self, gap=14)

    def show_words(self, name: str, strengths: tuple[str, ...], aim: str) -> None:
        """Shows what is known of them; nothing where nothing is."""
        cleared(self._column)
        if strengths:
            self._add(f"{shown(name)}’s strengths", strengths)
        if aim:
            self._add(plan_labels().aim, (aim,))

    def _add(self, heading: str, lines: tuple[str, ...]) -> None:
        card = Card(self, margins=(22, 16, 22, 18), gap=4)
        card.column.addWidget(Heading(heading, 3, card))
        for one in lines:
            card.column.addWidget(Text(shown(one), Type.SPOKEN, "ink", card))
        self._column.addWidget(card)
