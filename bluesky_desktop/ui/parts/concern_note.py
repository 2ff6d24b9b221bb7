"""Concerns on an account: marking one, and what the person signed in may see of those marked."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import local_day, show_when
from bluesky_desktop.services.incidents.concerns import (
    ConcernView,
    EntryConcerns,
    read_entry_concerns,
)
from bluesky_desktop.ui import places
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.list_row import ListRow, RowGroup
from bluesky_desktop.ui.widgets.text import Body, Caption, Heading
from bluesky_desktop.ui.workspace import Workspace


class ConcernNote(Card):
    """Stands beneath an account. Who may not know of a concern sees only how to mark one."""

    def __init__(
        self, workspace: Workspace, pupil_id: int, entry_id: int, parent: QWidget | None = None
    ):
        super().__init__(parent, surface="sunken", margins=(18, 14, 18, 16), gap=10)
        self._workspace = workspace
        self._pupil_id, self._entry_id = pupil_id, entry_id
        self._holder = QWidget(self)
        self._column = Column(self._holder, gap=8)
        self._mark = Button("Mark a concern", ButtonKind.BORDERED, self, icon="flag")
        self.column.addWidget(Heading("Possible bullying, or a safeguarding concern", 2, self))
        self.column.addWidget(self._holder)
        row = Row()
        row.addWidget(self._mark)
        row.addStretch(1)
        self.column.addLayout(row)
        self._mark.clicked.connect(self._go_to_mark)

    def set_pupil(self, pupil_id: int) -> None:
        """Says whom the account is about, where that is read later."""
        self._pupil_id = pupil_id

    def refresh(self) -> None:
        """Reads the concerns."""
        self._workspace.acts.run(
            partial(read_entry_concerns, self._workspace.desk, entry_id=self._entry_id),
            owner=self,
            then=self._show,
            failed=lambda _: self.hide(),
        )

    def _show(self, view: EntryConcerns) -> None:
        cleared(self._column)
        lead = view.safeguarding_lead
        words = (
            f"It is passed on to {lead}, the safeguarding lead. Only they and leaders read it."
            if lead
            else "It is passed on to the safeguarding lead, whom the settings do not name yet."
        )
        self._column.addWidget(Body(shown(words), self._holder, soft=True))
        if view.suspected:
            found = ", ".join(f"“{one}”" for one in view.suspected)
            self._column.addWidget(
                Body(shown(f"The account says {found}. Is it to be marked?"), self._holder)
            )
        if view.concerns:
            group = RowGroup(self._holder)
            today = local_day(self._workspace.now())
            for one in view.concerns:
                row = concern_row(one, today, group)
                row.acted.connect(partial(self._go, one.id))
                row.clicked.connect(partial(self._go, one.id))
                group.add(row)
            self._column.addWidget(group)
        if view.tally:
            self._column.addWidget(Caption(f"{view.tally}.", self._holder, strong=True))

    def _go(self, concern_id: int, *_: object) -> None:
        self._workspace.go(places.ConcernPage(self._pupil_id, concern_id))

    def _go_to_mark(self) -> None:
        self._workspace.go(places.MarkConcern(self._pupil_id, self._entry_id))


def concern_row(one: ConcernView, today: date, parent: QWidget) -> ListRow:
    """A concern as far as the person signed in may see it."""
    if one.passed_at is None:
        state = "To be passed on"
    else:
        to = f" to {one.passed_to}" if one.passed_to else ""
        state = f"Passed on{to}, {show_when(one.passed_at, today)}"
    return ListRow(
        one.kind or "Your concern",
        shown(f"{state}. Marked by {one.marked_by}."),
        parent,
        icon="flag",
        act="Pass it on" if one.may_pass_on else "",
    )
