"""The recovery code on screen, and its sheet as a PDF; it is shown once."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.ui.acts import Acts
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.text import Body, Text


class RecoverySheetCard(Card):
    """The code in its groups, and a button that saves the sheet."""

    def __init__(self, acts: Acts, parent: QWidget | None = None):
        super().__init__(parent, margins=(24, 20, 24, 20), gap=14)
        self._acts = acts
        self._code = ""
        self._setting = ""
        self._words = Text("", Type.CARD, parent=self)
        self._words.setAccessibleName("Recovery code")
        self._save = Button("Save the sheet as PDF", ButtonKind.BORDERED, self, icon="download")
        self._said = Body("", self, soft=True)
        self.column.addWidget(self._words)
        row = Row(gap=12)
        row.addWidget(self._save)
        row.addWidget(self._said, 1)
        self.column.addLayout(row)
        self._save.clicked.connect(self._choose_file)

    def show_code(self, code: str, setting: str) -> None:
        """Shows a code."""
        self._code, self._setting = code, setting
        self._words.say(code.replace("-", "  "))

    def save_to(self, path: str) -> None:
        """Writes the sheet."""
        self._acts.run(
            partial(_write, self._code, self._setting, Path(path)),
            owner=self,
            then=lambda _: self._said.say("Saved. Print it, then lock it away."),
            failed=lambda error: self._said.say(f"{error.what} {error.to_do}"),
        )

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, "Save the sheet")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile("Recovery code.pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()


def _write(code: str, setting: str, target: Path) -> None:
    from bluesky_desktop.documents.recovery_sheet import RecoverySheet, write_recovery_sheet

    try:
        write_recovery_sheet(RecoverySheet(setting, tuple(code.split("-"))), target)
    except OSError as error:
        raise BlueSkyError(
            f"The sheet could not be saved: {error.strerror}.",
            to_do="Choose another folder.",
        ) from error
