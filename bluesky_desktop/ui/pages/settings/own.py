"""One's own: the password, and how the app looks on this PC now."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.access.accounts import change_own_password
from bluesky_desktop.ui.pages.settings.section import Section
from bluesky_desktop.ui.theme.theme import Look, current_theme
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.password_field import PasswordField
from bluesky_desktop.ui.workspace import Workspace

_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


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

    def save(self) -> None:
        """Changes the password."""
        if self._new.text() != self._again.text():
            self._again.set_error("The two are not the same.")
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

    def _changed(self) -> None:
        for field in (self._present, self._new, self._again):
            field.clear()
        self.workspace.notice("Your password is changed.")


class LookSection(Section):
    """Light or dark, and how large text is; at once, without saving."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(
            workspace, "Look", "For this PC, until the app is closed.", save="", parent=parent
        )
        theme = current_theme()
        self._look = ChipChoices(
            [
                (Look.SYSTEM, "As Windows has it"),
                (Look.LIGHT, "Light"),
                (Look.DARK, "Dark"),
            ],
            self,
            label="Light or dark",
            several=False,
            height=40,
        )
        self._look.set_values([theme.look])
        self._scale = ChipChoices(
            [(scale, f"{round(scale * 100)} %") for scale in _SCALES],
            self,
            label="Text size",
            several=False,
            height=40,
        )
        self._scale.set_values([theme.text_scale])
        self.body.addWidget(self._look)
        self.body.addWidget(self._scale)
        self._look.changed.connect(lambda _: self._take())
        self._scale.changed.connect(lambda _: self._take())

    def _take(self) -> None:
        theme = current_theme()
        look, scale = self._look.value(), self._scale.value()
        if isinstance(look, Look):
            theme.set_look(look)
        if isinstance(scale, float):
            theme.set_text_scale(scale)
