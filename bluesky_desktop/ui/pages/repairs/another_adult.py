"""Naming another adult for a repair: SLT's, with a reason."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.ladder.conversations import RestorativeView
from bluesky_desktop.ui.parts.act_draft import ActDraft
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.combo_field import ComboField
from bluesky_desktop.ui.widgets.text import Heading
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.workspace import Workspace

DRAFT = "another_adult"


class AnotherAdultCard(Card):
    """Who makes the repair instead, and why. `named` asks for it to be kept."""

    named = Signal()

    def __init__(
        self, workspace: Workspace, pupil_id: int, episode_id: int, parent: QWidget | None = None
    ):
        super().__init__(parent, gap=12)
        self.who = ComboField("Who", [], self)
        self.reason = TextArea("Why", self, lines=2, hint="The first name stays on record.")
        self._button = Button("Name this adult", ButtonKind.BORDERED, self)
        self.keeper = ActDraft(
            workspace,
            kind=DRAFT,
            pupil_id=pupil_id,
            subject=str(episode_id),
            fields={"who": self.who, "reason": self.reason},
            parent=self,
        )
        self.keeper.wait()
        self.column.addWidget(Heading("Another adult for this repair", 2, self))
        self.column.addWidget(self.who)
        self.column.addWidget(self.reason)
        row = Row()
        row.addWidget(self._button)
        row.addStretch(1)
        self.column.addLayout(row)
        self._button.clicked.connect(self.named)

    def show_view(self, view: RestorativeView) -> None:
        """Offers who works here, but for whose repair it is; what is being written stays."""
        chosen = self.who.value()
        self.who.set_options(
            [(one.id, shown(one.name)) for one in view.colleagues if one.id != view.repairer_id]
        )
        self.who.set_value(chosen)
        if not self.keeper.has_begun:
            self.keeper.read(lambda: None)

    def chosen(self) -> int | None:
        """The adult who was chosen, or None after saying that one is needed."""
        chosen = self.who.value()
        if isinstance(chosen, int):
            return chosen
        self.who.set_error("Please choose somebody.")
        return None

    def start_afresh(self) -> None:
        """The adult is named."""
        self.keeper.stop()
        self.keeper.wait()
        self.keeper.draft_id = None
        self.who.set_value(None)
        self.reason.set_text("")
        self.keeper.begin()
