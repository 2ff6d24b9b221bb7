"""What an empty place says: one sentence, and the act that fills it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.text import Body


class EmptyState(Card):
    """A sentence in a dotted box; `acted` says that its act was pressed."""

    acted = Signal()

    def __init__(self, sentence: str, act: str = "", parent: QWidget | None = None):
        super().__init__(parent, surface="draft", margins=(14, 10, 14, 10))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._sentence = Body(sentence, self, soft=True)
        flow = FlowLayout(gap=6, row_gap=2)
        flow.addWidget(self._sentence)
        self.link: LinkButton | None = None
        if act:
            self.link = LinkButton(act, self)
            self.link.clicked.connect(self.acted)
            flow.addWidget(self.link)
        self.column.addLayout(flow)

    def say(self, sentence: str) -> None:
        """Says something else."""
        self._sentence.say(sentence)
