"""Some entries of a pupil's story: the records that a drafted sentence came from."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.domain.story import StoryEntry
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.story.timeline import PAGE, read_story_entries
from bluesky_desktop.ui import places
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.parts.first_act import first_act
from bluesky_desktop.ui.parts.story_rows import StoryRows
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.empty_state import EmptyState
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.page_header import PageHeader
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.workspace import Workspace

_NONE = "None of these records stands any more. Drafting again brings what does."


class StoryEntriesPage(Page):
    """The newest first, a page of them at a time; each is opened by a press."""

    def __init__(
        self, workspace: Workspace, place: places.StoryEntries, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._at = place
        self._left: tuple[StoryEntry, ...] = ()
        self._scroll = ScrollPage(self, widest=860)
        self._back = LinkButton("Back", self, icon="arrow-left")
        self._header = PageHeader(shown(place.name), "", self)
        self._error = ErrorNote(self)
        self._card = Card(self, margins=(18, 10, 18, 14), gap=8)
        self._rows = StoryRows(self._card)
        self._earlier = Button("Show earlier", ButtonKind.SMALL, self._card)
        self._arrange()
        self._back.clicked.connect(workspace.back)
        self._rows.opened.connect(self._open)
        self._earlier.clicked.connect(self._show_more)

    def _arrange(self) -> None:
        Column(self).addWidget(self._scroll)
        row = Row()
        row.addWidget(self._back)
        row.addStretch(1)
        self._scroll.content.addLayout(row)
        for widget in (self._header, self._error, self._card):
            self._scroll.content.addSpacing(8)
            self._scroll.content.addWidget(widget)
        self._scroll.content.addStretch(1)
        self._card.column.addWidget(self._rows)
        below = Row()
        below.addWidget(self._earlier)
        below.addStretch(1)
        self._card.column.addLayout(below)

    @property
    def title(self) -> str:
        """What they have in common."""
        return self._at.name

    def first_focus(self) -> QWidget | None:
        """The newest."""
        return first_act(self._rows) or self._back

    def touched_by(self, changes: Changes) -> bool:
        """One of them may be amended or taken back."""
        return changes.touches(Kind.LADDER, Kind.STORY, pupil=self._at.pupil_id)

    def refresh(self) -> None:
        """Reads them."""
        self.workspace.acts.run(
            partial(
                read_story_entries,
                self.workspace.desk,
                pupil_id=self._at.pupil_id,
                entry_ids=self._at.entry_ids,
            ),
            owner=self,
            then=self._show,
            failed=self._refused,
        )

    def _show(self, entries: tuple[StoryEntry, ...]) -> None:
        self._rows.clear()
        count = len(entries)
        whose = f"{shown(self._at.whose)}. " if self._at.whose else ""
        counted = "1 record." if count == 1 else f"{count} records." if count else ""
        self._header.set_note(f"{whose}{counted}")
        if not entries:
            self._rows.column.addWidget(EmptyState(_NONE, "", self._rows))
        self._left = entries
        self._show_more()

    def _show_more(self) -> None:
        now, self._left = self._left[:PAGE], self._left[PAGE:]
        today = local_day(self.workspace.now())
        self._rows.add(now, today, go_on=self._earlier.hasFocus())
        self._earlier.setVisible(bool(self._left))

    def _open(self, entry_id: int) -> None:
        self.workspace.go(places.EntryPage(entry_id))

    def _refused(self, error: BlueSkyError) -> None:
        self._error.show_error(error)
