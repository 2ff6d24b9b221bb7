"""Cards: boxes that hold what belongs together."""

from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.widgets.boxes import Column, Margins

Surface = Literal["card", "sky", "sun", "sunken", "draft", "plain"]
"""What a card is painted as; `draft` has a dotted edge, `plain` nothing at all."""


class Card(QWidget):
    """A box with round corners and a column in it: `card.column.addWidget(...)`."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        surface: Surface = "card",
        margins: Margins = (18, 18, 18, 18),
        gap: float = 8,
    ):
        super().__init__(parent)
        self._surface: Surface = surface
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.column = Column(self, gap=gap, margins=margins)
        current_theme().changed.connect(self.update)

    def set_surface(self, surface: Surface) -> None:
        """Paints it otherwise."""
        self._surface = surface
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the box."""
        theme = current_theme()
        tokens = theme.tokens
        painter = QPainter(self)
        rect = QRectF(self.rect())
        radius = theme.px(12)
        if self._surface == "plain":
            return
        if self._surface == "draft":
            box(painter, rect, radius=radius, edge=tokens.edge, width=1.5, dashed=True)
        elif self._surface == "card":
            box(painter, rect, radius=radius, fill=tokens.card, edge=tokens.line)
        else:
            box(painter, rect, radius=radius, fill=tokens.named(self._surface))
