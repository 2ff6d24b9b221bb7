"""Ctrl+K: one field that finds any pupil, act or page; groups, arrow keys, Enter; ten rows."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.domain.pupil import PupilBrief
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.services.pupils.search import PupilIndex, plain
from bluesky_desktop.services.to_do.today import TodayRow, read_to_do
from bluesky_desktop.ui import places
from bluesky_desktop.ui.findable import Found, acts_for, acts_here, duties_of, pages_for
from bluesky_desktop.ui.page_acts import PageAct
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.icon_label import IconLabel
from bluesky_desktop.ui.widgets.pressable import Pressable
from bluesky_desktop.ui.widgets.search_field import SearchField
from bluesky_desktop.ui.widgets.sheet import Sheet
from bluesky_desktop.ui.widgets.text import Caption, Text
from bluesky_desktop.ui.workspace import Workspace

_MOST_ROWS = 10
_PUPILS_WITH_OTHERS = 5
_DUTIES_AT_FIRST = 5
"""How much of what is to do stands there before anything is typed, so that acts do too."""


class FinderRow(Pressable):
    """A row that leads somewhere; the chosen one is on the sky."""

    radius = 8

    def __init__(self, found: Found, parent: QWidget | None = None):
        super().__init__(parent)
        self.found = found
        self._chosen = False
        self.setAccessibleName(", ".join(p for p in (found.words, found.detail) if p))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = Row(self, gap=10, margins=(10, 6, 10, 6))
        row.addWidget(IconLabel(found.icon, "ink_soft", parent=self))
        row.addWidget(Text(found.words, Type.BODY, parent=self), 1)
        row.addWidget(Text(found.detail, Type.CAPTION, "ink_soft", self))

    def set_chosen(self, chosen: bool) -> None:
        """Shows that Enter would open this row."""
        self._chosen = chosen
        self.update()

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paints the ground of the chosen row."""
        theme = current_theme()
        if self._chosen or self.underMouse():
            box(painter, rect, radius=theme.px(8), fill=theme.tokens.sky)


