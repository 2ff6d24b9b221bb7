"""What stood before the amendments of a record, with who, when and why."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import show_moment
from bluesky_desktop.services.story.amendments import PastAmendment
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, cleared
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.text import Body, Caption, Heading


class PastAmendments(QWidget):
    """A card for each amendment; nothing where there is none."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._column = Column(self, gap=14)

    def show_amendments(self, amendments: Sequence[PastAmendment]) -> None:
        """Shows these, the earliest first."""
        cleared(self._column)
        self.setVisible(bool(amendments))
        if not amendments:
            return
        self._column.addWidget(Heading("What stood before", 2, self))
        for one in amendments:
            card = Card(self, surface="sunken", margins=(16, 12, 16, 12), gap=4)
            until = f"Until {show_moment(one.at)}, changed by {one.by_name}"
            card.column.addWidget(Caption(shown(until), card))
            for label, before in one.before:
                card.column.addWidget(Body(shown(f"{label}: {before or 'nothing'}"), card))
            card.column.addWidget(Body(shown(f"Why: {one.reason}"), card, soft=True))
            self._column.addWidget(card)
