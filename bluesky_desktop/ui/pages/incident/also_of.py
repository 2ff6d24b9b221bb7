"""Further pupils whose incident it was too: one record tells of all of them."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.ui.into_view import bring_into_view
from bluesky_desktop.ui.parts.pupil_picker import PupilPicker
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.text import Caption
from bluesky_desktop.ui.workspace import Workspace

_OWN = (
    "Each gets a record of their own with what happened, and what is to do about it. Injuries and"
    " what was done with hands are written there. No paper names the others."
)


class AlsoOf(QWidget):
    """A quiet line that opens the choice of pupils. `changed` says that somebody was chosen."""

    changed = Signal()

    def __init__(self, workspace: Workspace, pupil_id: int, parent: QWidget | None = None):
        super().__init__(parent)
        self._open = LinkButton("It was another pupil’s incident too", self)
        self._choice = QWidget(self)
        self._picker = PupilPicker(
            workspace, None, self._choice, label="Whose incident was it too?", without=pupil_id
        )
        choice = Column(self._choice, gap=8)
        choice.addWidget(self._picker)
        choice.addWidget(Caption(_OWN, self._choice))
        column = Column(self)
        row = Row()
        row.addWidget(self._open)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._choice)
        self._choice.hide()
        self._open.clicked.connect(self._show_choice)
        self._picker.changed.connect(self._chosen)

    def values(self) -> tuple[int, ...]:
        """The pupils who are chosen."""
        return self._picker.values()

    def names(self) -> tuple[str, ...]:
        """Their names."""
        return self._picker.names()

    def set_values(self, pupils: Sequence[int]) -> None:
        """Chooses these pupils."""
        self._picker.set_values(pupils)
        if pupils:
            self._show_choice(focus=False)

    def _show_choice(self, *_: object, focus: bool = True) -> None:
        self._open.hide()
        self._choice.show()
        if focus:
            self._picker.first_focus().setFocus()
            QTimer.singleShot(0, self, self._bring_into_view)

    def _chosen(self) -> None:
        self.changed.emit()
        QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        """All of the choice, down to what it means, once it has its place."""
        bring_into_view(self._choice)
