"""The term calendar: school years in a grid, their half terms beside it."""

from functools import partial

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.errors import BlueSkyError, InvalidInput
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.domain.term_calendar import TermCalendar, school_year_of
from bluesky_desktop.services.context import Changes
from bluesky_desktop.services.drafts import DraftView, drop_draft, find_draft
from bluesky_desktop.services.setting.settings import change_calendar
from bluesky_desktop.ui import places
from bluesky_desktop.ui.drafting import DraftKeeper, kept_text
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.parts.term_calendar import TermCalendarEditor
from bluesky_desktop.ui.widgets.boxes import Column, Divider, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.page_header import PageHeader
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.text import Detail
from bluesky_desktop.ui.workspace import Workspace

_NOTE = "School days, half terms and weeks are counted by it. Space changes a day."

_CHANGED_SINCE = (
    "The calendar was changed since you began.",
    "Your changes are kept. Saved, they take the place of the newer ones.",
    "Throw them away to see the calendar as it is now.",
)


class TermCalendarPage(Page):
    """Nothing counts until it is saved; until then it is kept as a draft."""

    has_footer = True
    begins_at_focus = True

    def __init__(
        self, workspace: Workspace, place: places.TermCalendarPage, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        today = local_day(workspace.now())
        self._scroll = ScrollPage(self, widest=1180)
        self._back = LinkButton("Back", self, icon="arrow-left")
        self._error = ErrorNote(self)
        self._unsaved = QWidget(self)
        self._drop = LinkButton("Throw the changes away", self._unsaved)
        self._editor = TermCalendarEditor(today, self)
        self._save = Button("Save the calendar", ButtonKind.PRIMARY, self)
        self._keeper = DraftKeeper(
            workspace, kind="term_calendar", pupil_id=None, body=self._draft, parent=self
        )
        self._base = workspace.desk.calendar
        self._first_year = school_year_of(today) if place.year is None else place.year
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        column = Column(self)
        column.addWidget(self._scroll, 1)
        column.addWidget(Divider(self))
        below = Column(gap=8, margins=(28, 10, 28, 12))
        unsaved = Row(self._unsaved, gap=12)
        unsaved.addWidget(Detail("Your changes are kept, and not saved yet.", self._unsaved), 1)
        unsaved.addWidget(self._drop)
        self._unsaved.hide()
        below.addWidget(self._unsaved)
        foot = Row(gap=14)
        foot.addWidget(self._editor.day_bar, 1)
        foot.addWidget(self._save, 0, Qt.AlignmentFlag.AlignBottom)
        below.addLayout(foot)
        column.addLayout(below)
        content = self._scroll.content
        row = Row()
        row.addWidget(self._back)
        row.addStretch(1)
        content.addLayout(row)
        content.addSpacing(6)
        content.addWidget(PageHeader("Term calendar", _NOTE, self))
        content.addSpacing(14)
        content.addWidget(self._error)
        content.addWidget(self._editor)
        content.addStretch(1)

    def _connect(self) -> None:
        self._back.clicked.connect(self.workspace.back)
        self._drop.clicked.connect(self._throw_away)
        self._save.clicked.connect(self._save_calendar)
        self._editor.changed.connect(self._changed)
        self._editor.grid.gone_to.connect(lambda _: self._follow())
        self._editor.day_bar.marked.connect(lambda *_: self._show_day())
        self._keeper.kept.connect(lambda moment: self.workspace.kept.emit(kept_text(moment)))
        self._keeper.not_kept.connect(self._error.show_error)

    @property
    def title(self) -> str:
        """The page's name."""
        return "Term calendar"

    def first_focus(self) -> QWidget | None:
        """The day of today."""
        return self._editor.grid.table_of_day()

    def touched_by(self, changes: Changes) -> bool:
        """What is being changed here stays."""
        return False

    def refresh(self) -> None:
        """Shows what is set, and what was begun."""
        self._base = self.workspace.desk.calendar
        self._error.clear()
        self._editor.show_calendar(self.workspace.desk.calendar, self._first_year)
        self.workspace.acts.run(
            partial(find_draft, self.workspace.desk, kind="term_calendar", pupil_id=None),
            owner=self,
            then=self._take_up,
        )

    def keep(self) -> None:
        """Keeps the changes at once."""
        self._keeper.keep_now()

    def _changed(self) -> None:
        self._first_year = self._editor.year
        self._unsaved.show()
        self._keeper.changed()

    def _follow(self) -> None:
        if self._editor.grid.table_of_day().hasFocus():
            self._show_day()

    def _show_day(self) -> None:
        table, page = self._editor.grid.table_of_day(), self._scroll.widget()
        if page is not None:
            place = table.visualRect(table.currentIndex()).center()
            at = table.viewport().mapTo(page, place)
            self._scroll.ensureVisible(at.x(), at.y(), 0, table.rowHeight(0))

    def _draft(self) -> dict[str, object]:
        found: dict[str, object] = msgspec.to_builtins(self._editor.current())
        return found | {"year": self._editor.year, "base": msgspec.to_builtins(self._base)}

    def _take_up(self, draft: DraftView | None) -> None:
        if draft is None:
            self._unsaved.hide()
            self._keeper.draft_id = None
            return
        self._keeper.draft_id = draft.id
        calendar, present = msgspec.convert(draft.body, TermCalendar), self.workspace.desk.calendar
        self._base = msgspec.convert(draft.body.get("base", self._base), TermCalendar)
        self._unsaved.setVisible(calendar != present)
        if self._base != present and calendar != present:
            self._error.say(*_CHANGED_SINCE)
        year = draft.body.get("year")
        self._editor.show_calendar(calendar, year if isinstance(year, int) else self._first_year)

    def _throw_away(self) -> None:
        self._keeper.stop()
        self._unsaved.hide()
        if self._keeper.draft_id is None:
            self.refresh()
            return
        self.workspace.acts.run(
            partial(drop_draft, self.workspace.desk, draft_id=self._keeper.draft_id),
            owner=self,
            then=lambda _: self.refresh(),
        )

    def _save_calendar(self) -> None:
        calendar = self._editor.value()
        if calendar is None:
            return
        self._error.clear()
        self._save.setEnabled(False)
        self._first_year = self._editor.year
        self.workspace.acts.run(
            partial(
                change_calendar,
                self.workspace.desk,
                calendar=calendar,
                draft_id=self._keeper.draft_id,
            ),
            owner=self,
            then=lambda _: self._saved(),
            failed=self._refused,
        )

    def _saved(self) -> None:
        self._keeper.stop()
        self._save.setEnabled(True)
        self._unsaved.hide()
        self.workspace.kept.emit("")
        self.workspace.notice("The term calendar is saved.")

    def _refused(self, error: BlueSkyError) -> None:
        self._save.setEnabled(True)
        if isinstance(error, InvalidInput) and error.field.startswith("calendar."):
            self._editor.set_error(int(error.field.split(".")[1]), error.what)
            return
        self._error.show_error(error)
        self._scroll.to_top()
