"""The story beside the ladder: filtered by kind and period, the newest first, paged by years."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.story.timeline import Period, StoryFilter, StoryPage
from bluesky_desktop.storage.queries.story import Cursor
from bluesky_desktop.ui.parts.story_rows import StoryRows
from bluesky_desktop.ui.widgets.boxes import Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.empty_state import EmptyState
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.menu_button import MenuButton
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.text import Heading

PERIODS = {
    Period.HALF_TERM: "This half term",
    Period.SCHOOL_YEAR: "This school year",
    Period.ALL: "All years",
}


_NOTHING_IN_PERIOD = "Nothing is written down in this time."
_NOTHING_AT_ALL = "What happens with this pupil stands here, day by day."


@dataclass(frozen=True, slots=True)
class StoryQuery:
    """What of the story is asked for."""

    show: StoryFilter
    period: Period
    after: Cursor | None = None


class StoryCard(Card):
    """The timeline. `asked` brings a StoryQuery, `opened` the id of an entry.

    `recognition_asked` says that something good is to be added: as easily as a step. Rule 14.
    """

    asked = Signal(object)
    opened = Signal(int)
    recognition_asked = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent, margins=(18, 14, 6, 10), gap=8)
        self._show = StoryFilter.ALL
        self._period = Period.HALF_TERM
        self._more: Cursor | None = None
        self._make()
        self._arrange()

    def _make(self) -> None:
        self._title = Heading("Story", 2, self)
        self._periods = MenuButton(
            PERIODS[self._period],
            list(PERIODS.items()),
            self,
            kind=ButtonKind.SMALL,
        )
        self._periods.chosen.connect(self._choose_period)
        self._recognise = Button("Add a recognition", ButtonKind.SMALL, self, icon="star")
        self._recognise.clicked.connect(self.recognition_asked)
        self._filters = ChipChoices(
            [
                (StoryFilter.ALL, "All"),
                (StoryFilter.STEPS, "Steps", "ladder"),
                (StoryFilter.CONVERSATIONS, "Conversations", "message-square"),
                (StoryFilter.REPAIRS, "Repairs", "rings"),
                (StoryFilter.RECOGNITION, "Recognition", "star"),
            ],
            self,
            several=False,
            height=30,
        )
        self._filters.set_values([self._show])
        self._filters.changed.connect(self._choose_filter)
        self._scroll = ScrollPage(self, margins=(0, 0, 10, 8))
        self._earlier = Button("Show earlier", ButtonKind.SMALL, self)
        self._earlier.clicked.connect(self._ask_for_more)

    def _arrange(self) -> None:
        top = FlowLayout(gap=12, row_gap=6)
        for widget in (self._title, self._periods, self._recognise):
            top.addWidget(widget)
        self.column.addLayout(top)
        self.column.addWidget(self._filters)
        self.column.addWidget(self._scroll, 1)
        self._rows = StoryRows(self)
        self._rows.opened.connect(self.opened)
        self._scroll.content.addWidget(self._rows)
        below = Row(margins=(0, 8, 0, 0))
        below.addWidget(self._earlier)
        below.addStretch(1)
        self._scroll.content.addLayout(below)
        self._scroll.content.addStretch(1)

    @property
    def query(self) -> StoryQuery:
        """What is shown, from its beginning."""
        return StoryQuery(self._show, self._period)

    def choose(self, show: StoryFilter) -> None:
        """Shows one kind of entries, as from a link elsewhere."""
        self._show = show
        self._filters.set_values([show] if show is not StoryFilter.TIME_IN else [])

    def show_page(self, page: StoryPage, today: date, *, more: bool) -> None:
        """Shows a page of entries; further ones are added below with `more`."""
        if not more:
            self._rows.clear()
            self._scroll.to_top()
        self._rows.add(page.entries, today, go_on=more and self._earlier.hasFocus())
        if not more and not page.entries:
            self._add_empty()
        self._more = page.more
        self._earlier.setVisible(page.more is not None)

    def _add_empty(self) -> None:
        if self._period is not Period.ALL:
            empty = EmptyState(_NOTHING_IN_PERIOD, "Show all years", self._rows)
            empty.acted.connect(lambda: self._choose_period(Period.ALL))
        else:
            empty = EmptyState(
                "What happens with this pupil stands here, day by day.", "", self._rows
            )
        self._rows.column.addWidget(empty)

    def _choose_period(self, period: object) -> None:
        if isinstance(period, Period):
            self._period = period
            self._periods.set_label(PERIODS[period])
            self.asked.emit(self.query)

    def _choose_filter(self, values: object) -> None:
        if isinstance(values, tuple) and values:
            self._show = values[0]
            self.asked.emit(self.query)

    def _ask_for_more(self) -> None:
        if self._more is not None:
            self.asked.emit(StoryQuery(self._show, self._period, self._more))
