"""The head of a page: its title, a softer line, and its acts at the right."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Text


class PageHeader(QWidget):
    """A title and a note; `add_act` puts buttons at the right, or below where there is no room."""

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._title = Text(title, Type.PAGE, parent=self)
        self._note = Text(note, Type.LEAD, "ink_soft", self)
        self._note.setVisible(bool(note))
        words = QWidget(self)
        texts = Column(words, gap=2)
        texts.addWidget(self._title)
        texts.addWidget(self._note)
        self._acts = QWidget(self)
        self._acts.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._flow = FlowLayout(self._acts, gap=12)
        self._columns = StackingColumns(self, gap=12, stacks_below=620)
        self._columns.add(words)
        self._columns.add(self._acts, share=0)
        column = Column(self)
        column.addWidget(self._columns)
        self._acts.hide()

    def set_title(self, title: str) -> None:
        """Shows another title."""
        self._title.say(title)

    def set_note(self, note: str) -> None:
        """Shows another softer line, or none."""
        self._note.say(note)
        self._note.setVisible(bool(note))

    def add_act(self, act: QWidget) -> None:
        """Puts a button at the right."""
        self._flow.addWidget(act)
        self._acts.show()
