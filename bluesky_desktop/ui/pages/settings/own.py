"""One's own: the password, and how the app looks to oneself."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.domain.look import PERCENTS, Appearance, Look
from bluesky_desktop.services.access.accounts import change_own_password
from bluesky_desktop.storage.vault.errors import TooSoon, WrongPassword
from bluesky_desktop.ui.look_keeper import LOOK_WORDS, choose_own
from bluesky_desktop.ui.pages.settings.section import Section
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.password_field import PasswordField
from bluesky_desktop.ui.widgets.text import Caption
from bluesky_desktop.ui.workspace import Workspace


class PasswordSection(Section):
    """The present password, and the new one twice."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(
            workspace,
            "Your password",
            "Three or four words are easy to remember.",
            save="Change the password",
            parent=parent,
        )
        self._present = PasswordField("Your present password", self)
        self._new = PasswordField("The new password", self, hint="At least ten characters.")
        self._again = PasswordField("The new password once more", self)
        for field in (self._present, self._new, self._again):
            self.body.addWidget(field)
        self.fields = {"password": self._new}

    def first_focus(self) -> QWidget:
        """The present password."""
        return self._present.edit

    def save(self) -> None:
        """Changes the password."""
        if self._new.text() != self._again.text():
            self._again.set_error("The two are not the same.")
            self._again.setFocus()
            return
        self.run(
            partial(
                change_own_password,
                self.workspace.signed_in,
                present=self._present.text(),
                new=self._new.text(),
            ),
            lambda _: self._changed(),
        )

    def refused(self, error: BlueSkyError) -> None:
        """A wrong present password is said where it was typed."""
        if not isinstance(error, WrongPassword | TooSoon):
            super().refused(error)
            return
        self.button.setEnabled(True)
        self._present.set_error(" ".join(part for part in (error.what, error.to_do) if part))
        self._present.edit.selectAll()
        self._present.setFocus()

    def _changed(self) -> None:
        for field in (self._present, self._new, self._again):
            field.clear()
        self.workspace.notice("Your password is changed.")


class LookSection(Section):
    """Light or dark, and how large text is; at once, without saving."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(
            workspace, "Look", "Yours alone, whenever you sign in.", save="", parent=parent
        )
        self._look = ChipChoices(
            list(LOOK_WORDS.items()), self, label="Light or dark", several=False, height=40
        )
        self._size = ChipChoices(
            [(percent, f"{percent} %") for percent in PERCENTS],
            self,
            label="Text size",
            several=False,
            height=40,
        )
        self.body.addWidget(self._look)
        self.body.addWidget(self._size)
        self.body.addWidget(Caption("Ctrl and + or − change it on every page.", self))
        self._show_present()
        self._look.changed.connect(lambda _: self._take())
        self._size.changed.connect(lambda _: self._take())
        current_theme().changed.connect(self._show_present)

    def _show_present(self) -> None:
        present = current_theme().appearance
        self._look.set_values([present.look])
        self._size.set_values([present.text_percent])

    def _take(self) -> None:
        look, percent = self._look.value(), self._size.value()
        if isinstance(look, Look) and isinstance(percent, int):
            choose_own(self.workspace, Appearance(look, percent))
