"""What the pages of one act on a running report share: they read it, and go back to it."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import local_day, show_near_day
from bluesky_desktop.services.drafts import DraftView, find_draft
from bluesky_desktop.services.reports.reading import read_report
from bluesky_desktop.services.reports.view import ReportView
from bluesky_desktop.ui.drafting import DraftKeeper
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.workspace import Workspace


class ReportActPage(ActPage):
    """Subclasses show the report in `show_report` and give `draft_body` and `take_up`."""

    def __init__(
        self,
        workspace: Workspace,
        place: Place,
        *,
        pupil_id: int,
        kind: str,
        subject: str = "",
        parent: QWidget | None = None,
    ):
        super().__init__(workspace, place, parent)
        self.pupil_id = pupil_id
        self.view: ReportView | None = None
        self._kind, self._subject = kind, subject
        keeper = DraftKeeper(
            workspace,
            kind=kind,
            pupil_id=pupil_id,
            subject=subject,
            body=self.draft_body,
            parent=self,
        )
        self.watch(keeper)

    def keep_while_typing(self, *fields: TextField | TextArea) -> None:
        """Keeps what is typed into these."""
        assert self.keeper is not None
        for field in fields:
            field.changed.connect(self.keeper.changed)

    def refresh(self) -> None:
        """Reads the report, then the draft."""
        self.workspace.acts.run(
            partial(read_report, self.workspace.desk, pupil_id=self.pupil_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )
        self.workspace.acts.run(
            partial(
                find_draft,
                self.workspace.desk,
                kind=self._kind,
                pupil_id=self.pupil_id,
                subject=self._subject,
            ),
            owner=self,
            then=self._take_draft,
        )

    @property
    def draft_id(self) -> int | None:
        """The draft that goes with the act."""
        return self.keeper.draft_id if self.keeper else None

    def pupil_name(self) -> str:
        """The name as the pupil likes it."""
        return shown(self.view.pupil.first_name) if self.view else "the child"

    def show_report(self, view: ReportView) -> None:
        """Shows what the page needs of the report."""
        raise NotImplementedError

    def draft_body(self) -> dict[str, object]:
        """What the draft keeps."""
        raise NotImplementedError

    def take_up(self, body: dict[str, object]) -> None:
        """Shows what a draft kept."""
        raise NotImplementedError

    def near(self, day: date) -> str:
        """`Today`, `Tomorrow`, `Thu 26 Nov`."""
        return show_near_day(day, local_day(self.workspace.now()))

    def done(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Goes back, and says in passing what was recorded."""
        workspace = self.workspace
        workspace.back()
        workspace.notice(words, undo)

    def _show(self, view: ReportView) -> None:
        self.view = view
        self.show_report(view)
        self.workspace.renamed.emit()

    def _take_draft(self, draft: DraftView | None) -> None:
        if draft is not None and self.keeper is not None:
            self.keeper.draft_id = draft.id
            self.take_up(draft.body)
