"""The forms that were begun for pupils; each is opened where it was left."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import local_day, show_when
from bluesky_desktop.services.papers.forms import BegunForm
from bluesky_desktop.ui import places
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, cleared
from bluesky_desktop.ui.widgets.empty_state import EmptyState
from bluesky_desktop.ui.widgets.list_row import ListRow, RowGroup
from bluesky_desktop.ui.widgets.text import Heading
from bluesky_desktop.ui.workspace import Workspace


class BegunForms(QWidget):
    """A heading with a row for each form, the one written in last at the top.

    Where there is none `nothing` says so, and `begin` leads to the forms.
    """

    def __init__(
        self, workspace: Workspace, nothing: str, parent: QWidget | None = None, *, begin: str = ""
    ):
        super().__init__(parent)
        self._workspace = workspace
        self._nothing, self._begin = nothing, begin
        self._column = Column(self, gap=10)

    def show_forms(self, begun: Sequence[BegunForm]) -> None:
        """Shows these forms."""
        cleared(self._column)
        self._column.addWidget(Heading("Forms begun", 2, self))
        if not begun:
            empty = EmptyState(self._nothing, self._begin, self)
            empty.acted.connect(partial(self._go, places.Forms()))
            self._column.addWidget(empty)
            return
        group = RowGroup(self)
        group.setAccessibleName("Forms begun")
        for one in begun:
            group.add(self._row(one, group))
        self._column.addWidget(group)

    def _row(self, one: BegunForm, group: RowGroup) -> ListRow:
        when = show_when(one.kept_at, local_day(self._workspace.now()))
        row = ListRow(
            shown(one.pupil_name),
            f"{one.title}. {shown(one.kept_by_name)}, {when}",
            group,
            icon="file-text",
            act="Go on writing" if one.may_edit else "Open",
        )
        go = partial(self._go, places.FormEditor(one.form, one.pupil_id, one.subject))
        row.acted.connect(go)
        row.clicked.connect(go)
        return row

    def _go(self, place: Place, *_: object) -> None:
        self._workspace.go(place)
