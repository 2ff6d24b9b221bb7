"""Every place of a plan and of its meetings in the sample setting, by a name for it."""

from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.plans.overview import read_running_plans
from bluesky_desktop.services.plans.reading import read_plan
from bluesky_desktop.ui import places
from bluesky_desktop.ui.places import Place


def plan_places(desk: Desk) -> dict[str, Place]:
    """The plan with a meeting to come, the one with targets, and one that ended."""
    every = [read_plan(desk, plan_id=one.plan_id) for one in read_running_plans(desk)]
    dated = next(one for one in every if one.to_come is not None)
    aimed = next(one for one in every if one.plan.open_targets)
    ended = next(one for one in every if not one.plan.runs)
    pupil, plan, target = aimed.plan.pupil_id, aimed.plan.id, aimed.plan.open_targets[0]
    meeting = dated.to_come
    assert meeting is not None
    at = (meeting.pupil_id, meeting.id)
    return {
        "plan": places.PlanPage(pupil, plan),
        "plan-young": places.PlanPage(dated.plan.pupil_id, dated.plan.id),
        "plan-ended": places.PlanPage(ended.plan.pupil_id, ended.plan.id),
        "start-plan": places.StartPlan(ended.plan.pupil_id),
        "edit-plan": places.EditPlan(pupil, plan),
        "choose-mentor": places.ChooseMentor(pupil, plan),
        "plan-assessment": places.PlanAssessment(pupil, plan),
        "plan-target": places.PlanTarget(pupil, plan, target.id),
        "review-target": places.ReviewTarget(pupil, target.id),
        "end-plan": places.EndPlan(pupil, plan),
        "date-meeting": places.DateMeeting(pupil, plan),
        "meeting": places.MeetingPage(*at),
        "meeting-held": places.MeetingPage(pupil, aimed.meetings[0].id),
        "hold-meeting": places.HoldMeeting(*at),
        "cancel-meeting": places.CancelMeeting(*at),
        "gather-view": places.GatherView(*at, "student"),
        "meeting-agenda": places.MeetingAgenda(*at),
        "prepare-meeting": places.PrepareMeeting(meeting.id),
        "packs-for-several": places.PacksForSeveral(),
    }
