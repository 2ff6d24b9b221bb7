"""Parents and carers: how to reach them, whom to call first, and whom never."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.pupil import Contact, ContactRule
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind, IconButton
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.combo_field import ComboField
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text_field import TextField


class ContactCard(Card):
    """One parent or carer."""

    changed = Signal()
    removed = Signal()

    def __init__(self, pack: PolicyPack, contact: Contact, parent: QWidget | None = None):
        super().__init__(parent, margins=(18, 14, 14, 16), gap=10)
        self._id = contact.id
        relationships = [(one.key, one.label) for one in pack.offered("relationships")]
        self.name = TextField("Name", self, text=contact.name)
        self._relationship = ComboField("Who they are", relationships, self, editable=True)
        self._relationship.set_text(pack.label("relationships", contact.relationship))
        if contact.relationship in {key for key, _ in relationships}:
            self._relationship.set_value(contact.relationship)
        self._phone = TextField("Phone", self, text=contact.phone)
        self._other = TextField("Another phone", self, text=contact.other_phone)
        self._email = TextField("Email", self, text=contact.email)
        self._note = TextField("Note", self, text=contact.note)
        self._rule = ChipChoices(
            [
                (ContactRule.FIRST, "Call first"),
                (ContactRule.WELCOME, "May be called"),
                (ContactRule.NEVER, "Never contact"),
            ],
            self,
            several=False,
            height=36,
        )
        self._rule.set_values([contact.rule])
        self._remove = IconButton("trash-2", "Take this person out", parent=self)
        self._arrange()
        self._remove.clicked.connect(self.removed)
        for field in (self.name, self._phone, self._other, self._email, self._note):
            field.changed.connect(lambda _: self.changed.emit())
        self._rule.changed.connect(lambda _: self.changed.emit())
        self._relationship.changed.connect(lambda _: self.changed.emit())
        self._relationship.typed.connect(lambda _: self.changed.emit())

    def _arrange(self) -> None:
        row = Row(gap=4)
        top = StackingColumns(self, gap=12, stacks_below=480)
        top.add(self.name)
        top.add(self._relationship)
        row.addWidget(top, 1)
        row.addWidget(self._remove)
        self.column.addLayout(row)
        middle = StackingColumns(self, gap=12, stacks_below=480)
        for field in (self._phone, self._other, self._email):
            middle.add(field)
        self.column.addWidget(middle)
        self.column.addWidget(self._rule)
        self.column.addWidget(self._note)

    def value(self, position: int) -> Contact:
        """The person as typed."""
        chosen = self._relationship.value()
        rule = self._rule.value()
        return Contact(
            self._id,
            self.name.text(),
            str(chosen) if chosen else self._relationship.text(),
            self._phone.text().strip(),
            self._other.text().strip(),
            self._email.text().strip(),
            rule if isinstance(rule, ContactRule) else ContactRule.WELCOME,
            self._note.text().strip(),
            position,
        )


class Contacts(QWidget):
    """All parents and carers. `changed` says that something was typed."""

    changed = Signal()

    def __init__(self, pack: PolicyPack, parent: QWidget | None = None):
        super().__init__(parent)
        self._pack = pack
        self._cards: list[ContactCard] = []
        self._list = Column(gap=12)
        self._more = Button("Add a parent or carer", ButtonKind.BORDERED, self, icon="plus")
        column = Column(self, gap=12)
        column.addLayout(self._list)
        row = Row()
        row.addWidget(self._more)
        row.addStretch(1)
        column.addLayout(row)
        self._more.clicked.connect(lambda: self._add(Contact(None, "", "")))

    def show_contacts(self, contacts: tuple[Contact, ...]) -> None:
        """Shows these people."""
        for card in list(self._cards):
            self._drop(card)
        for contact in contacts:
            self._add(contact)

    def values(self) -> tuple[Contact, ...]:
        """The people as typed."""
        return tuple(card.value(position) for position, card in enumerate(self._cards))

    def set_error(self, index: int, text: str) -> None:
        """Says beside a name what needs mending."""
        if index < len(self._cards):
            self._cards[index].name.set_error(text)
            self._cards[index].name.setFocus()

    def _add(self, contact: Contact) -> None:
        card = ContactCard(self._pack, contact, self)
        card.changed.connect(self.changed)
        card.removed.connect(lambda: self._remove(card))
        self._cards.append(card)
        self._list.addWidget(card)
        if not contact.name:
            card.name.setFocus()

    def _remove(self, card: ContactCard) -> None:
        self._drop(card)
        self.changed.emit()

    def _drop(self, card: ContactCard) -> None:
        self._cards.remove(card)
        card.hide()
        card.deleteLater()
