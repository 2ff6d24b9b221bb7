"""Term dates as they are set, and the way to the calendar in which they are changed."""

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import local_day, show_day
from bluesky_desktop.domain.school_year import half_terms_of, show_school_year, year_counts
from bluesky_desktop.domain.term_calendar import school_year_of
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.settings.section import Section
from bluesky_desktop.ui.widgets.boxes import Column, cleared
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Body, Detail, Heading
from bluesky_desktop.ui.workspace import Workspace


class TermsSection(Section):
    """This school year and the next."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(
            workspace,
            "Term dates",
            "School days and half terms are counted by them.",
            save="Open the term calendar",
            parent=parent,
        )
        self._holder = Column()
        self.body.addLayout(self._holder)

    def refresh(self) -> None:
        """Shows what is set."""
        cleared(self._holder)
        present = school_year_of(local_day(self.workspace.now()))
        columns = StackingColumns(self, gap=12, stacks_below=700)
        for year in (present, present + 1):
            columns.add(self._year(year, columns))
        self._holder.addWidget(columns)

    def save(self) -> None:
        """Goes to the calendar."""
        self.workspace.go(places.TermCalendarPage())

    def _year(self, year: int, parent: QWidget) -> Card:
        calendar = self.workspace.desk.calendar
        card = Card(parent, gap=4)
        card.column.addWidget(Heading(show_school_year(year), 2, card))
        half_terms = half_terms_of(calendar, year)
        if not half_terms:
            card.column.addWidget(Body("No dates yet. The calendar suggests some.", card))
            card.column.addStretch(1)
            return card
        for one in half_terms:
            card.column.addWidget(Body(one.name, card, strong=True))
            days = f"{show_day(one.first_day)} to {show_day(one.last_day)}"
            card.column.addWidget(Detail(days, card))
        counts = year_counts(calendar, year)
        card.column.addSpacing(6)
        card.column.addWidget(Body(counts.words, card))
        return card
