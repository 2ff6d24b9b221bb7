"""Staff accounts: adding, roles, passwords, disabling."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from bluesky_desktop.domain.staff import Role
from bluesky_desktop.services.access.accounts import (
    AccountView,
    add_staff,
    change_staff,
    choose_typed_names,
    disable_staff,
    enable_staff,
    list_accounts,
    reset_password,
)
from bluesky_desktop.services.to_do.carried import Carried, what_somebody_carries
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.settings.section import Section
from bluesky_desktop.ui.parts.carried_rows import CarriedRows, carried_in_words
from bluesky_desktop.ui.parts.role_words import role_words
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.check_row import CheckRow
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.list_row import ListRow, RowGroup
from bluesky_desktop.ui.widgets.password_field import PasswordField
from bluesky_desktop.ui.widgets.sheet import AskSheet
from bluesky_desktop.ui.widgets.text import Heading
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.widgets.tile import initials_of
from bluesky_desktop.ui.workspace import Undo, Workspace

_NEW = "new"


class AccountsSection(Section):
    """The list of colleagues; one of them, or a new one, is edited in its stead.

    What is typed is kept, but never a password.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(workspace, "Accounts", save="", parent=parent)
        self._chosen: AccountView | None = None
        self._to_open = ""
        self._carries = False
        self._rows: dict[int, ListRow] = {}
        self._edited: int | None = None
        self._ask: AskSheet | None = None
        self._list = QWidget(self)
        self._list_column = Column(self._list, gap=8)
        self._add = Button("Add a colleague", ButtonKind.PRIMARY, self, icon="user-plus")
        self._editor = Card(self, margins=(20, 16, 20, 18), gap=14)
        self._typed_names = CheckRow("Names are typed at sign-in instead of shown", self)
        self._make_editor()
        self.body.addWidget(self._list)
        row = Row()
        row.addWidget(self._add)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self._editor)
        self.body.addWidget(self._typed_names)
        self._editor.hide()
        self._add.clicked.connect(partial(self._edit, None))
        self._typed_names.clicked.connect(self._choose_typed_names)

    def _make_editor(self) -> None:
        self._title = Heading("", 2, self._editor)
        self._name = TextField("Name", self._editor)
        self._job = TextField("Job", self._editor, hint="Such as: class teacher, Kestrel")
        self._role = ChipChoices(
            [(role, role_words(self.workspace.desk.pack, role)) for role in Role],
            self._editor,
            label="Role",
            several=False,
            height=40,
        )
        self._password = PasswordField("", self._editor)
        self._save = Button("Save", ButtonKind.PRIMARY, self._editor)
        self._reset = Button("Set this password", ButtonKind.BORDERED, self._editor)
        self._disable = Button("Disable the account", ButtonKind.BORDERED, self._editor)
        self._close = Button("Close", ButtonKind.BORDERED, self._editor)
        self._carried = CarriedRows(self.workspace, self._editor)
        column = self._editor.column
        column.addWidget(self._title)
        column.addWidget(self.unsaved)
        for widget in (self._name, self._job, self._role, self._password):
            column.addWidget(widget)
        row = Row(gap=8)
        for button in (self._save, self._reset, self._disable, self._close):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._carried)
        self.fields = {"name": self._name, "password": self._password}
        self.keep_typed("accounts", {"name": self._name, "job": self._job, "role": self._role})
        self._save.clicked.connect(self._save_account)
        self._reset.clicked.connect(self._set_password)
        self._disable.clicked.connect(self._ask_or_enable)
        self._close.clicked.connect(self._leave)

    def refresh(self) -> None:
        """Reads the accounts."""
        self.workspace.acts.run(
            partial(list_accounts, self.workspace.signed_in),
            owner=self,
            then=self._show,
            failed=self.refused,
        )
        keys = self.workspace.signed_in.store.vault.read()
        self._typed_names.setChecked(keys.typed_names)

    def _show(self, accounts: tuple[AccountView, ...]) -> None:
        stood_at = next((number for number, row in self._rows.items() if row.hasFocus()), None)
        cleared(self._list_column)
        self._rows.clear()
        group = RowGroup(self._list)
        for one in accounts:
            parts = [role_words(self.workspace.desk.pack, one.staff.role), one.staff.job]
            chip = "Disabled" if not one.staff.active else "" if one.has_password else "No password"
            row = ListRow(
                shown(one.staff.name + (" (you)" if one.is_me else "")),
                shown(". ".join(part for part in parts if part)),
                group,
                initials=initials_of(one.staff.name),
                tone="sky",
                chip=chip,
            )
            row.clicked.connect(partial(self._edit, one))
            group.add(row)
            self._rows[one.staff.id] = row
        self._list_column.addWidget(group)
        opened, self._to_open = self._to_open, ""
        if opened == _NEW:
            self._edit(None)
        for one in accounts:
            if str(one.staff.id) == opened:
                self._edit(one)
        if not self._editor.isVisible():
            self._stand_at(self._edited or stood_at)

    def open(self, subject: str) -> None:
        """Opens the account of this number, or a new one, once the accounts are read."""
        self._to_open = subject

    def way_on(self) -> Button:
        """Saves the account; who stands in the new password of a colleague's sets that."""
        now = QApplication.focusWidget()
        if now is None or not self._password.isAncestorOf(now) or self._chosen is None:
            return self._save
        return self._reset if self._chosen.staff.active else self._disable

    def show_set(self) -> None:
        """Shows the account as it is, in the stead of what was typed."""
        self._edit(self._chosen)

    def _leave(self) -> None:
        self.keep()
        self._show_editor(False)
        if self._chosen is None:
            self._add.setFocus()
        else:
            self._stand_at(self._chosen.staff.id)

    def _stand_at(self, staff_id: int | None) -> None:
        """Gives the focus to whom was edited, rather than to where the page begins."""
        self._edited = None
        if staff_id in self._rows:
            self._rows[staff_id].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_editor(self, is_open: bool) -> None:
        if not is_open:
            self.workspace.turned.emit(places.Settings("accounts"))
        self._editor.setVisible(is_open)
        for widget in (self._list, self._add, self._typed_names):
            widget.setVisible(not is_open)

    def _edit(self, account: AccountView | None, *_: object) -> None:
        self._chosen = account
        assert self.draft is not None
        subject = _NEW if account is None else str(account.staff.id)
        self.draft.turn_to(f"accounts:{subject}")
        new = account is None
        self.workspace.turned.emit(places.Settings(f"accounts:{subject}"))
        self._title.say("A new colleague" if account is None else _title(account))
        self._name.set_error(None)
        self._password.set_error(None)
        self._name.set_text("" if account is None else account.staff.name)
        self._job.set_text("" if account is None else account.staff.job)
        self._role.set_values([Role.TEACHER if account is None else account.staff.role])
        self._password.clear()
        self._password.set_label("First password" if new else "A new password")
        self._password.set_hint("At least ten characters. They change it after signing in.")
        active = account is None or account.staff.active
        self._save.set_label("Add" if new else "Save")
        self._save.setVisible(active)
        for field in (self._name, self._job, self._role):
            field.setEnabled(active)
        self._reset.setVisible(not new and active)
        self._disable.setVisible(account is not None and not account.is_me)
        self._disable.set_label("Disable the account" if active else "Enable with this password")
        if account is None:
            self._carried.hide()
        else:
            self._carried.read(account.staff.id)
        self._show_editor(True)
        (self._name if active else self._password).setFocus()
        self.read_draft()

    def _save_account(self) -> None:
        role = self._role.value()
        assert isinstance(role, Role)
        signed_in = self.workspace.signed_in
        if self._chosen is None:
            work = partial(
                add_staff,
                signed_in,
                name=self._name.text(),
                role=role,
                password=self._password.text(),
                job=self._job.text(),
                draft_id=self.draft_id,
            )
            self.run(work, lambda staff_id: self._done("The account is added.", staff_id))
            return
        before = self._chosen.staff
        change = partial(change_staff, signed_in, staff_id=before.id)
        undo = partial(change, name=before.name, role=before.role, job=before.job)
        words = "Saved."
        if role is not before.role:
            is_now = role_words(self.workspace.desk.pack, role)
            words = f"{shown(before.name)} is {is_now} now."
        self.run(
            partial(
                change,
                name=self._name.text(),
                role=role,
                job=self._job.text(),
                draft_id=self.draft_id,
            ),
            lambda _: self._done(words, undo=self.workspace.undoing(lambda _: undo())),
        )

    def _set_password(self) -> None:
        if self._chosen is not None:
            self.run(
                partial(
                    reset_password,
                    self.workspace.signed_in,
                    staff_id=self._chosen.staff.id,
                    password=self._password.text(),
                ),
                lambda _: self._done("The new password is set."),
                saves=False,
            )

    def _ask_or_enable(self) -> None:
        if self._chosen is None:
            return
        if not self._chosen.staff.active:
            self.run(
                partial(
                    enable_staff,
                    self.workspace.signed_in,
                    staff_id=self._chosen.staff.id,
                    password=self._password.text(),
                ),
                lambda _: self._done("The account is enabled."),
                saves=False,
            )
            return
        self.workspace.acts.run(
            partial(what_somebody_carries, self.workspace.desk, staff_id=self._chosen.staff.id),
            owner=self,
            then=self._ask_to_disable,
            failed=self.refused,
        )

    def _ask_to_disable(self, carried: tuple[Carried, ...]) -> None:
        assert self._chosen is not None
        words = "Their records stay. Their password opens nothing any more."
        if carried:
            words += f" Still to hand on, now or afterwards:\n{carried_in_words(carried)}"
        self._carries = bool(carried)
        if self._ask is not None:
            self._ask.deleteLater()
        self._ask = AskSheet(
            self.page_around(),
            question=f"Disable the account of {shown(self._chosen.staff.name)}?",
            explanation=words,
            act="Disable it",
        )
        self._ask.agreed.connect(self._disable_chosen)
        self._ask.ask()

    def _disable_chosen(self) -> None:
        assert self._chosen is not None
        self.run(
            partial(disable_staff, self.workspace.signed_in, staff_id=self._chosen.staff.id),
            lambda _: self._disabled(),
            saves=False,
        )

    def _disabled(self) -> None:
        """The account stays open while there is something of it to hand on."""
        if self._carries and self._chosen is not None:
            self._to_open = str(self._chosen.staff.id)
        self._done("The account is disabled.")

    def _choose_typed_names(self) -> None:
        self.run(
            partial(
                choose_typed_names,
                self.workspace.signed_in,
                typed=self._typed_names.isChecked(),
            ),
            saves=False,
        )

    def _done(self, words: str, staff_id: int | None = None, undo: Undo | None = None) -> None:
        self._edited = self._chosen.staff.id if self._chosen is not None else staff_id
        self._show_editor(False)
        self.workspace.notice(words, undo)
        self.refresh()


def _title(account: AccountView) -> str:
    name = shown(account.staff.name)
    return name if account.staff.active else f"{name}: this account is disabled"
