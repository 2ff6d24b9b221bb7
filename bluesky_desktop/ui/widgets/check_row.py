"""One thing to tick, with its words beside it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.ui.theme.style import draw_check
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.pressable import CheckFace
from bluesky_desktop.ui.widgets.text import Caption, Text

_MARK = 20


class CheckRow(CheckFace):
    """A tick, words, and a second line; the whole row can be pressed.

    `toggled(bool)` says that it was ticked or not; `isChecked()` and `setChecked()` are Qt's.
    """

    radius = 6

    def __init__(
        self,
        words: str,
        parent: QWidget | None = None,
        *,
        detail: str = "",
        aside: str = "",
        checked: bool = False,
    ):
        super().__init__(parent)
        self.setChecked(checked)
        self.setAccessibleName(words)
        self.setAccessibleDescription(" ".join(part for part in (detail, aside) if part))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = Row(self, gap=12, margins=(_MARK + 12, 6, 0, 6))
        texts = Column(gap=0)
        texts.addWidget(Text(words, Type.BODY, parent=self))
        if detail:
            texts.addWidget(Text(detail, Type.DETAIL, "ink_soft", self))
        row.addLayout(texts, 1)
        if aside:
            row.addWidget(Caption(aside, self))

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paints the tick's box beside the first line."""
        theme = current_theme()
        side = theme.px(_MARK)
        top = theme.px(6) + (theme.line(Type.BODY) - side) / 2
        place = QRectF(0, round(top), side, side)
        draw_check(painter, place, theme.tokens, theme.icons, chosen=self.isChecked())
