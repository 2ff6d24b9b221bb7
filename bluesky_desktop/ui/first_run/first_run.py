"""Setting up: the setting, one's account, the recovery code, term dates, ready."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.clock import Clock
from bluesky_desktop.domain.errors import BlueSkyError, InvalidInput
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.domain.term_calendar import TermCalendar, school_year_of, suggested_calendar
from bluesky_desktop.services.access.set_up import (
    FirstLeader,
    clear_unfinished,
    create_setting,
    fresh_recovery_code,
)
from bluesky_desktop.services.store import Store
from bluesky_desktop.storage.vault.passwords import WeakPassword, check_password
from bluesky_desktop.storage.vault.recovery_code import MistypedCode, tidy_recovery_code
from bluesky_desktop.ui.acts import Acts
from bluesky_desktop.ui.parts.recovery_sheet import RecoverySheetCard
from bluesky_desktop.ui.parts.term_calendar import TermCalendarEditor
from bluesky_desktop.ui.shell.wizard_frame import WizardFrame
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.password_field import PasswordField
from bluesky_desktop.ui.widgets.rail import RailEntry, RailState
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.text import Body, Lead, Question
from bluesky_desktop.ui.widgets.text_field import TextField

_PAGES = ("The setting", "Your account", "Recovery code", "Term dates", "Ready")
_SETTING, _ACCOUNT, _RECOVERY, _TERMS, _READY = range(5)


class FirstRun(QWidget):
    """`finished` brings the account that was made; `sample_asked` asks for the sample instead."""

    finished = Signal(str)
    sample_asked = Signal()

    def __init__(self, store: Store, clock: Clock, acts: Acts, parent: QWidget | None = None):
        super().__init__(parent)
        self._store, self._clock, self._acts = store, clock, acts
        self._code = fresh_recovery_code()
        self._calendar: TermCalendar | None = None
        self._at = _SETTING
        self._frame = WizardFrame(
            None, title="Welcome", note="Five short pages, then it is yours.", parent=self
        )
        Column(self).addWidget(self._frame)
        self._make()
        self._frame.next_pressed.connect(self._go_on)
        self._frame.back_pressed.connect(self._go_back)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self._go_back)
        self._frame.rail_chosen.connect(self._jump)
        acts.run(partial(clear_unfinished, store), owner=self)
        self._show(_SETTING)

    def _make(self) -> None:
        today = local_day(self._clock())
        self._name = TextField("Name of the setting", self)
        self._sample = Button(
            "Look around with the sample setting", ButtonKind.LARGE, self, icon="eye"
        )
        self._sample.clicked.connect(self._ask_for_sample)
        self._page(
            "What is your setting called?",
            "Everything stays on this computer, encrypted.",
            self._name,
        )
        first = self._frame.pages.widget(_SETTING)
        assert isinstance(first, ScrollPage)
        row = Row()
        row.addWidget(self._sample)
        row.addStretch(1)
        first.content.insertLayout(first.content.count() - 1, row)
        self._person = TextField("Your name", self)
        self._job = TextField("Your job", self, hint="Such as: head of setting")
        self._password = PasswordField("Your password", self, hint="At least ten characters.")
        self._again = PasswordField("The password once more", self)
        self._page(
            "Who are you?",
            "You are the first senior leader, and add your colleagues afterwards.",
            *(self._person, self._job, self._password, self._again),
        )
        self._sheet = RecoverySheetCard(self._acts, self)
        self._typed = TextField("Type the code from your sheet", self)
        self._page(
            "Print your recovery code",
            "It is shown once. It opens the records if nobody can sign in any more.",
            *(self._sheet, self._typed),
        )
        self._terms = TermCalendarEditor(today, self)
        self._terms.show_calendar(suggested_calendar(school_year_of(today)))
        self._page(
            "When are your terms?",
            "These are suggested for this school year. Change what differs.",
            self._terms,
            widest=900,
        )
        self._ready = Body("", self)
        self._page("Ready", "", self._ready)

    def _page(self, question: str, note: str, *widgets: QWidget, widest: float = 720) -> None:
        page = self._frame.add_page(widest=widest)
        page.content.addWidget(Question(question, page))
        if note:
            page.content.addSpacing(4)
            page.content.addWidget(Lead(note, page))
        for widget in widgets:
            page.content.addSpacing(18)
            page.content.addWidget(widget)
        page.content.addSpacing(18)
        page.content.addStretch(1)

    def take_focus(self) -> None:
        """Puts the focus where one writes first; where nothing need be written, at the way on."""
        fields = {_SETTING: self._name, _ACCOUNT: self._person, _RECOVERY: self._typed}
        fields.get(self._at, self._frame.next_button).setFocus()

    def _show(self, at: int) -> None:
        self._at = at
        self._frame.show_page(at)
        self._frame.set_rail(
            [
                RailEntry(
                    title,
                    "",
                    RailState.HERE
                    if place == at
                    else RailState.DONE
                    if place < at
                    else RailState.NOT_YET,
                    str(place + 1),
                )
                for place, title in enumerate(_PAGES)
            ]
        )
        self._frame.back_button.setVisible(at > _SETTING)
        self._frame.next_button.set_label("Begin" if at == _READY else "Next")
        if at == _RECOVERY:
            self._sheet.show_code(self._code, self._name.text())
        if at == _READY:
            self._ready.say(
                f"{self._name.text()} is ready to be set up, with {self._person.text()} as its "
                "first senior leader. Sign in with your password afterwards."
            )
        self.take_focus()

    def _go_on(self) -> None:
        if not self._check(self._at):
            return
        if self._at == _READY:
            self._create()
        else:
            self._show(self._at + 1)

    def _go_back(self) -> None:
        if self._at > _SETTING:
            self._show(self._at - 1)

    def _jump(self, place: int) -> None:
        if place < self._at:
            self._show(place)

    def _check(self, at: int) -> bool:
        if at == _SETTING and not self._name.text().strip():
            self._name.set_error("Please type its name.")
            return False
        if at == _ACCOUNT:
            return self._check_account()
        if at == _RECOVERY:
            return self._check_code()
        if at == _TERMS:
            self._calendar = self._terms.value()
            return self._calendar is not None
        return True

    def _check_account(self) -> bool:
        if not self._person.text().strip():
            self._person.set_error("Please type your name.")
            return False
        try:
            check_password(self._password.text(), self._person.text())
        except WeakPassword as error:
            self._password.set_error(f"{error.what} {error.to_do}")
            return False
        if self._password.text() != self._again.text():
            self._again.set_error("The two are not the same.")
            return False
        return True

    def _check_code(self) -> bool:
        try:
            typed = tidy_recovery_code(self._typed.text())
        except MistypedCode as error:
            self._typed.set_error(str(error))
            return False
        if typed != self._code:
            self._typed.set_error("This is not the code above.")
            return False
        return True

    def _create(self) -> None:
        assert self._calendar is not None
        self._frame.next_button.setEnabled(False)
        self._frame.next_button.set_label("Setting up…")
        self._acts.run(
            partial(
                create_setting,
                self._store,
                name=self._name.text(),
                leader=FirstLeader(self._person.text(), self._password.text(), self._job.text()),
                recovery_code=self._code,
                calendar=self._calendar,
                clock=self._clock,
            ),
            owner=self,
            then=self.finished.emit,
            failed=self._refused,
        )

    def _refused(self, error: BlueSkyError) -> None:
        self._frame.next_button.setEnabled(True)
        if isinstance(error, InvalidInput) and error.field.startswith("calendar."):
            self._show(_TERMS)
            self._terms.set_error(int(error.field.split(".")[1]), error.what)
            return
        self._frame.next_button.set_label("Begin")
        self._frame.error.show_error(error)

    def _ask_for_sample(self) -> None:
        self._sample.setEnabled(False)
        self._sample.set_label("Making the sample…")
        self.sample_asked.emit()
