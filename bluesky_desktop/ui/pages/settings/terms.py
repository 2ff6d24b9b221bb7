"""Term dates, closed days, and the hours of the school day."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.errors import BlueSkyError, InvalidInput
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.domain.term_calendar import TermCalendar, school_year_of, suggested_calendar
from bluesky_desktop.services.setting.settings import change_calendar
from bluesky_desktop.ui.pages.settings.section import Section
from bluesky_desktop.ui.parts.term_rows import TermRows
from bluesky_desktop.ui.widgets.boxes import Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.workspace import Workspace


class TermsSection(Section):
    """This school year and the next; earlier ones stay as they are."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(
            workspace,
            "Term dates",
            "School days and half terms are counted by them.",
            parent=parent,
        )
        self._rows = TermRows(local_day(workspace.now()), self)
        self._suggest = Button("Suggest the next school year", ButtonKind.BORDERED, self)
        self.body.addWidget(self._rows)
        row = Row()
        row.addWidget(self._suggest)
        row.addStretch(1)
        self.body.addLayout(row)
        self._suggest.clicked.connect(self._add_next_year)

    def refresh(self) -> None:
        """Shows what is set."""
        self._rows.show_calendar(self.workspace.desk.calendar, since=self._since())

    def save(self) -> None:
        """Saves the calendar."""
        calendar = self._rows.value()
        if calendar is not None:
            self.run(partial(change_calendar, self.workspace.desk, calendar=calendar))

    def refused(self, error: BlueSkyError) -> None:
        """Says it at the row that is meant."""
        if isinstance(error, InvalidInput) and error.field.startswith("calendar."):
            self.button.setEnabled(True)
            self._rows.set_error(int(error.field.split(".")[1]), error.what)
            return
        super().refused(error)

    def _since(self) -> date:
        return date(school_year_of(local_day(self.workspace.now())), 8, 1)

    def _add_next_year(self) -> None:
        present = self._rows.value()
        if present is None:
            return
        last = max((one.last_day for one in present.half_terms), default=self._since())
        following = suggested_calendar(school_year_of(last) + 1)
        self._rows.show_calendar(
            TermCalendar(
                (*present.half_terms, *following.half_terms),
                (*present.closures, *following.closures),
                present.day_starts,
                present.day_ends,
            ),
            since=self._since(),
        )
