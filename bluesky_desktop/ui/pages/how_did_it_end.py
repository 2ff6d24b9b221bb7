"""How did it end? Episodes left open at steps 1 to 4, several answered in one press."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.episode import Ending
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.services.ladder.endings import say_how_it_ended
from bluesky_desktop.services.to_do.today import TodayRow, TodayView, read_today
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.talk_parts import chips_of
from bluesky_desktop.ui.parts.undo_endings import undo_of_endings
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.empty_state import EmptyState
from bluesky_desktop.ui.widgets.text import Body, Detail
from bluesky_desktop.ui.workspace import Workspace


class HowDidItEndPage(ActPage):
    """Each open episode with its answer; all of them re-engaged in one press."""

    def __init__(self, workspace: Workspace, place: Place, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        self._answers: dict[int, ChipChoices] = {}
        self._all = Button("All of them re-engaged", parent=self, icon="check-check")
        self._list = QWidget(self)
        self._column = Column(self._list, gap=12)
        row = Row()
        row.addWidget(self._all)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self._list)
        self._all.clicked.connect(self._answer_all)
        self.name("How did it end?", "These were open when the school day ended.", "Record")

    def refresh(self) -> None:
        """Reads which are open."""
        self.workspace.acts.run(
            partial(read_today, self.workspace.desk), owner=self, then=self._show
        )

    def record(self) -> None:
        """Records every answer that was given."""
        endings = {
            episode: Ending(str(chips.value()))
            for episode, chips in self._answers.items()
            if chips.value() is not None
        }
        if not endings:
            self.error.say("Please answer at least one of them.")
            return
        self.run(
            partial(say_how_it_ended, self.workspace.desk, endings=endings),
            then=lambda _: self._recorded(tuple(endings)),
        )

    def _show(self, view: TodayView) -> None:
        cleared(self._column)
        self._answers = {}
        rows = [
            row
            for row in (*view.now, *view.today, *view.later)
            if row.obligation.duty is Duty.HOW_DID_IT_END
        ]
        for row in rows:
            self._add(row)
        self._all.setVisible(len(rows) > 1)
        self.submit.setVisible(bool(rows))
        self.leave.setVisible(bool(rows))
        self.note.setVisible(bool(rows))
        if not rows:
            empty = EmptyState("Every episode has its ending.", "Back to Today", self._list)
            empty.acted.connect(self.workspace.back)
            self._column.addWidget(empty)

    def _add(self, row: TodayRow) -> None:
        card = Card(self._list, gap=8)
        card.column.addWidget(Body(shown(row.pupil_name), card, strong=True))
        card.column.addWidget(Detail(shown(row.line.removesuffix(" How did it end?")), card))
        chips = chips_of(self.workspace.desk.pack, "endings", "", card)
        chips.setAccessibleName(f"How did it end for {shown(row.pupil_name)}?")
        card.column.addWidget(chips)
        self._answers[row.obligation.episode_id or 0] = chips
        self._column.addWidget(card)

    def _answer_all(self) -> None:
        for chips in self._answers.values():
            chips.set_values([Ending.RE_ENGAGED.value])

    def _recorded(self, episode_ids: tuple[int, ...]) -> None:
        count = len(episode_ids)
        self.workspace.notice(
            "Recorded." if count == 1 else f"{count} answers recorded.",
            undo_of_endings(self.workspace, episode_ids),
        )
        self.workspace.back()
