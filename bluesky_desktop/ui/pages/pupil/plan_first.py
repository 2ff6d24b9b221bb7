"""What comes before the steps: the pupil's own regulation plan, or that there is none yet."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import TOP, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.icon_label import IconLabel
from bluesky_desktop.ui.widgets.pressable import Pressable
from bluesky_desktop.ui.widgets.text import Run, Text

_LINES = 2


class PlanFirst(Pressable):
    """The plan's first lines; pressing it unfolds the whole."""

    radius = 10

    def __init__(self, first_name: str, plan: str, parent: QWidget | None = None):
        super().__init__(parent)
        self._unfolded = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        title = f"{first_name}’s own plan comes first. "
        self.setAccessibleName(title + plan)
        self._words = Text(
            [Run(title, strong=True), plan], Type.DETAIL, "on_sun", self, max_lines=_LINES
        )
        self._chevron = IconLabel("chevron-down", "on_sun", 16, self)
        row = Row(self, gap=8, margins=(12, 8, 12, 8))
        row.addWidget(self._words, 1)
        row.addWidget(self._chevron, 0, TOP)
        self.clicked.connect(self._turn)

    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        self._words.set_max_lines(None if self._unfolded else _LINES)
        self._chevron.set_icon("chevron-up" if self._unfolded else "chevron-down")

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paints the sun-coloured strip."""
        theme = current_theme()
        box(painter, rect, radius=theme.px(10), fill=theme.tokens.sun)


class NoPlanYet(Card):
    """Says for whom the steps are, and offers to write the plan: `asked`."""

    asked = Signal()

    def __init__(self, first_name: str, parent: QWidget | None = None):
        super().__init__(parent, surface="sun", margins=(12, 8, 12, 8))
        words = f"These steps suit a child at ‘thinking’ or above. {first_name} has no plan yet."
        write = Button("Write it", ButtonKind.SMALL, self)
        write.setAccessibleName(f"Write it: a regulation plan for {first_name}")
        write.clicked.connect(self.asked)
        row = Row(gap=12)
        row.addWidget(Text(words, Type.DETAIL, "on_sun", self), 1)
        row.addWidget(write, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)
