"""The Daily Positive Reports that run, and support that goes on without one; each opens."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import show_day
from bluesky_desktop.services.monitoring.overview import PlansView
from bluesky_desktop.ui import places
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Gap, cleared
from bluesky_desktop.ui.widgets.empty_state import EmptyState
from bluesky_desktop.ui.widgets.list_row import ListRow, RowGroup
from bluesky_desktop.ui.widgets.text import Heading
from bluesky_desktop.ui.widgets.tile import initials_of
from bluesky_desktop.ui.workspace import Workspace

_REPORTS, _SUPPORT = "Daily Positive Reports", "Support without a report"
_NONE = "No report runs now. SLT decides on one from a pupil’s page."

Rows = Sequence[tuple[str, str, Place]]
"""Whose it is, where it stands, and the place that shows it."""


class RunningReports(QWidget):
    """A group of rows for each, where there are any."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(parent)
        self._workspace = workspace
        self._column = Column(self, gap=10)

    def show_view(self, view: PlansView) -> None:
        """Shows these."""
        cleared(self._column)
        self._column.addWidget(Heading(_REPORTS, 2, self))
        if view.reports:
            self._add(
                _REPORTS,
                [
                    (one.pupil_name, one.line, places.Report(one.pupil_id, one.report_id))
                    for one in view.reports
                ],
            )
        else:
            empty = EmptyState(_NONE, "Open the pupils", self)
            empty.acted.connect(partial(self._go, places.Pupils()))
            self._column.addWidget(empty)
        if view.supports:
            self._column.addWidget(Gap(6, self))
            self._column.addWidget(Heading(_SUPPORT, 2, self))
            self._add(
                _SUPPORT,
                [
                    (
                        one.pupil_name,
                        f"Looked at again on {show_day(one.review_on)}",
                        places.PupilPage(one.pupil_id),
                    )
                    for one in view.supports
                ],
            )

    def _add(self, name: str, rows: Rows) -> None:
        group = RowGroup(self)
        group.setAccessibleName(name)
        for pupil, line, place in rows:
            row = ListRow(shown(pupil), line, group, initials=initials_of(pupil), tone="sky")
            row.clicked.connect(partial(self._go, place))
            group.add(row)
        self._column.addWidget(group)

    def _go(self, place: Place, *_: object) -> None:
        self._workspace.go(place)
