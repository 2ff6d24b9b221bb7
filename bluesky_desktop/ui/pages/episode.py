"""One episode, whole: every step with what was tried, and what belongs to it."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.domain.school_time import local_day, show_day, show_time, show_when
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.ladder.episodes import EpisodeView, read_episode
from bluesky_desktop.ui import places
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.parts.fact_line import FactLine
from bluesky_desktop.ui.parts.first_act import first_act
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.list_row import ListRow, RowGroup
from bluesky_desktop.ui.widgets.page_header import PageHeader
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.text import Heading
from bluesky_desktop.ui.workspace import Workspace


class EpisodePage(Page):
    """Reads as a record; each line opens its entry."""

    def __init__(
        self, workspace: Workspace, place: places.EpisodePage, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._episode_id = place.episode_id
        self._view: EpisodeView | None = None
        self._scroll = ScrollPage(self, widest=860)
        self._back = LinkButton("Back", self, icon="arrow-left")
        self._header = PageHeader("Episode", "", self)
        self._print = Button("Print or save", ButtonKind.BORDERED, self, icon="printer")
        self._print.setVisible(workspace.desk.may(Permission.PRINT_PUPIL))
        self._header.add_act(self._print)
        self._error = ErrorNote(self)
        self._holder = QWidget(self)
        self._column = Column(self._holder, gap=12)
        self._arrange()
        self._back.clicked.connect(workspace.back)
        self._print.clicked.connect(self._open_paper)

    def _arrange(self) -> None:
        Column(self).addWidget(self._scroll)
        row = Row()
        row.addWidget(self._back)
        row.addStretch(1)
        self._scroll.content.addLayout(row)
        for widget in (self._header, self._error, self._holder):
            self._scroll.content.addSpacing(8)
            self._scroll.content.addWidget(widget)
        self._scroll.content.addStretch(1)

    @property
    def title(self) -> str:
        """The page's name."""
        return "Episode"

    def first_focus(self) -> QWidget | None:
        """Its paper; the first step for those who don't print."""
        return first_act(self._print, self._holder) or self._back

    def pupil_in_view(self) -> int | None:
        """The pupil of the episode."""
        return self._view.pupil_id if self._view else None

    def touched_by(self, changes: Changes) -> bool:
        """Something may be added to it."""
        return changes.touches(Kind.LADDER, Kind.STORY)

    def refresh(self) -> None:
        """Reads the episode."""
        self.workspace.acts.run(
            partial(read_episode, self.workspace.desk, episode_id=self._episode_id),
            owner=self,
            then=self._show,
            failed=self._refused,
        )

    def _show(self, view: EpisodeView) -> None:
        self._view = view
        self._header.set_title(f"Episode, {shown(view.pupil_name)}")
        self._header.set_note(show_day(local_day(view.opened_at)))
        cleared(self._column)
        for label, value in view.facts:
            self._column.addWidget(FactLine(label, shown(value), self._holder))
        if view.steps:
            self._add_steps(view)
        if view.entries:
            self._add_entries(view)

    def _add_steps(self, view: EpisodeView) -> None:
        self._column.addWidget(Heading("Steps", 2, self._holder))
        steps = RowGroup(self._holder)
        for one in view.steps:
            parts = [one.tried, one.response, one.adult_name]
            row = ListRow(
                one.step_name,
                shown(". ".join(part for part in parts if part)),
                steps,
                time=show_time(one.at),
                icon="ladder",
                chip="" if one.offered else "Not offered",
            )
            row.clicked.connect(partial(self._open, one.entry_id))
            steps.add(row)
        self._column.addWidget(steps)

    def _add_entries(self, view: EpisodeView) -> None:
        self._column.addWidget(Heading("What belongs to it", 2, self._holder))
        group = RowGroup(self._holder)
        today = local_day(self.workspace.now())
        for one in view.entries:
            row = ListRow(
                shown(one.title),
                shown(f"{show_when(one.happened_at, today)}. {one.line}"),
                group,
                icon=one.icon,
            )
            row.clicked.connect(partial(self._open, one.id))
            group.add(row)
        self._column.addWidget(group)

    def _open(self, entry_id: int, *_: object) -> None:
        self.workspace.go(places.EntryPage(entry_id))

    def _open_paper(self) -> None:
        if self._view is not None:
            self.workspace.go(places.PaperPreview("episode", self._episode_id, self._view.pupil_id))

    def _refused(self, error: BlueSkyError) -> None:
        self._error.show_error(error)
