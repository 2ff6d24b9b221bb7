"""Ctrl+K: one field that finds any pupil, act or page; groups, arrow keys, Enter; ten rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.domain.pupil import PupilBrief
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.services.pupils.search import PupilIndex, plain
from bluesky_desktop.ui import places
from bluesky_desktop.ui.places import Place
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


@dataclass(frozen=True, slots=True)
class Found:
    """A row of the finder: its group, words, second words, icon, and where it leads."""

    group: str
    words: str
    detail: str
    icon: str
    place: Place


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

    def open_for(self, pupil_id: int | None) -> None:
        """Opens with the pupil in view offered first."""
        self._pupil = next((one for one in self._index.every if one.id == pupil_id), None)
        self._field.set_text("")
        self._search("")
        self.open(self._field)

    def look_up(self, typed: str) -> tuple[Found, ...]:
        """What is found: pupils, acts for the pupil in view, pages; ten at most."""
        words = plain(typed).split()
        acts = [one for one in self._acts() if _fits(one, words)]
        pages = [one for one in self._pages() if _fits(one, words)]
        limit = _MOST_ROWS if not (acts or pages) else _PUPILS_WITH_OTHERS
        pupils = [self._as_pupil(one) for one in self._index.find(typed, limit)] if words else []
        return tuple((pupils + acts + pages)[:_MOST_ROWS])

    def _read(self) -> None:
        self._workspace.acts.run(
            partial(brief_pupils, self._workspace.desk), owner=self, then=self._take
        )

    def _take(self, pupils: Sequence[PupilBrief]) -> None:
        self._index = PupilIndex(pupils)

    def _changed(self, changes: Changes) -> None:
        if changes.touches(Kind.PUPIL) and not self._workspace.is_left:
            self._read()

    def _as_pupil(self, one: PupilBrief) -> Found:
        year = self._workspace.desk.pack.label("year_groups", one.year_group)
        detail = ", ".join(part for part in (year, one.class_name) if part)
        return Found("Pupils", shown(one.name), shown(detail), "user", places.PupilPage(one.id))

    def _acts(self) -> list[Found]:
        if self._pupil is None:
            return [
                Found("Acts", "Add a recognition", "", "star", places.AddRecognition()),
                Found("Acts", "Add an observation", "", "eye", places.AddObservation()),
            ]
        pupil, pack = self._pupil, self._workspace.desk.pack
        name = shown(pupil.first_name)
        acts = (
            (f"Record {pack.step_name(1)}", "ladder", places.RecordStep(pupil.id, 1)),
            (f"Record {pack.step_name(2)}", "ladder", places.RecordStep(pupil.id, 2)),
            (pack.step_name(3), "message-circle", places.ScriptWizard(pupil.id)),
            (pack.step_name(4), "timer", places.TimeInWizard(pupil.id)),
            ("Enter several steps afterwards", "list", places.TellAccount(pupil.id)),
            ("Add a recognition", "star", places.AddRecognition(pupil.id)),
            ("Add an observation", "eye", places.AddObservation(pupil.id)),
            ("Call home", "phone", places.CallHome(pupil.id)),
            ("Daily Positive Report", "file-text", places.Report(pupil.id)),
            ("Record a more serious incident", "shield", places.RecordIncident(pupil.id)),
            ("Mark a concern", "flag", places.MarkConcern(pupil.id)),
            ("External support and interventions", "hand-heart", places.Support(pupil.id)),
            (pack.step_name(8), "flag", places.PlanPage(pupil.id)),
            (pack.step_name(5), "door-open", places.Zone6Wizard(pupil.id)),
            *self._cpoms(pupil.id),
        )
        return [Found(f"Acts for {name}", words, name, icon, place) for words, icon, place in acts]

    def _cpoms(self, pupil_id: int) -> tuple[tuple[str, str, Place], ...]:
        """Today's text, which is added to after it was entered too; where CPOMS is used."""
        workspace = self._workspace
        if not workspace.desk.setting.uses_cpoms:
            return ()
        today = local_day(workspace.now()).isoformat()
        return (("CPOMS entry for today", "copy", places.CpomsEntry(pupil_id, today)),)

    def _pages(self) -> list[Found]:
        pages = [
            ("Today", "sun", places.Today()),
            ("Pupils", "users", places.Pupils()),
            ("Plans", "flag", places.Plans()),
            ("Forms", "file-text", places.Forms()),
            ("Policy", "book-open", places.Policy()),
            ("Settings", "sliders-horizontal", places.Settings()),
        ]
        found = [Found("Pages", words, "", icon, place) for words, icon, place in pages]
        if self._workspace.desk.may(Permission.PREPARE_MEETING):
            words = ("Packs for several meetings", "made one after the other")
            found.append(Found("Pages", *words, "printer", places.PacksForSeveral()))
        if self._workspace.desk.may(Permission.EDIT_PUPIL):
            found.append(Found("Pages", "Add a pupil", "", "user-plus", places.EditPupil()))
        if self._workspace.desk.may(Permission.ADMINISTER):
            words = ("Term calendar", "closed days, half terms")
            found.append(Found("Pages", *words, "calendar", places.TermCalendarPage()))
        return found

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
            row.clicked.connect(partial(self._leave_for, found.place))
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
            self._leave_for(self._rows[self._at].found.place)

    def _leave_for(self, place: Place, *_: object) -> None:
        self.close_sheet()
        self.went.emit(place)


def _fits(found: Found, words: list[str]) -> bool:
    if not words:
        return True
    known = plain(found.words).split()
    return all(any(one.startswith(word) for one in known) for word in words)
