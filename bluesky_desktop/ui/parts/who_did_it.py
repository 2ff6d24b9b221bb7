"""Who did it: oneself, or in one press a colleague; both names are kept."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.staff import StaffMember
from bluesky_desktop.services.access.accounts import list_staff
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.combo_field import ComboField
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.text import Detail
from bluesky_desktop.ui.workspace import Workspace


class WhoDidIt(QWidget):
    """A quiet line that opens a list of the staff. `changed` brings the id that is chosen."""

    changed = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        label: str = "Who did it",
        chosen: int | None = None,
        otherwise: str = "Somebody else did it",
    ):
        super().__init__(parent)
        self._workspace = workspace
        self._chosen = chosen or workspace.desk.person.id
        self._label = label
        self._line = Detail("", self)
        self._change = LinkButton(otherwise, self)
        self._list = ComboField(label, (), self)
        self._list.hide()
        column = Column(self, gap=8)
        row = Row(gap=12)
        row.addWidget(self._line)
        row.addWidget(self._change)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._list)
        self._change.clicked.connect(self._open)
        self._list.changed.connect(self._choose)
        workspace.acts.run(partial(list_staff, workspace.desk), owner=self, then=self._take)

    def value(self) -> int:
        """The id of who did it."""
        return self._chosen

    def set_value(self, staff_id: int) -> None:
        """Chooses somebody."""
        self._chosen = staff_id
        self._list.set_value(staff_id)
        self._say()

    def take_up(self, kept: object) -> None:
        """Chooses whom a draft kept, if it kept anybody."""
        if isinstance(kept, int):
            self.set_value(kept)

    def set_error(self, text: str | None) -> None:
        """Says at the list what is wrong with the choice."""
        if text:
            self._open()
        self._list.set_error(text)

    def _take(self, staff: tuple[StaffMember, ...]) -> None:
        self._names = {one.id: one.name for one in staff}
        self._list.set_options([(one.id, shown(one.name)) for one in staff])
        self._list.set_value(self._chosen)
        self._say()

    def _say(self) -> None:
        mine = self._chosen == self._workspace.desk.person.id
        who = "you" if mine else shown(getattr(self, "_names", {}).get(self._chosen, ""))
        self._line.say(f"{self._label}: {who}" if who else "")

    def _open(self) -> None:
        self._list.show()
        self._change.hide()
        self._list.setFocus()

    def _choose(self, staff_id: object) -> None:
        if isinstance(staff_id, int) and staff_id != self._chosen:
            self._chosen = staff_id
            self._say()
            self.changed.emit(staff_id)
