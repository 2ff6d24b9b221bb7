"""A meeting is cancelled, with a reason that is kept."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import show_moment
from bluesky_desktop.services.monitoring.meeting_view import MeetingView, read_meeting
from bluesky_desktop.services.monitoring.meetings import cancel_meeting, take_back_cancelling
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.kept_fields import KeptFields
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.workspace import Workspace


class CancelMeetingPage(ActPage):
    """It can stand again afterwards."""

    def __init__(
        self, workspace: Workspace, place: places.CancelMeeting, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._meeting_id = place.meeting_id
        self._reason = TextArea("Why it is cancelled", self, lines=2)
        self.body.addWidget(self._reason)
        self.fields = {"reason": self._reason}
        self._kept = KeptFields(
            self,
            kind="meeting_cancelled",
            pupil_id=place.pupil_id,
            subject=str(place.meeting_id),
            fields={"reason": self._reason},
        )
        self.name("Cancel the meeting", "", "Cancel the meeting")

    def refresh(self) -> None:
        """Reads which meeting it is."""
        self.workspace.acts.run(
            partial(read_meeting, self.workspace.desk, meeting_id=self._meeting_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )

    def first_focus(self) -> QWidget | None:
        """The reason."""
        return self._reason

    def record(self) -> None:
        """Cancels it."""
        act = partial(
            cancel_meeting,
            self.workspace.desk,
            meeting_id=self._meeting_id,
            reason=self._reason.text(),
            draft_id=self._kept.draft_id,
        )
        self.run(act, then=lambda _: self._cancelled())

    def _show(self, view: MeetingView) -> None:
        when = show_moment(view.meeting.dated_for)
        self.name("Cancel the meeting", f"{shown(view.pupil.name)}, {when}", "Cancel the meeting")
        self._kept.read()

    def _cancelled(self) -> None:
        workspace = self.workspace
        act = partial(take_back_cancelling, workspace.desk, meeting_id=self._meeting_id)
        workspace.back()
        workspace.notice(
            "The meeting is cancelled.", lambda: workspace.acts.run(act, owner=workspace)
        )
