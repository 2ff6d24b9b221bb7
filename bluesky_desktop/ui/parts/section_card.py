"""A card with a heading, and at its right a link that acts."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.icon_label import IconLabel
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.text import Body, Caption, Heading


class SectionCard(Card):
    """What belongs together on a page that is read; `column` takes the rest."""

    def __init__(self, title: str, parent: QWidget | None = None, *, icon: str = ""):
        super().__init__(parent, margins=(20, 16, 20, 18), gap=8)
        self._head = Row(gap=10)
        if icon:
            self._head.addWidget(IconLabel(icon, parent=self))
        self._head.addWidget(Heading(title, 2, self), 1)
        self.column.addLayout(self._head)
        self._title = title

    def add_act(self, words: str, act: Callable[[], object]) -> LinkButton:
        """A link at the right of the heading."""
        link = LinkButton(words, self)
        link.setAccessibleName(f"{self._title}: {words}")
        link.clicked.connect(lambda: act())
        self._head.addWidget(link)
        return link

    def add_link(self, words: str, act: Callable[[], object], *, about: str = "") -> LinkButton:
        """A link on a line of its own."""
        link = LinkButton(words, self)
        link.setAccessibleName(f"{about}: {words}" if about else words)
        link.clicked.connect(lambda: act())
        row = Row()
        row.addWidget(link)
        row.addStretch(1)
        self.column.addLayout(row)
        return link

    def add_fact(self, label: str, words: str) -> None:
        """A label with what is known below it; nothing where nothing is."""
        if words:
            both = Column(gap=0)
            both.addWidget(Caption(label, self, strong=True))
            both.addWidget(Body(words, self))
            self.column.addLayout(both)

    def add_soft(self, words: str) -> None:
        """A softer line."""
        self.column.addWidget(Body(words, self, soft=True))