class Finder(Sheet):
    """The sheet over the page. `went` brings the place that was chosen."""

    went = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget):
        super().__init__(parent, name="Find a pupil, act or page", width=560, from_top=96)
        self._workspace = workspace
        self._index = PupilIndex(())
        self._pupil: PupilBrief | None = None
        self._to_do: tuple[TodayRow, ...] = ()
        self._here: tuple[PageAct, ...] = ()
        self._rows: list[FinderRow] = []
        self._at = 0
        self._field = SearchField(
            "Find a pupil, act or page", self, name="Find a pupil, act or page", key_hint="Esc"
        )
        self._results = QWidget(self)
        self._list = Column(self._results, gap=1)
        self.column.addWidget(self._field)
        self.column.addWidget(self._results)
        self._field.changed.connect(self._search)
        self._field.entered.connect(self._enter)
        self._field.moved.connect(self._move)
        workspace.acts.changed.connect(self._changed)
        self._read()

    def open_for(self, pupil_id: int | None, here: tuple[PageAct, ...] = ()) -> None:
        """Opens with the pupil in view offered first; `here` are the acts of the page below."""
        self._here = here
        in_view = (one for one in self._index.every if one.id == pupil_id and not one.archived)
        self._pupil = next(in_view, None)
        self._to_do = ()
        self._field.set_text("")
        self._search("")
        self.open(self._field)
        if self._pupil is not None:
            self._workspace.acts.run(
                partial(read_to_do, self._workspace.desk, pupil_id=self._pupil.id),
                owner=self,
                then=partial(self._take_to_do, self._pupil),
            )

    def look_up(self, typed: str) -> tuple[Found, ...]:
        """What is found, ten at most: what is called just so; pupils; what is to do and acts for
        the one in view, pages, what stands on the page below, first those that begin as typed."""
        words = plain(typed).split()
        desk, pupil = self._workspace.desk, self._pupil
        duties = duties_of(pupil, self._to_do, desk) if pupil is not None else []
        to_do = [one for one in duties if _fits(one, words)]
        acts = [one for one in acts_for(pupil, desk) if _fits(one, words)]
        pages = [one for one in pages_for(desk) if _fits(one, words)]
        here = self._found_here(words, [one.words for one in acts] + [one.detail for one in to_do])
        limit = _MOST_ROWS if not (here or to_do or acts or pages) else _PUPILS_WITH_OTHERS
        pupils = [self._as_pupil(one) for one in self._index.find(typed, limit)] if words else []
        if not words:
            to_do = to_do[:_DUTIES_AT_FIRST]
        written = " ".join(words)
        groups = [_as_begun(group, written) for group in (to_do, acts, pages, here) if group]
        groups.sort(key=lambda group: not _begins(group[0], written))
        found = [one for group in (pupils, *groups) for one in group]
        found.sort(key=lambda one: plain(one.words) != written)
        return tuple(found[:_MOST_ROWS])

    def _found_here(self, words: list[str], told: list[str]) -> list[Found]:
        """What stands on the page below and is found by its words, besides what is told anyway."""
        every = acts_here(self._here) if words else []
        return [one for one in every if _fits(one, words) and one.words not in told]

    def _read(self) -> None:
        self._workspace.acts.run(
            partial(brief_pupils, self._workspace.desk, with_those_who_left=True),
            owner=self,
            then=self._take,
        )

    def _take(self, pupils: Sequence[PupilBrief]) -> None:
        self._index = PupilIndex(pupils)

    def _changed(self, changes: Changes) -> None:
        if changes.touches(Kind.PUPIL) and not self._workspace.is_left:
            self._read()

    def _as_pupil(self, one: PupilBrief) -> Found:
        year = self._workspace.desk.pack.label("year_groups", one.year_group)
        detail = ", ".join(part for part in (year, one.class_name) if part)
        group = "Pupils who have left" if one.archived else "Pupils"
        return Found(group, shown(one.name), shown(detail), "user", places.PupilPage(one.id))

    def _take_to_do(self, pupil: PupilBrief, rows: tuple[TodayRow, ...]) -> None:
        if pupil is not self._pupil or not self.isVisible():
            return
        at, self._to_do = self._at, rows
        chosen = _named(self._rows[at].found) if at else None
        self._search(self._field.text())
        again = (place for place, row in enumerate(self._rows) if _named(row.found) == chosen)
        self._choose(next(again, 0))

    def _search(self, typed: str) -> None:
        cleared(self._list)
        self._rows = []
        group = ""
        for found in self.look_up(typed):
            if found.group != group:
                group = found.group
                heading = QWidget(self._results)
                Column(heading, margins=(10, 8, 0, 2)).addWidget(Caption(group, heading))
                self._list.addWidget(heading)
            row = FinderRow(found, self._results)
            row.clicked.connect(partial(self._leave_for, found))
            self._list.addWidget(row)
            self._rows.append(row)
        if not self._rows:
            self._list.addWidget(Caption("Nothing is called that.", self._results))
        self._choose(0)

    def _move(self, by: int) -> None:
        if self._rows:
            self._choose((self._at + by) % len(self._rows))

    def _choose(self, at: int) -> None:
        self._at = at
        for place, row in enumerate(self._rows):
            row.set_chosen(place == at)

    def _enter(self) -> None:
        if self._rows:
            self._leave_for(self._rows[self._at].found)

    def _leave_for(self, found: Found, *_: object) -> None:
        self.close_sheet()
        if found.lead is not None:
            found.lead()
        else:
            self.went.emit(found.place)


def _named(found: Found) -> tuple[str, str, str]:
    return found.group, found.words, found.detail


def _as_begun(group: list[Found], written: str) -> list[Found]:
    return sorted(group, key=lambda one: not _begins(one, written))


def _begins(found: Found, written: str) -> bool:
    return plain(found.words).startswith(written)


def _fits(found: Found, words: list[str]) -> bool:
    if not words:
        return True
    known = plain(f"{found.words} {found.also}").split()
    return all(any(one.startswith(word) for one in known) for word in words)
