"""Letting the pack name another child: SLT says which, and why."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.errors import BlueSkyError, InvalidInput
from bluesky_desktop.services.pack.view import PreparationView
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.sheet import Sheet
from bluesky_desktop.ui.widgets.text import Body, Heading
from bluesky_desktop.ui.widgets.text_field import TextField

_ABOUT = "The pack then names this child wherever a record or the form does. Why is kept."


class NamingSheet(Sheet):
    """`allowed` brings a name and a reason, `taken_back` a name."""

    allowed = Signal(str, str)
    taken_back = Signal(str)

    def __init__(self, parent: QWidget):
        super().__init__(parent, name="Let a child be named")
        self.column.addWidget(Heading("Let a child be named", 2, self))
        self.column.addWidget(Body(_ABOUT, self, soft=True))
        self._there = QWidget(self)
        self._there_column = Column(self._there, gap=4)
        self.column.addWidget(self._there)
        self._found = ChipChoices([], self, label="Named in the form", several=False, height=36)
        self._found.changed.connect(self._choose)
        self.column.addWidget(self._found)
        self.name = TextField("Which child", self)
        self.reason = TextField("Why this child may be named", self)
        self.column.addWidget(self.name)
        self.column.addWidget(self.reason)
        self._allow = Button("Let this child be named", ButtonKind.PRIMARY, self)
        self._leave = Button("Leave it as it is", parent=self)
        buttons = FlowLayout(gap=12)
        buttons.addWidget(self._allow)
        buttons.addWidget(self._leave)
        self.column.addLayout(buttons)
        self._allow.clicked.connect(self._let)
        self._leave.clicked.connect(self.close_sheet)

    def ask(self, view: PreparationView) -> None:
        """Opens with the children whom the form names, and those allowed already."""
        self.name.set_text("")
        self.reason.set_text("")
        self._found.set_options([(one, shown(one)) for one in view.others_named])
        self._found.setVisible(bool(view.others_named))
        self._show_allowed([one.name for one in view.may_be_named])
        self.open(self.name)

    def refuse(self, error: BlueSkyError) -> None:
        """Says beside the field what is missing."""
        field = self.name if isinstance(error, InvalidInput) and error.field == "name" else None
        (field or self.reason).set_error(error.what)

    def _show_allowed(self, names: Sequence[str]) -> None:
        cleared(self._there_column)
        for name in names:
            row = Row(gap=10)
            row.addWidget(Body(f"{shown(name)} may be named.", self._there), 1)
            back = LinkButton("Take back", self._there)
            back.setAccessibleDescription(shown(name))
            back.clicked.connect(partial(self._take_back, name))
            row.addWidget(back)
            self._there_column.addLayout(row)
        self._there.setVisible(bool(names))

    def _choose(self, *_: object) -> None:
        chosen = self._found.value()
        if chosen is not None:
            self.name.set_text(str(chosen))
            self.reason.setFocus()

    def _let(self) -> None:
        self.allowed.emit(self.name.text(), self.reason.text())

    def _take_back(self, name: str, *_: object) -> None:
        self.close_sheet()
        self.taken_back.emit(name)
