"""How a decision is made with the parents: informed when and by whom, their view, agreed or not."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.decisions import WithParents
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.ui.parts.day_field import day_field
from bluesky_desktop.ui.parts.who_did_it import WhoDidIt
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.text import Heading
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.typed_field import DateField
from bluesky_desktop.ui.workspace import Workspace

_NOT_YET = "Leave it empty if they are not informed yet."


class WithParentsFields(QWidget):
    """The fields under a heading of their own. `changed` says that something was typed."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None, hint: str = _NOT_YET):
        super().__init__(parent)
        column = Column(self, gap=14)
        column.addWidget(Heading("With the parents", 2, self))
        self.informed_on: DateField[date] = day_field(
            workspace,
            "Parents informed on",
            self,
            past=True,
            hint=hint,
        )
        self._by = WhoDidIt(workspace, self, label="Informed by")
        self._view = TextArea("What the parents think", self, lines=2)
        self._agreed = ChipChoices(
            [(True, "Agreed"), (False, "Not agreed")],
            self,
            label="Do they agree?",
            several=False,
            height=40,
        )
        for widget in (self.informed_on, self._by, self._view, self._agreed):
            column.addWidget(widget)
        self._today = local_day(workspace.now())
        self.informed_on.changed.connect(self._changed)
        self._by.changed.connect(self._changed)
        self._view.changed.connect(self._changed)
        self._agreed.changed.connect(self._changed)

    def check(self) -> bool:
        """Whether the day can be read; says beside the field where it can't."""
        return self.informed_on.check()

    def value(self) -> WithParents:
        """What is said of the parents."""
        informed = self.informed_on.value()
        agreed = self._agreed.value()
        return WithParents(
            informed_on=informed,
            informed_by_id=self._by.value() if informed else None,
            view=self._view.text().strip(),
            agreed=agreed if isinstance(agreed, bool) else None,
        )

    def set_value(self, parents: WithParents) -> None:
        """Shows what is known of the parents."""
        self.informed_on.set_value(parents.informed_on)
        if parents.informed_by_id is not None:
            self._by.set_value(parents.informed_by_id)
        self._view.set_text(parents.view)
        self._agreed.set_values([] if parents.agreed is None else [parents.agreed])

    def draft(self) -> dict[str, Any]:
        """What is typed, for a draft."""
        return {
            "informed": self.informed_on.text(),
            "by": self._by.value(),
            "view": self._view.text(),
            "agreed": self._agreed.value(),
        }

    def take_up(self, body: object) -> None:
        """Shows what a draft kept."""
        if not isinstance(body, dict):
            return
        self.informed_on.set_text(str(body.get("informed", "")))
        self._by.take_up(body.get("by"))
        self._view.set_text(str(body.get("view", "")))
        agreed = body.get("agreed")
        self._agreed.set_values([agreed] if isinstance(agreed, bool) else [])

    def _changed(self, *_: object) -> None:
        self.changed.emit()
