"""Who is invited to a meeting: a tick for each, and room for somebody from outside."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.meeting import Invited, Part
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.plans.form_words import plan_labels
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button
from bluesky_desktop.ui.widgets.check_row import CheckRow
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.field import FieldError
from bluesky_desktop.ui.widgets.text import Heading
from bluesky_desktop.ui.widgets.text_field import TextField

_OUTSIDE = (Part.AGENCY, Part.PARENT, Part.OTHER)


class PeopleToInvite(QWidget):
    """Those who may be invited, each with a tick. `changed` says that the list is another."""

    changed = Signal()

    def __init__(self, pack: PolicyPack, parent: QWidget | None = None):
        super().__init__(parent)
        self._pack = pack
        self._people: list[Invited] = []
        self._rows: list[CheckRow] = []
        self._list = QWidget(self)
        self._list_column = Column(self._list, gap=0)
        self._name = TextField("Somebody else", self)
        self._part = ChipChoices(
            [(one.value, pack.label("meeting_parts", one.value)) for one in _OUTSIDE],
            self,
            label="Who they are",
            several=False,
        )
        self._part.set_values([Part.AGENCY.value])
        self._add = Button("Add", parent=self, icon="plus")
        self._error = FieldError(self)
        column = Column(self, gap=10)
        column.addWidget(Heading(plan_labels().people, 2, self))
        column.addWidget(self._list)
        column.addWidget(self._error)
        column.addWidget(self._name)
        column.addWidget(self._part)
        row = Row()
        row.addWidget(self._add)
        row.addStretch(1)
        column.addLayout(row)
        self._add.clicked.connect(self._add_somebody)
        self._name.entered.connect(self._add_somebody)

    def show_people(self, offered: Sequence[Invited], chosen: Sequence[Invited]) -> None:
        """Offers these people; the chosen are ticked, and stay the records that they are."""
        known = {_same(one): one for one in chosen}
        every = [known.pop(_same(one), one) for one in offered]
        self._people = [*every, *known.values()]
        ticked = {_same(one) for one in chosen}
        self._show([_same(one) in ticked for one in self._people])

    def value(self) -> tuple[Invited, ...]:
        """Those who are ticked."""
        return tuple(
            one for one, row in zip(self._people, self._rows, strict=True) if row.isChecked()
        )

    def set_error(self, text: str | None) -> None:
        """Says what is wrong with the list."""
        self._error.say(text or "")

    def _show(self, ticked: Sequence[bool]) -> None:
        cleared(self._list_column)
        self._rows = []
        for one, is_ticked in zip(self._people, ticked, strict=True):
            part = self._pack.label("meeting_parts", one.part.value)
            row = CheckRow(shown(one.name), self._list, aside=part, checked=is_ticked)
            row.toggled.connect(lambda _: self.changed.emit())
            self._rows.append(row)
            self._list_column.addWidget(row)

    def _add_somebody(self) -> None:
        name = " ".join(self._name.text().split())
        if not name:
            self._name.set_error("Please type a name.")
            return
        part = Part(str(self._part.value() or Part.OTHER.value))
        ticked = [row.isChecked() for row in self._rows]
        self._people.append(Invited(name=name, part=part))
        self._show([*ticked, True])
        self._name.set_text("")
        self.changed.emit()


def _same(one: Invited) -> tuple[Part, str]:
    return one.part, one.name.casefold()
