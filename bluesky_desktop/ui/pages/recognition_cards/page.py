"""Cards to take home: a value postcard or a note, seen before it is printed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.drafts import DraftView, drop_draft, find_draft
from bluesky_desktop.services.papers.printouts import Printout
from bluesky_desktop.services.papers.recognition_cards import (
    CARD_KINDS,
    RecognitionToPrint,
    read_recognitions_to_print,
    recognition_cards,
)
from bluesky_desktop.ui import places
from bluesky_desktop.ui.drafting import DraftKeeper
from bluesky_desktop.ui.pages.paper_preview.preview import PreviewPage
from bluesky_desktop.ui.pages.recognition_cards.choices import CardPanel
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.workspace import Workspace

_PAUSE_MS = 500
"""How long typing must pause before the cards are drawn anew."""


class RecognitionCardsPage(PreviewPage):
    """The child's own words are kept as they are typed, while the card is not finished."""

    def __init__(
        self, workspace: Workspace, place: places.RecognitionCards, parent: QWidget | None = None
    ):
        self._entry_ids = place.entry_ids
        super().__init__(workspace, place, parent)
        pack = workspace.desk.pack
        self.head_says(pack.label("recognitions", CARD_KINDS[0]))
        self._keeper: DraftKeeper | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self.draw)

    def make_side(self) -> QWidget:
        """The kind, the size, the child's own words and picture."""
        pack = self.workspace.desk.pack
        kinds = [(key, pack.label("recognitions", key)) for key in CARD_KINDS]
        self._panel = CardPanel(kinds, alone=len(self._entry_ids) == 1, parent=self)
        self._panel.changed.connect(self.draw)
        self._panel.typed.connect(self._typed)
        return self._panel

    def touched_by(self, changes: Changes) -> bool:
        """The recognition may be amended."""
        return changes.touches(Kind.STORY, Kind.PUPIL)

    def refresh(self) -> None:
        """Reads whom the cards are for, and draws them."""
        desk = self.workspace.desk
        if self._keeper is None:
            work = partial(read_recognitions_to_print, desk, entry_ids=self._entry_ids)
            self.run(work, self._begin)
        else:
            self.draw()

    def _begin(self, found: tuple[RecognitionToPrint, ...]) -> None:
        first = found[0]
        alone = len(found) == 1
        self._keeper = DraftKeeper(
            self.workspace,
            kind="recognition_card",
            pupil_id=first.pupil_id,
            subject=str(first.entry_id),
            body=lambda: {"own_words": self._panel.own_words()},
            parent=self,
        )
        if alone and first.kind in CARD_KINDS:
            self._panel.choose_kind(first.kind)
        if not alone:
            self.draw()
            return
        work = partial(
            find_draft,
            self.workspace.desk,
            kind="recognition_card",
            pupil_id=first.pupil_id,
            subject=str(first.entry_id),
        )
        self.run(work, self._take_up)

    def _take_up(self, draft: DraftView | None) -> None:
        if draft is not None and self._keeper is not None:
            self._keeper.draft_id = draft.id
            self._panel.take_up(str(draft.body.get("own_words", "")))
        self.draw()

    def _typed(self) -> None:
        if self._keeper is not None:
            self._keeper.changed()
            self.changes_soon()
            self._later.start()

    def keep(self) -> None:
        """Writes at once what is not written yet."""
        if self._keeper is not None:
            self._keeper.keep_now()

    def given_out(self) -> None:
        """The card is printed or saved: what was typed for it is finished."""
        if self._keeper is not None and self._keeper.draft_id is not None:
            self._keeper.stop()
            draft_id, self._keeper.draft_id = self._keeper.draft_id, None
            self.run(partial(drop_draft, self.workspace.desk, draft_id=draft_id), _nothing_more)

    def paper_work(self) -> Callable[[], Printout]:
        """The cards as they are chosen."""
        return partial(
            recognition_cards,
            self.workspace.desk,
            entry_ids=self._entry_ids,
            choices=self._panel.choices(),
        )

    def show_paper(self, printout: Printout) -> None:
        """Shows them, named by their kind."""
        self.head_says(printout.name, shown(printout.pupil_name))
        super().show_paper(printout)


def _nothing_more(_: object) -> None:
    """A draft was thrown away, and nothing follows from it."""
