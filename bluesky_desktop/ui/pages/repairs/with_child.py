"""The repair with a child who was hurt: what was agreed is kept as it is written."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.drafts import DraftView, find_draft
from bluesky_desktop.services.ladder.conversations import RestorativeView
from bluesky_desktop.services.ladder.repairs import RepairToAgree
from bluesky_desktop.ui.drafting import DraftKeeper
from bluesky_desktop.ui.parts.repairs_to_agree import RepairsToAgree
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.text import Heading
from bluesky_desktop.ui.workspace import Workspace

DRAFT = "hurt_repair"


class WithChildCard(Card):
    """One repair or several, with each child who was hurt. `agreed` asks for them to be kept."""

    agreed = Signal()

    def __init__(
        self, workspace: Workspace, pupil_id: int, episode_id: int, parent: QWidget | None = None
    ):
        super().__init__(parent, gap=12)
        self._workspace, self._pupil_id, self._episode_id = workspace, pupil_id, episode_id
        self._heading = Heading("", 2, self)
        self.repairs = RepairsToAgree(workspace, self, with_adult=False)
        self.button = Button("Record the repair", ButtonKind.BORDERED, self)
        self.keeper = DraftKeeper(
            workspace,
            kind=DRAFT,
            pupil_id=pupil_id,
            subject=str(episode_id),
            body=self._body,
            parent=self,
        )
        self.keeper.wait()
        self.column.addWidget(self._heading)
        self.column.addWidget(self.repairs)
        row = Row()
        row.addWidget(self.button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.repairs.changed.connect(self.keeper.changed)
        self.button.clicked.connect(self.agreed)

    def show_view(self, view: RestorativeView) -> None:
        """Names the children with whom a repair is to make; what is being written stays."""
        names = [shown(one.name) for one in view.to_repair_with]
        self._heading.say(f"With {_in_words(names)}, who {_was(names)} hurt")
        self.repairs.set_hurt_children(view.to_repair_with)
        if not self.keeper.has_begun:
            self._read()

    def written(self) -> list[RepairToAgree] | None:
        """The repairs that are written; None where something needs mending first."""
        if not self.repairs.check():
            return None
        values = self.repairs.values()
        if not values:
            self.repairs.set_error("Please write what was agreed.")
            return None
        return values

    def start_afresh(self) -> None:
        """What was written is recorded."""
        self.keeper.stop()
        self.keeper.wait()
        self.keeper.draft_id = None
        self.repairs.clear()
        self.keeper.begin()

    def _body(self) -> dict[str, object]:
        return {"repairs": self.repairs.texts()}

    def _read(self) -> None:
        self._workspace.acts.run(
            partial(
                find_draft,
                self._workspace.desk,
                kind=DRAFT,
                pupil_id=self._pupil_id,
                subject=str(self._episode_id),
            ),
            owner=self,
            then=self._take_up,
        )

    def _take_up(self, draft: DraftView | None) -> None:
        if draft is not None:
            self.keeper.draft_id = draft.id
            self.repairs.set_texts(draft.body.get("repairs"))
        self.keeper.begin()


def _in_words(names: list[str]) -> str:
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last


def _was(names: list[str]) -> str:
    return "was" if len(names) == 1 else "were"
