"""One line of a record: what it is, and what was written."""

from PySide6.QtWidgets import QWidget

from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.text import Body, Caption


class FactLine(QWidget):
    """A label above its words."""

    def __init__(self, label: str, words: str, parent: QWidget | None = None):
        super().__init__(parent)
        column = Column(self, gap=2)
        column.addWidget(Caption(label, self, strong=True))
        column.addWidget(Body(words, self))
