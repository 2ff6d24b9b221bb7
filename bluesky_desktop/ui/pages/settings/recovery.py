"""A new recovery code."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.access.recovery import use_recovery_code
from bluesky_desktop.services.access.set_up import fresh_recovery_code
from bluesky_desktop.storage.vault.recovery_code import MistypedCode, tidy_recovery_code
from bluesky_desktop.ui.pages.settings.section import Section
from bluesky_desktop.ui.parts.recovery_sheet import RecoverySheetCard
from bluesky_desktop.ui.widgets.text import Body
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.workspace import Workspace


class RecoverySection(Section):
    """A new recovery code: shown, printed and typed back before it is put to use."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(
            workspace,
            "Recovery code",
            "It opens the records if no senior leader can sign in. Keep the sheet locked away.",
            save="Make a new code",
            parent=parent,
        )
        self._code = ""
        self._sheet = RecoverySheetCard(workspace.acts, self)
        self._typed = TextField("Type the code from the new sheet", self)
        self._warning = Body(
            "Until you press “Use the new code”, the sheet you have now still opens the records. "
            "Then it opens nothing any more.",
            self,
            soft=True,
        )
        for widget in (self._sheet, self._typed, self._warning):
            self.body.addWidget(widget)
            widget.hide()
        self.fields = {"code": self._typed}

    def save(self) -> None:
        """Makes a new code; pressed again, puts it to use."""
        if not self._code:
            self._show_code(fresh_recovery_code())
            return
        try:
            typed = tidy_recovery_code(self._typed.text())
        except MistypedCode as error:
            self.refused(error)
            return
        if typed != self._code:
            self._typed.set_error("This is not the code above.")
            return
        self.run(partial(use_recovery_code, self.workspace.signed_in, code=typed), self._used)

    def _show_code(self, code: str) -> None:
        self._code = code
        if code:
            self._sheet.show_code(code, self.workspace.desk.setting.name)
        for widget in (self._sheet, self._typed, self._warning):
            widget.setVisible(bool(code))
        self.button.set_label("Use the new code" if code else "Make a new code")
        if code:
            self._typed.setFocus()

    def _used(self, _: object) -> None:
        self._typed.set_text("")
        self._show_code("")
        self.workspace.notice("The new code is in use. Destroy the old sheet.")
