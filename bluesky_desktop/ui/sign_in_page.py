"""The sign-in page: people first. It imports nothing heavy, for it is shown before all else."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.domain.look import PERCENTS, Appearance, Look
from bluesky_desktop.ui.look_keeper import LOOK_WORDS
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Divider, Gap, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.choice_cards import Choice, ChoiceCards
from bluesky_desktop.ui.widgets.icon_label import IconLabel
from bluesky_desktop.ui.widgets.illustration import Illustration
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.menu_button import MenuButton
from bluesky_desktop.ui.widgets.password_field import PasswordField
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.text import Caption, Heading, Text
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.widgets.tile import initials_of

_SCENE_WIDTH = 420
_SCENE_FROM = 900
"""Pixels at 100 % from which there is room for the scene beside the people."""

ROLE_WORDS = {
    "slt": "Senior leader",
    "pastoral": "Pastoral lead",
    "teacher": "Teacher",
    "lsa": "LSA",
}
"""What a role is called on screen."""


class Person(NamedTuple):
    """Somebody who can sign in."""

    account: str
    name: str
    role: str


class SignInPage(QWidget):
    """`submitted` brings who it is and a password; `recovery_asked` asks for the code instead,
    `look_chosen` brings how the page shall look.

    Who it is: the account of the chosen person or, where names are typed, the name as typed.
    """

    submitted = Signal(str, str)
    recovery_asked = Signal()
    look_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._people: tuple[Person, ...] = ()
        self._make()
        self._arrange()
        self._connect()

    def _make(self) -> None:
        self._scene = Illustration("", "", self)
        self._scroll = ScrollPage(self, margins=(28, 75, 28, 28), widest=640, centred=True)
        self._question = Heading("Who is signing in?", 1, self)
        self._cards = ChoiceCards((), self, name="Who is signing in", compact=True)
        self._name: TextField | None = None
        self._line = Divider(self)
        self._password = PasswordField("Password", self)
        self._button = Button("Sign in", ButtonKind.FIELD_HIGH, self)
        self._recovery = LinkButton("Use the recovery code", self)
        self._hint = Text("", Type.DETAIL, "ink_soft", self)
        self._looks = MenuButton("Look", _looks(), self)
        self._looks.setAccessibleName("Light or dark, and the size of text")
        self._promise = Caption(
            "Records are locked on this computer. They are never sent anywhere.", self
        )

    def _arrange(self) -> None:
        row = Row(self)
        row.addWidget(self._scene)
        row.addWidget(self._scroll, 1)
        content = self._scroll.content
        content.addWidget(self._question)
        content.addWidget(Gap(24, self))
        content.addWidget(self._cards)
        content.addWidget(Gap(32, self))
        content.addWidget(self._line)
        content.addWidget(Gap(26, self))
        content.addLayout(self._password_row())
        content.addWidget(Gap(18, self))
        content.addWidget(self._recovery)
        content.addWidget(Gap(8, self))
        content.addWidget(self._hint)
        content.addStretch(1)
        promise = Row(gap=10)
        promise.addStretch(1)
        promise.addWidget(IconLabel("lock", "ink_soft", 16, self))
        promise.addWidget(self._promise)
        promise.addStretch(1)
        promise.addWidget(self._looks)
        content.addLayout(promise)

    def _password_row(self) -> Row:
        beside = Column(gap=6)
        beside.addWidget(Text(" ", Type.STRONG, parent=self))
        beside.addWidget(self._button)
        beside.addStretch(1)
        row = Row(gap=12)
        row.addWidget(self._password, 1)
        row.addLayout(beside)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The scene makes room for the people where there is little."""
        super().resizeEvent(event)
        px = current_theme().px
        self._scene.setVisible(event.size().width() >= px(_SCENE_FROM))
        self._scene.setFixedWidth(px(_SCENE_WIDTH))

    def _connect(self) -> None:
        self._cards.chosen.connect(self._choose)
        self._cards.taken.connect(self._to_password)
        self._password.entered.connect(self._submit)
        self._button.clicked.connect(self._submit)
        self._recovery.clicked.connect(self.recovery_asked)
        self._looks.chosen.connect(self._choose_look)

    def show_people(
        self,
        setting: str,
        people: Sequence[Person],
        *,
        typed_names: bool,
        greeting: str,
        hint: str = "",
        chosen: str | None = None,
    ) -> None:
        """Shows who can sign in. `hint` is for the sample's public password."""
        self._people = tuple(people)
        self._scene.set_name(setting)
        self._question.say(f"{greeting}. Who is signing in?")
        self._cards.setVisible(not typed_names)
        if typed_names and self._name is None:
            self._ask_for_a_name()
        self._cards.set_choices(
            [
                Choice(
                    one.account,
                    shown(one.name),
                    ROLE_WORDS.get(one.role, ""),
                    initials=initials_of(one.name),
                )
                for one in people
            ]
        )
        self._hint.say(hint)
        self._hint.setVisible(bool(hint))
        self._password.clear()
        if chosen is not None and not typed_names:
            self._cards.set_value(chosen)
            self._choose(chosen)
            self._to_password()
        else:
            self._password.set_label("Password")
            self.take_focus()

    def _ask_for_a_name(self) -> None:
        """A field in the stead of the cards."""
        self._name = TextField("Your name", self)
        self._name.entered.connect(self._to_password)
        content = self._scroll.content
        content.insertWidget(content.indexOf(self._cards), self._name)

    def show_rules(self, rules: str) -> None:
        """Shows the setting's rules beneath its name."""
        self._scene.set_rules(rules)

    def take_focus(self) -> None:
        """Puts the focus where one begins."""
        if self._name is not None:
            self._name.setFocus()
        elif self._cards.value() is not None:
            self._password.setFocus()
        else:
            first = self._cards.first_focus()
            if first is not None:
                first.setFocus()

    def set_busy(self, busy: bool) -> None:
        """While the password is tried, nothing can be pressed twice."""
        self._button.setEnabled(not busy)
        self._button.set_label("Opening…" if busy else "Sign in")

    def refuse(self, error: BlueSkyError) -> None:
        """Says why it did not open, beside the password, which is selected to be typed anew."""
        self.set_busy(False)
        self._password.set_error(" ".join(part for part in (error.what, error.to_do) if part))
        self._password.edit.selectAll()
        self._password.setFocus()

    def _choose(self, account: object) -> None:
        person = next((one for one in self._people if one.account == account), None)
        if person is not None:
            self._password.set_label(f"Password for {shown(person.name)}")
            self._password.set_error(None)

    def _choose_look(self, chosen: object) -> None:
        present = current_theme().appearance
        if isinstance(chosen, Look):
            self.look_chosen.emit(Appearance(chosen, present.text_percent))
        elif isinstance(chosen, int):
            self.look_chosen.emit(Appearance(present.look, chosen))

    def _to_password(self) -> None:
        self._password.setFocus()

    def _submit(self) -> None:
        who = self._who()
        if who is None:
            self._ask_who()
            return
        if not self._password.text():
            self._password.set_error("Type your password.")
            return
        self.set_busy(True)
        self.submitted.emit(who, self._password.text())

    def _ask_who(self) -> None:
        if self._name is not None:
            self._name.set_error("Type your name first.")
            self._name.setFocus()
        else:
            self._cards.set_error("Choose your name first.")
            self._cards.first_focus().setFocus()

    def _who(self) -> str | None:
        if self._name is not None:
            return self._name.text().strip() or None
        value = self._cards.value()
        return None if value is None else str(value)


def _looks() -> list[tuple[object, str] | None]:
    looks: list[tuple[object, str] | None] = list(LOOK_WORDS.items())
    return [*looks, None, *((one, f"Text at {one} %") for one in PERCENTS)]
