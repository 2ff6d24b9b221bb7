"""Something not finished, as a row that leads back to it."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.pressable import Pressable
from bluesky_desktop.ui.widgets.text import Caption, Text


class UnfinishedRow(Pressable):
    """What it is, about whom, and when it was kept; its words wrap."""

    radius = 6

    def __init__(self, what: str, whom: str, kept: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAccessibleName(f"{what}, {whom}" if whom else what)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = Column(self, gap=1, margins=(0, 3, 0, 3))
        column.addWidget(Text(what, Type.STRONG, "accent", self))
        column.addWidget(Caption(f"{whom}. {kept}" if whom else kept, self))
