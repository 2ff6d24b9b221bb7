"""The question that the ladder asks before a climb: has the child had time?"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.text import Text


class TimeQuestion(Card):
    """Hidden until it asks. `had_time` says that the child had, `wait` that they get more."""

    had_time = Signal()
    wait = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent, surface="sky", margins=(18, 14, 18, 16), gap=10)
        self._question = Text("", Type.HERE, "on_sky", self)
        self._yes = Button("Yes, record it", ButtonKind.PRIMARY, self)
        self._no = Button("Give more time", ButtonKind.BORDERED, self)
        row = Row(gap=8)
        row.addWidget(self._yes)
        row.addWidget(self._no)
        row.addStretch(1)
        self.column.addWidget(self._question)
        self.column.addLayout(row)
        self._yes.clicked.connect(self._answer)
        self._no.clicked.connect(self._leave)
        self.hide()

    def ask(self, name: str) -> None:
        """Asks about this pupil."""
        self._question.say(f"Has {name} had time to make a good choice?")
        self.show()
        self._yes.setFocus()

    def _answer(self) -> None:
        self.hide()
        self.had_time.emit()

    def _leave(self) -> None:
        self.hide()
        self.wait.emit()
