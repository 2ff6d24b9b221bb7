"""What went wrong on a page: what happened, what was kept, what to do."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.field import ErrorSign
from bluesky_desktop.ui.widgets.text import Body


class ErrorNote(QWidget):
    """A box with "!" and up to three sentences; hidden while there is nothing to say.

    `acts` is a row for buttons, such as one that tries again.
    """

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._what = Body("", self, strong=True)
        self._kept = Body("", self)
        self._to_do = Body("", self)
        holder = QWidget(self)
        self.acts = Row(holder, gap=10)
        row = Row(self, gap=12, margins=(16, 14, 16, 14))
        row.addWidget(ErrorSign(self), 0, Qt.AlignmentFlag.AlignTop)
        texts = Column(gap=2)
        for text in (self._what, self._kept, self._to_do):
            texts.addWidget(text)
        texts.addWidget(holder)
        row.addLayout(texts, 1)
        self.hide()

    def say(self, what: str, kept: str = "", to_do: str = "") -> None:
        """Says what happened, what was kept and what to do."""
        for text, words in ((self._what, what), (self._kept, kept), (self._to_do, to_do)):
            text.say(words)
            text.setVisible(bool(words))
        self.setAccessibleName(" ".join(part for part in (what, kept, to_do) if part))
        self.setVisible(bool(what))

    def show_error(self, error: BlueSkyError) -> None:
        """Says what an error of the known family says."""
        self.say(error.what, error.kept, error.to_do)

    def clear(self) -> None:
        """Says nothing any more."""
        self.say("")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the box with its thick edge."""
        theme = current_theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        tokens = theme.tokens
        box(painter, rect, radius=theme.px(8), fill=tokens.card, edge=tokens.ink, width=2)
