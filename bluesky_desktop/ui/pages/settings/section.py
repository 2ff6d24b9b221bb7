"""A section of the settings: fields, an error in place, and a button that saves."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.errors import BlueSkyError, InvalidInput
from bluesky_desktop.ui.parts.act_page import CanBeWrong
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.text import Body, Heading
from bluesky_desktop.ui.workspace import Workspace


class Section(QWidget):
    """`body` takes the fields; `fields` names those that can be wrong."""

    def __init__(
        self,
        workspace: Workspace,
        title: str,
        note: str = "",
        *,
        save: str = "Save",
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self.workspace = workspace
        self.fields: dict[str, CanBeWrong] = {}
        self.error = ErrorNote(self)
        self.button = Button(save, ButtonKind.PRIMARY, self)
        self.body = Column(gap=14)
        column = Column(self, gap=12)
        column.addWidget(Heading(title, 1, self))
        words = Body(note, self, soft=True)
        words.setVisible(bool(note))
        column.addWidget(words)
        column.addWidget(self.error)
        column.addLayout(self.body)
        row = Row(gap=8)
        row.addWidget(self.button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.button.clicked.connect(self.save)
        self.button.setVisible(bool(save))

    def refresh(self) -> None:
        """Shows what is set."""

    def save(self) -> None:
        """Saves what is on the page."""

    def run(self, work: Callable[[], object], then: Callable[[Any], None] | None = None) -> None:
        """Runs an act of this section; says that it is saved, or why it isn't."""
        self.error.clear()
        self.button.setEnabled(False)
        self.workspace.acts.run(
            work, owner=self, then=lambda value: self._saved(then, value), failed=self.refused
        )

    def refused(self, error: BlueSkyError) -> None:
        """Says in place why it was not saved."""
        self.button.setEnabled(True)
        field = self.fields.get(error.field) if isinstance(error, InvalidInput) else None
        if field is None:
            self.error.show_error(error)
            return
        field.set_error(error.what)
        field.setFocus()

    def _saved(self, then: Callable[[Any], None] | None, value: Any) -> None:
        self.button.setEnabled(True)
        if then is None:
            self.workspace.notice("Saved.")
        else:
            then(value)
