"""A plan's meeting while it is held: all that its agenda shows, read at once."""

from dataclasses import dataclass
from datetime import date

from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.meeting import subject_of
from bluesky_desktop.domain.monitoring_dates import review_due
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.monitoring.meeting_view import MeetingView, read_meeting
from bluesky_desktop.services.pack.drafts.form import FORMS
from bluesky_desktop.services.papers.forms import FormView, read_form
from bluesky_desktop.services.plans.duties import rhythm_of
from bluesky_desktop.services.plans.reading import PlanView, read_plan
from bluesky_desktop.services.pupils.register import read_pupil


@dataclass(frozen=True, slots=True)
class Agenda:
    """The meeting with its people and views, the form that becomes its minutes, and the plan.

    It opens with the child's `strengths`. `next_due` is the day by which the policy asks for the
    meeting after one that is held today.
    """

    meeting: MeetingView
    form: FormView
    plan: PlanView
    next_due: date | None
    strengths: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """What the form's draft names as its subject."""
        return subject_of(self.meeting.meeting.id)


def read_agenda(desk: Desk, *, meeting_id: int) -> Agenda:
    """The agenda of a plan's meeting. Raises NotFound for a meeting of no plan."""
    desk.require(Permission.PREPARE_MEETING)
    view = read_meeting(desk, meeting_id=meeting_id)
    meeting = view.meeting
    form = FORMS.get(meeting.kind)
    if form is None or meeting.plan_id is None:
        raise NotFound("This meeting belongs to no plan.")
    return Agenda(
        view,
        read_form(desk, form=form, pupil_id=meeting.pupil_id, subject=subject_of(meeting_id)),
        read_plan(desk, plan_id=meeting.plan_id),
        read_next_due(desk, held_on=local_day(desk.now())),
        read_pupil(desk, pupil_id=meeting.pupil_id).strengths,
    )


def read_next_due(desk: Desk, *, held_on: date) -> date:
    """The day by which the policy asks for the meeting after one held on this day (rule 11)."""
    desk.require(Permission.PREPARE_MEETING)
    rhythm = rhythm_of(desk)
    return review_due(desk.calendar, held_on, after=rhythm.review_after, least=rhythm.least_between)
