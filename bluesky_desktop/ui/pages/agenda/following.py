"""The last parts of a meeting: when the next one is, and what was agreed, read out once more."""

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.plan import Plan, reviewed_in, targets_of_meeting
from bluesky_desktop.domain.school_time import show_day, show_moment
from bluesky_desktop.services.plans.form_words import plan_labels
from bluesky_desktop.ui.pages.plan.review import about_target
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, cleared
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.text import Body, Caption, Detail, Heading
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.workspace import Workspace


class NextPart(QWidget):
    """`changed` says that something was typed. Without a time none is dated."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(parent)
        self._due = Body("", self, soft=True)
        self.when = WhenItWas(workspace, self, label="Time", may_be_now=False, past=False)
        self._not_yet = Caption("Leave the time empty if it is not agreed yet.", self)
        self.place = TextField("Where", self)
        column = Column(self, gap=18)
        for widget in (self._due, self.when, self._not_yet, self.place):
            column.addWidget(widget)
        self.when.changed.connect(self.changed)
        self.place.changed.connect(lambda _: self.changed.emit())

    def offer(self, due: date | None, place: str) -> None:
        """Offers the day by which the policy asks for the review, and the same place."""
        if due is not None:
            self._due.say(f"The review is due by {show_day(due)}.")
            self.when.offer_day(due)
        self._due.setVisible(due is not None)
        if not self.place.text():
            self.place.set_text(place)

    def check(self) -> bool:
        """Whether it can be read, if anything is typed; says beside the field what can't."""
        return not self.when.time.text().strip() or self.when.check()

    def moment(self) -> datetime | None:
        """When the next meeting is (UTC); None where it is not agreed yet."""
        return self.when.moment()

    def say(self) -> str:
        """When the next meeting is, in words."""
        moment = self.moment()
        return show_moment(moment) if moment else ""


class EndPart(QWidget):
    """What the meeting agreed; read out before it ends."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._column = Column(self, gap=12)

    def show_all(self, plan: Plan, meeting_id: int, *, here: str, following: str) -> None:
        """Shows who is here, each target agreed or kept, and the next meeting."""
        cleared(self._column)
        agreed = targets_of_meeting(plan, meeting_id)
        kept = [one for one, _ in reviewed_in(plan, meeting_id) if one.is_open]
        self._add("Here", [(here or "Nobody is ticked yet", "")])
        targets = [(one.words, about_target(one)) for one in (*kept, *agreed)]
        self._add("Targets", targets or [("None agreed yet", "")])
        self._add(plan_labels().next_meeting, [(following or "Not agreed yet", "")])

    def _add(self, title: str, lines: list[tuple[str, str]]) -> None:
        card = Card(self, margins=(20, 14, 20, 16), gap=6)
        card.column.addWidget(Heading(title, 3, card))
        for words, about in lines:
            card.column.addWidget(Body(shown(words), card))
            if about:
                card.column.addWidget(Detail(shown(about), card))
        self._column.addWidget(card)
