"""A plan's meeting was held: who came, when the next one is."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.meeting import Answer
from bluesky_desktop.domain.school_time import local_day, show_moment
from bluesky_desktop.services.monitoring.meeting_view import MeetingView, read_meeting
from bluesky_desktop.services.plans.agenda import read_next_due
from bluesky_desktop.services.plans.form_words import plan_labels
from bluesky_desktop.services.plans.minutes import end_meeting
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.kept_fields import KeptFields
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.parts.who_did_it import WhoDidIt
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.text import Detail, Heading
from bluesky_desktop.ui.workspace import Workspace

_NEXT = "The same people are invited. Leave the time empty if it is not agreed yet."


class HoldMeetingPage(ActPage):
    """Without a next date the review is asked for by the policy's rhythm."""

    def __init__(
        self, workspace: Workspace, place: places.HoldMeeting, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._at = place
        self._came = ChipChoices((), self, label="Who came", height=40)
        self._when = WhenItWas(workspace, self, label="It began at", may_be_now=False)
        self._who = WhoDidIt(workspace, self, label="Who led it")
        self._next = WhenItWas(workspace, self, label="Time", may_be_now=True, past=False)
        self._next.time.set_hint("")
        self._next.time.edit.setPlaceholderText("")
        for widget in (
            *(self._came, self._when, self._who, Heading(plan_labels().next_meeting, 2, self)),
            *(Detail(_NEXT, self), self._next),
        ):
            self.body.addWidget(widget)
        self.fields = {
            "came": self._came,
            "held_at": self._when.time,
            "led_by": self._who,
            "next_at": self._next.time,
        }
        self._kept = KeptFields(
            self,
            kind="meeting_held",
            pupil_id=place.pupil_id,
            subject=str(place.meeting_id),
            fields={
                "came": self._came,
                "when": self._when,
                "who": self._who,
                "next": self._next,
            },
        )
        self.name("The meeting was held", "", "Keep it")

    def refresh(self) -> None:
        """Reads who was invited."""
        self.workspace.acts.run(
            partial(read_meeting, self.workspace.desk, meeting_id=self._at.meeting_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )

    def first_focus(self) -> QWidget | None:
        """The time, until it is read who was invited."""
        return self._when.time

    def record(self) -> None:
        """Keeps it."""
        if not self._when.check() or not self._next.check():
            return
        act = partial(
            end_meeting,
            self.workspace.desk,
            meeting_id=self._at.meeting_id,
            came=[int(str(one)) for one in self._came.values()],
            held_at=self._when.moment(),
            led_by_id=self._who.value(),
            next_at=self._next.moment(),
            draft_id=self._kept.draft_id,
        )
        self.run(act, then=lambda _: self._held())

    def _show(self, view: MeetingView) -> None:
        meeting = view.meeting
        note = f"{shown(view.pupil.name)}. {view.title}, {show_moment(meeting.dated_for)}"
        self.name("The meeting was held", note, "Keep it")
        people = [one for one in meeting.people if one.id is not None]
        self._came.set_options([(one.id, shown(one.name)) for one in people])
        self._came.set_values([one.id for one in people if one.answer is not Answer.APOLOGIES])
        began = min(meeting.dated_for, self.workspace.now())
        self._when.set_moment(began)
        self._came.first_focus().setFocus()
        self._offer_next(local_day(began))
        self._kept.read()

    def _offer_next(self, held_on: date) -> None:
        self.workspace.acts.run(
            partial(read_next_due, self.workspace.desk, held_on=held_on),
            owner=self,
            then=self._next.offer_day,
            failed=self.refused,
        )

    def _held(self) -> None:
        workspace, meeting_id = self.workspace, self._at.meeting_id
        workspace.go_instead(places.MeetingPage(self._at.pupil_id, meeting_id))
        workspace.notice("The meeting is kept.")
