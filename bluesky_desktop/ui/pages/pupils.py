"""The list of pupils: it filters as one types, and shows where each stands and what is to do."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.pupils.register import PupilRow, list_pupils
from bluesky_desktop.services.pupils.search import PupilIndex
from bluesky_desktop.ui import places
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.empty_state import EmptyState
from bluesky_desktop.ui.widgets.list_row import ListRow, RowGroup
from bluesky_desktop.ui.widgets.page_header import PageHeader
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.search_field import SearchField
from bluesky_desktop.ui.widgets.tile import initials_of
from bluesky_desktop.ui.workspace import Workspace

_AT_ONCE = 40
"""Rows that are made at once; the rest follow when asked for, so that typing stays quick."""

_NOBODY_LEFT = "Nobody has left. The records of a pupil who leaves are kept, and stand here."

_EVERYBODY, _TO_DO, _OPEN, _LEFT = "all", "to_do", "open", "left"


class PupilsPage(Page):
    """Everybody, by last name."""

    def __init__(self, workspace: Workspace, place: places.Pupils, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        self._rows: tuple[PupilRow, ...] = ()
        self._index = PupilIndex(())
        self._shown = _AT_ONCE
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._make()
        self._arrange()

    def _make(self) -> None:
        self._header = PageHeader("Pupils", "", self)
        if self.workspace.desk.may(Permission.EDIT_PUPIL):
            add = Button("Add a pupil", ButtonKind.PRIMARY, self, icon="user-plus")
            add.clicked.connect(self._add)
            self._header.add_act(add)
        self._search = SearchField("Type a few letters of a name or a class", self, name="Filter")
        self._search.changed.connect(self._filter)
        self._search.entered.connect(self._open_first)
        self._chips = ChipChoices(
            [
                (_EVERYBODY, "Everybody"),
                (_TO_DO, "With something to do"),
                (_OPEN, "On the ladder now"),
                (_LEFT, "Has left"),
            ],
            self,
            several=False,
            height=34,
        )
        archived = isinstance(self.place, places.Pupils) and self.place.archived
        self._chips.set_values([_LEFT if archived else _EVERYBODY])
        self._chips.changed.connect(self._chosen)
        self._list = QWidget(self)
        self._column = Column(self._list, gap=12)
        self._more = Button("Show more", ButtonKind.BORDERED, self)
        self._more.clicked.connect(self._show_more)
        self._later.timeout.connect(self._show_rows)

    def _arrange(self) -> None:
        scroll = ScrollPage(self, widest=1000)
        Column(self).addWidget(scroll)
        for widget in (self._header, self._search, self._chips, self._list, self._more):
            scroll.content.addWidget(widget)
            scroll.content.addSpacing(14)
        scroll.content.addStretch(1)

    @property
    def title(self) -> str:
        """The page's name."""
        return "Pupils"

    def first_focus(self) -> QWidget | None:
        """The filter."""
        return self._search

    def touched_by(self, changes: Changes) -> bool:
        """Names, places on the ladder, what is to do."""
        return changes.touches(Kind.PUPIL, Kind.LADDER, Kind.STORY, Kind.SETTING)

    def refresh(self) -> None:
        """Reads everybody."""
        left = self._chips.value() == _LEFT
        self.workspace.acts.run(
            partial(list_pupils, self.workspace.desk, archived=left), owner=self, then=self._take
        )

    def _take(self, rows: tuple[PupilRow, ...]) -> None:
        self._rows = rows
        self._index = PupilIndex(row.pupil for row in rows)
        self._show_rows()

    def _filter(self, _: str) -> None:
        self._shown = _AT_ONCE
        self._later.start()

    def _chosen(self, _: object) -> None:
        self._shown = _AT_ONCE
        self.refresh()

    def _fitting(self) -> list[PupilRow]:
        found = {one.id for one in self._index.find(self._search.text())}
        chosen = self._chips.value()
        return [
            row
            for row in self._rows
            if row.pupil.id in found
            and (chosen != _TO_DO or row.to_do)
            and (chosen != _OPEN or row.places)
        ]

    def _show_rows(self) -> None:
        cleared(self._column)
        fitting = self._fitting()
        count = len(fitting)
        self._header.set_note(_counted(count))
        self._more.setVisible(count > self._shown)
        if not self._rows and self._chips.value() == _EVERYBODY:
            self._show_empty()
            return
        if not fitting:
            nothing = _NOBODY_LEFT if self._nobody_has_left() else "Nobody fits."
            self._column.addWidget(EmptyState(nothing, parent=self._list))
            return
        group = RowGroup(self._list)
        for row in fitting[: self._shown]:
            group.add(self._row(row, group))
        self._column.addWidget(group)

    def _nobody_has_left(self) -> bool:
        return not self._rows and self._chips.value() == _LEFT

    def _show_empty(self) -> None:
        may = self.workspace.desk.may(Permission.EDIT_PUPIL)
        words = "The pupils of the setting stand here."
        empty = EmptyState(words, "Add the first pupil" if may else "", self._list)
        empty.acted.connect(self._add)
        self._column.addWidget(empty)

    def _row(self, row: PupilRow, group: QWidget) -> ListRow:
        year = self.workspace.desk.pack.label("year_groups", row.pupil.year_group)
        where = ", ".join(part for part in (year, row.pupil.class_name) if part)
        standing = "; ".join(f"{one.step_name} with {one.lead_name}" for one in row.places)
        detail = ". ".join(part for part in (where, standing) if part)
        count = len(row.to_do)
        widget = ListRow(
            shown(row.pupil.name),
            shown(detail),
            group,
            initials=initials_of(row.pupil.name),
            tone="sun",
            chip=f"{count} to do" if count else "",
        )
        widget.clicked.connect(partial(self._open, row.pupil.id))
        return widget

    def _open(self, pupil_id: int, *_: object) -> None:
        self.workspace.go(places.PupilPage(pupil_id))

    def _open_first(self) -> None:
        fitting = self._fitting()
        if fitting:
            self._open(fitting[0].pupil.id)

    def _show_more(self) -> None:
        self._shown += _AT_ONCE
        self._show_rows()

    def _add(self) -> None:
        self.workspace.go(places.EditPupil())


def _counted(count: int) -> str:
    if count == 0:
        return "No pupil"
    return "1 pupil" if count == 1 else f"{count} pupils"
