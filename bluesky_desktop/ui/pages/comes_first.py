"""What comes before a step that was asked for: why it can't be yet, and what can be instead."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.ladder.standing import StepStanding, read_standing
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.step_acts import act_of_step, place_of_step
from bluesky_desktop.ui.widgets.boxes import Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.text import Body
from bluesky_desktop.ui.workspace import Workspace


class ComesFirstPage(ActPage):
    """No step is jumped: the page leads to the one that comes next, or to an account of several."""

    def __init__(
        self, workspace: Workspace, place: places.ComesFirst, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._pupil_id, self._step, self._lead_id = place.pupil_id, place.step, place.lead_id
        self._next: places.Place | None = None
        self.name(workspace.desk.pack.step_name(self._step), "", "")

    def refresh(self) -> None:
        """Reads what comes first."""
        self.workspace.acts.run(
            partial(
                read_standing,
                self.workspace.desk,
                pupil_id=self._pupil_id,
                step=self._step,
                lead_id=self._lead_id,
            ),
            owner=self,
            then=self._show,
            failed=self.refused,
        )

    def first_focus(self) -> QWidget | None:
        """What comes next."""
        return self.submit

    def record(self) -> None:
        """Goes on to what comes next; nothing is recorded yet."""
        if self._next is not None:
            self.workspace.go_instead(self._next)

    def _show(self, standing: StepStanding) -> None:
        cleared(self.body)
        first = shown(standing.pupil_first_name)
        pack = self.workspace.desk.pack
        self._next = self._place(standing.next_step, self._lead_id)
        self.name(
            f"{pack.step_name(self._step)} for {first}: not yet",
            standing.why_not,
            act_of_step(pack, standing.next_step),
        )
        for one in standing.others:
            self._offer(
                f"With {shown(one.lead_name)}, {first} is at {one.at_step}.",
                f"Take it with {shown(one.lead_name)}",
                self._place(self._step, one.lead_id),
            )
        self._offer(
            "Did it happen already? All the steps can be entered together, in their order.",
            "Enter several steps afterwards",
            places.TellAccount(self._pupil_id, self._lead_id),
        )

    def _offer(self, words: str, act: str, place: places.Place) -> None:
        card = Card(self, gap=10)
        card.column.addWidget(Body(words, card))
        button = Button(act, ButtonKind.BORDERED, card)
        button.clicked.connect(lambda _=False: self.workspace.go_instead(place))
        row = Row()
        row.addWidget(button)
        row.addStretch(1)
        card.column.addLayout(row)
        self.body.addWidget(card)

    def _place(self, step: int, lead_id: int | None) -> places.Place:
        mine = lead_id == self.workspace.desk.person.id
        return place_of_step(self._pupil_id, step, None if mine else lead_id)
