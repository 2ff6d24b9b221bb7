"""Where what a plan leaves to do leads, and where its drafts are taken up again."""

from collections.abc import Callable
from datetime import datetime

from bluesky_desktop.domain.obligations import Duty, Obligation
from bluesky_desktop.services.drafts import DraftView
from bluesky_desktop.ui import places

Leads = Callable[[Obligation], places.Place]


def place_of_meeting(one: Obligation, now: datetime) -> places.Place:
    """A first meeting is dated, one to come is prepared, one whose time went by is held."""
    if one.due_at is None:
        return places.DateMeeting(one.pupil_id, one.subject_id or 0)
    if one.due_at < now:
        return places.MeetingPage(one.pupil_id, one.subject_id or 0)
    return places.PrepareMeeting(one.subject_id or 0)


def _meeting_to_see(one: Obligation) -> places.Place:
    if one.due_at is None:
        return places.PlanPage(one.pupil_id)
    return places.MeetingPage(one.pupil_id, one.subject_id or 0)


def _plan(one: Obligation) -> places.Place:
    return places.PlanPage(one.pupil_id)


PLAN_LEADS: dict[Duty, Leads] = {
    Duty.PLAN_REVIEW: lambda one: places.DateMeeting(one.pupil_id, one.subject_id or 0),
    Duty.PLAN_VIEW: lambda one: places.MeetingPage(one.pupil_id, one.subject_id or 0),
    Duty.PLAN_MENTOR: lambda one: places.ChooseMentor(one.pupil_id, one.subject_id or 0),
    Duty.PLAN_ASSESSMENT: lambda one: places.PlanAssessment(
        one.pupil_id, one.subject_id or 0, one.about
    ),
    Duty.PLAN_REWARD: lambda one: places.AddRecognition(one.pupil_id),
    Duty.TARGET_DUE: lambda one: places.ReviewTarget(one.pupil_id, one.subject_id or 0),
}
"""Where each duty is done by those who may; PLAN_MEETING depends on the time as well."""

PLAN_TO_SEE: dict[Duty, Leads] = {
    Duty.PLAN_MEETING: _meeting_to_see,
    Duty.PLAN_REVIEW: _plan,
    Duty.PLAN_MENTOR: _plan,
    Duty.PLAN_ASSESSMENT: _plan,
    Duty.TARGET_DUE: _plan,
}
"""Where those are led who do not prepare meetings."""


def place_of_plan_draft(draft: DraftView) -> places.Place | None:
    """The place in which a draft about a plan is taken up again; None for any other."""
    pupil, (first, _, rest) = draft.pupil_id or 0, draft.subject.partition(":")
    if draft.kind == "start_plan":
        return places.StartPlan(pupil)
    if not first.isdigit():
        return None
    number = int(first)
    known = int(rest) if rest.isdigit() else None
    if draft.kind == "plan":
        return places.EditPlan(pupil, number)
    if draft.kind == "mentor":
        return places.ChooseMentor(pupil, number)
    if draft.kind == "assessment":
        kind = "" if known else rest
        return places.PlanAssessment(pupil, number, kind, known)
    if draft.kind == "target":
        return places.PlanTarget(pupil, number, known)
    if draft.kind == "target_review":
        return places.ReviewTarget(pupil, number)
    if draft.kind == "plan_end":
        return places.EndPlan(pupil, number)
    if draft.kind == "meeting":
        return places.DateMeeting(pupil, number, known)
    if draft.kind == "agenda":
        return places.MeetingAgenda(pupil, number)
    if draft.kind == "meeting_cancelled":
        return places.CancelMeeting(pupil, number)
    if draft.kind == "meeting_held":
        return places.HoldMeeting(pupil, number)
    if draft.kind == "view":
        whose, _, view = rest.partition(":")
        found = int(view) if view.isdigit() else None
        return places.GatherView(pupil, number, whose, found)
    return None


PLAN_DRAFT_NAMES = {
    "start_plan": "A {plan} to start",
    "plan": "The plan",
    "mentor": "The choice of a mentor",
    "assessment": "Assessment",
    "target": "A target",
    "target_review": "The review of a target",
    "plan_end": "The end of a plan",
    "meeting": "A meeting",
    "agenda": "A meeting that is being held",
    "meeting_cancelled": "A meeting to cancel",
    "meeting_held": "A meeting that was held",
    "view": "A view",
}
"""What a draft about a plan is called where it is offered again."""
