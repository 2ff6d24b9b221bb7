"""Getting in with the printed recovery code: the code, then a senior leader's new password."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.clock import Clock
from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.services.access.recovery import Recovery, leaders_to_recover, recover
from bluesky_desktop.services.store import Store
from bluesky_desktop.storage.vault.recovery_code import MistypedCode, tidy_recovery_code
from bluesky_desktop.ui.acts import Acts
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Gap, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.choice_cards import Choice, ChoiceCards
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.password_field import PasswordField
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.text import Heading, Lead
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.widgets.tile import initials_of


class RecoveryPage(QWidget):
    """`finished` brings the account that has a new password, or nothing where one goes back."""

    finished = Signal(str)

    def __init__(self, store: Store, clock: Clock, acts: Acts, parent: QWidget | None = None):
        super().__init__(parent)
        self._store, self._clock, self._acts = store, clock, acts
        self._tidy = ""
        self._scroll = ScrollPage(self, margins=(40, 72, 40, 40), widest=640, centred=True)
        self._error = ErrorNote(self)
        self._code = TextField("The code on the printed sheet", self)
        self._leaders = ChoiceCards((), self, name="Who are you", compact=True)
        self._password = PasswordField("Your new password", self, hint="At least ten characters.")
        self._again = PasswordField("The new password once more", self)
        self._next = Button("Go on", ButtonKind.PROMINENT, self)
        self._back = Button("Back to sign-in", ButtonKind.LARGE, self)
        self._arrange()
        self._next.clicked.connect(self._go_on)
        self._code.entered.connect(self._go_on)
        self._again.entered.connect(self._go_on)
        self._back.clicked.connect(lambda: self.finished.emit(""))
        self._show_second(False)
        self._code.setFocus()

    def _arrange(self) -> None:
        Column(self).addWidget(self._scroll)
        content = self._scroll.content
        content.addWidget(Heading("Use the recovery code", 1, self))
        content.addWidget(Lead("It gives a senior leader a new password.", self))
        for widget in (self._error, self._code, self._leaders, self._password, self._again):
            content.addWidget(Gap(14, self))
            content.addWidget(widget)
        content.addWidget(Gap(20, self))
        row = Row(gap=12)
        row.addWidget(self._next)
        row.addWidget(self._back)
        row.addStretch(1)
        content.addLayout(row)
        content.addStretch(1)

    def _show_second(self, second: bool) -> None:
        for widget in (self._leaders, self._password, self._again):
            widget.setVisible(second)
        self._code.set_read_only(second)
        self._next.set_label("Set the password" if second else "Go on")

    def _go_on(self) -> None:
        self._error.clear()
        if self._tidy:
            self._set_password()
            return
        try:
            tidy = tidy_recovery_code(self._code.text())
        except MistypedCode as error:
            self._code.set_error(str(error))
            return
        self._next.setEnabled(False)
        self._acts.run(
            partial(leaders_to_recover, self._store, code=tidy, clock=self._clock),
            owner=self,
            then=partial(self._choose, tidy),
            failed=self._refused,
        )

    def _choose(self, tidy: str, found: Recovery) -> None:
        self._tidy = tidy
        self._next.setEnabled(True)
        self._leaders.set_choices(
            [
                Choice(account, shown(name), "", initials=initials_of(name))
                for account, name in found.leaders
            ]
        )
        if len(found.leaders) == 1:
            self._leaders.set_value(found.leaders[0][0])
        self._show_second(True)
        self._password.setFocus()

    def _set_password(self) -> None:
        account = self._leaders.value()
        if account is None:
            self._leaders.set_error("Please choose who you are.")
            return
        if self._password.text() != self._again.text():
            self._again.set_error("The two are not the same.")
            return
        self._next.setEnabled(False)
        self._acts.run(
            partial(
                recover,
                self._store,
                code=self._tidy,
                account=str(account),
                password=self._password.text(),
                clock=self._clock,
            ),
            owner=self,
            then=lambda _: self.finished.emit(str(account)),
            failed=self._refused,
        )

    def _refused(self, error: BlueSkyError) -> None:
        self._next.setEnabled(True)
        self._error.show_error(error)
