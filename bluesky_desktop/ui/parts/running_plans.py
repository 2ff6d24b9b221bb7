"""The Wellbeing Action Plans that run, and those that ended last; each opens."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import show_day
from bluesky_desktop.services.plans.overview import OnPlan, read_running_plans
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pack_words import in_words_of
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, cleared
from bluesky_desktop.ui.widgets.empty_state import EmptyState
from bluesky_desktop.ui.widgets.list_row import ListRow, RowGroup
from bluesky_desktop.ui.widgets.text import Heading
from bluesky_desktop.ui.widgets.tile import initials_of
from bluesky_desktop.ui.workspace import Workspace

_RUNNING, _ENDED = "{plan}s", "Plans that ended last"

_NONE = "No plan runs now. SLT starts one from a pupil’s page."


class RunningPlans(QWidget):
    """A group of rows for the plans that run; `ended` has those that ended, to be put elsewhere."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(parent)
        self._workspace = workspace
        self._column = Column(self, gap=10)
        self.ended = QWidget(parent)
        self._ended_column = Column(self.ended, gap=10)

    def refresh(self) -> None:
        """Reads them."""
        self._workspace.acts.run(
            partial(read_running_plans, self._workspace.desk), owner=self, then=self._show
        )

    def _show(self, plans: Sequence[OnPlan]) -> None:
        cleared(self._column)
        cleared(self._ended_column)
        running = [one for one in plans if one.ended_on is None]
        heading = in_words_of(self._workspace.desk.pack, _RUNNING)
        self._column.addWidget(Heading(heading, 2, self))
        if running:
            self._column.addWidget(self._group(heading, running, self))
        else:
            empty = EmptyState(_NONE, "Open the pupils", self)
            empty.acted.connect(partial(self._go, places.Pupils()))
            self._column.addWidget(empty)
        ended = [one for one in plans if one.ended_on is not None]
        self.ended.setVisible(bool(ended))
        if ended:
            self._ended_column.addWidget(Heading(_ENDED, 2, self.ended))
            self._ended_column.addWidget(self._group(_ENDED, ended, self.ended))

    def _group(self, name: str, plans: Sequence[OnPlan], holder: QWidget) -> RowGroup:
        group = RowGroup(holder)
        group.setAccessibleName(name)
        for one in plans:
            line = f"Ended {show_day(one.ended_on)}" if one.ended_on else one.line
            row = ListRow(
                shown(one.pupil_name),
                line,
                group,
                initials=initials_of(one.pupil_name),
                tone="sky",
            )
            row.clicked.connect(partial(self._go, places.PlanPage(one.pupil_id, one.plan_id)))
            group.add(row)
        return group

    def _go(self, place: Place, *_: object) -> None:
        self._workspace.go(place)
