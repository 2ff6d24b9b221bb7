"""A plan's meeting is dated, and people are invited; or one that is dated is changed."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.meeting import Invited, Meeting, MeetingKind
from bluesky_desktop.domain.plan import last_held
from bluesky_desktop.domain.school_time import show_day
from bluesky_desktop.services.monitoring.meeting_people import invite, people_to_invite
from bluesky_desktop.services.monitoring.meetings import (
    MeetingToDate,
    change_meeting,
    date_meeting,
)
from bluesky_desktop.services.plans.reading import PlanView, read_plan
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.meeting.people import PeopleToInvite
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.kept_fields import KeptFields
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.workspace import Workspace


class DateMeetingPage(ActPage):
    """Who is invited is offered: the child, parents who may be contacted, the adults around."""

    def __init__(
        self, workspace: Workspace, place: places.DateMeeting, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._at = place
        self._view: PlanView | None = None
        self._when = WhenItWas(workspace, self, label="Time", may_be_now=False, past=False)
        self._where = TextField("Place", self)
        self._people = PeopleToInvite(workspace.desk.pack, self)
        for widget in (self._when, self._where, self._people):
            self.body.addWidget(widget)
        self.fields = {"people": self._people}
        self._kept = KeptFields(
            self,
            kind="meeting",
            pupil_id=place.pupil_id,
            subject=f"{place.plan_id}:{place.meeting_id or 'new'}",
            fields={"when": self._when, "where": self._where},
        )
        self.name("Date the meeting", "", "Date it")

    def refresh(self) -> None:
        """Reads the plan, and who may be invited."""
        acts, desk = self.workspace.acts, self.workspace.desk
        acts.run(
            partial(read_plan, desk, plan_id=self._at.plan_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )

    def first_focus(self) -> QWidget | None:
        """The time."""
        return self._when.time

    def record(self) -> None:
        """Dates it, or changes it."""
        moment = self._when.moment() if self._when.check() else None
        if moment is None or self._view is None:
            return
        desk, people = self.workspace.desk, self._people.value()
        if self._at.meeting_id is not None:
            self.run(
                partial(
                    change_meeting,
                    desk,
                    meeting_id=self._at.meeting_id,
                    dated_for=moment,
                    place=self._where.text(),
                ),
                then=lambda _: self._invite(people),
            )
            return
        meeting = MeetingToDate(
            pupil_id=self._at.pupil_id,
            kind=self._kind(self._view),
            dated_for=moment,
            place=self._where.text(),
            people=people,
            plan_id=self._at.plan_id,
        )
        act = partial(date_meeting, desk, meeting=meeting, draft_id=self._kept.draft_id)
        self.run(act, then=self._dated)

    def _invite(self, people: tuple[Invited, ...]) -> None:
        meeting_id = self._at.meeting_id or 0
        act = partial(invite, self.workspace.desk, meeting_id=meeting_id, people=people)
        self.run(act, then=lambda _: self._changed())

    def _show(self, view: PlanView) -> None:
        self._view = view
        dated = self._meeting(view)
        kind = dated.kind if dated else self._kind(view)
        label = self.workspace.desk.pack.label("meeting_kinds", kind.value)
        due = f"The review is due by {show_day(view.review_on)}." if view.review_on else ""
        note = ". ".join(part for part in (shown(view.pupil.name), due) if part)
        act = "Date it" if dated is None else "Save"
        self.name(label, note, act)
        if dated is not None:
            self._when.set_moment(dated.dated_for)
            self._where.set_text(dated.place)
        self.workspace.acts.run(
            partial(people_to_invite, self.workspace.desk, pupil_id=self._at.pupil_id),
            owner=self,
            then=self._offer,
        )

    def _offer(self, offered: tuple[Invited, ...]) -> None:
        view = self._view
        if view is None:
            return
        dated, before = self._meeting(view), last_held(view.meetings)
        chosen: tuple[Invited, ...] = self._of_the_plan(view, offered)
        if dated is not None:
            chosen = dated.people
        elif before is not None:
            names = {(one.part, one.name) for one in before.people}
            chosen = tuple(one for one in offered if (one.part, one.name) in names)
        self._people.show_people(offered, chosen)
        self._kept.read()

    def _of_the_plan(self, view: PlanView, offered: tuple[Invited, ...]) -> tuple[Invited, ...]:
        """The child, the parents, and the adults who carry the plan."""
        carry = {*view.plan.worker_ids, view.plan.slt_id, view.plan.mentor_id}
        return tuple(one for one in offered if one.staff_id is None or one.staff_id in carry)

    def _meeting(self, view: PlanView) -> Meeting | None:
        return next((one for one in view.meetings if one.id == self._at.meeting_id), None)

    @staticmethod
    def _kind(view: PlanView) -> MeetingKind:
        return MeetingKind.FIRST if last_held(view.meetings) is None else MeetingKind.INTERIM

    def _dated(self, meeting_id: int) -> None:
        self.workspace.go_instead(places.MeetingPage(self._at.pupil_id, meeting_id))
        self.workspace.notice("The meeting is dated.")

    def _changed(self) -> None:
        self.workspace.back()
        self.workspace.notice("Saved.")
