"""Whether a step may be taken, asked when its page opens and whenever its adult changes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from bluesky_desktop.services.ladder.standing import StepStanding, read_standing
from bluesky_desktop.ui import places
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.parts.who_did_it import WhoDidIt
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.error_note import ErrorNote


class AsksStanding(QObject):
    """Leads to what comes first before anything is typed; says it in place once something is.

    `lead_id` is the lead adult that the page was opened for: where there is none, the step belongs
    to the episode of who took it.
    """

    def __init__(
        self,
        page: Page,
        *,
        pupil_id: int,
        step: int,
        lead_id: int | None,
        who: WhoDidIt,
        error: ErrorNote,
    ):
        super().__init__(page)
        self._page, self._who, self._error = page, who, error
        self._pupil_id, self._step, self._lead_id = pupil_id, step, lead_id
        if lead_id is None:
            who.changed.connect(self._adult_changed)

    def ask_on_opening(self) -> None:
        """A step that may not be taken is not begun: another page says what comes first."""
        self._ask(self._opened)

    def _adult_changed(self, *_: object) -> None:
        self._ask(self._say)

    def _ask(self, then: Callable[[StepStanding], None]) -> None:
        lead_id = self._lead_id or self._who.value()
        work = partial(
            read_standing,
            self._page.workspace.desk,
            pupil_id=self._pupil_id,
            step=self._step,
            lead_id=lead_id,
        )
        self._page.workspace.acts.run(work, owner=self, then=then)

    def _opened(self, standing: StepStanding) -> None:
        if standing.why_not:
            self._page.workspace.go_instead(
                places.ComesFirst(self._pupil_id, self._step, self._lead_id or self._who.value())
            )

    def _say(self, standing: StepStanding) -> None:
        if not standing.why_not:
            self._error.clear()
            return
        self._error.say(
            standing.why_not, to_do=f"The episode would be {shown(standing.lead_name)}’s."
        )
