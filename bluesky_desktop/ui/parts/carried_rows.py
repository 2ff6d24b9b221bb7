"""What somebody on the staff carries: a row for each, which leads to where it is handed on."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.to_do.carried import (
    Carried,
    CarriedKind,
    what_somebody_carries,
)
from bluesky_desktop.ui import places
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, cleared
from bluesky_desktop.ui.widgets.list_row import ListRow, RowGroup
from bluesky_desktop.ui.widgets.text import Heading
from bluesky_desktop.ui.workspace import Workspace

_HANDED_ON: dict[CarriedKind, Callable[[Carried], places.Place]] = {
    CarriedKind.REPAIR: lambda one: places.Repairs(one.pupil_id, one.subject_id),
    CarriedKind.REPORT: lambda one: places.MaintainReport(one.pupil_id),
    CarriedKind.PLAN: lambda one: places.EditPlan(one.pupil_id, one.subject_id),
    CarriedKind.MENTOR: lambda one: places.ChooseMentor(one.pupil_id, one.subject_id),
    CarriedKind.TARGET: lambda one: places.PlanTarget(one.pupil_id, one.subject_id, one.part_id),
    CarriedKind.INTERVENTION: lambda one: places.EditIntervention(one.pupil_id, one.subject_id),
}

_FEW = 5


class CarriedRows(QWidget):
    """Hidden while there is nothing to hand on."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(parent)
        self._workspace = workspace
        self._rows = Column(gap=8)
        column = Column(self, gap=8)
        column.addWidget(Heading("To hand on", 2, self))
        column.addLayout(self._rows)
        self.hide()

    def read(self, staff_id: int) -> None:
        """Reads what this member of staff carries."""
        self.hide()
        self._workspace.acts.run(
            partial(what_somebody_carries, self._workspace.desk, staff_id=staff_id),
            owner=self,
            then=self._show,
        )

    def _show(self, carried: tuple[Carried, ...]) -> None:
        cleared(self._rows)
        group = RowGroup(self)
        for one in carried:
            row = ListRow(shown(one.pupil_name), shown(one.words), group)
            row.clicked.connect(partial(self._hand_on, one))
            group.add(row)
        self._rows.addWidget(group)
        self.setVisible(bool(carried))

    def _hand_on(self, one: Carried) -> None:
        self._workspace.go(_HANDED_ON[one.kind](one))


def carried_in_words(carried: tuple[Carried, ...]) -> str:
    """`Ilya Marchetti: A repair to be made`, a line each; beyond a few, how many more."""
    lines = [f"{shown(one.pupil_name)}: {shown(one.words)}" for one in carried[:_FEW]]
    if len(carried) > _FEW:
        lines.append(f"and {len(carried) - _FEW} more")
    return "\n".join(lines)
