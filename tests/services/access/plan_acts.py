"""The acts on Wellbeing Action Plans, each with the roles that may do it."""

from datetime import date

from bluesky_desktop.domain.plan import AssessmentKind, Outcome
from bluesky_desktop.services.monitoring.meeting_view import read_meeting
from bluesky_desktop.services.plans import (
    assessments,
    carrying,
    ending,
    minutes,
    reviews,
    starting,
    targets,
)
from tests.services.access.acts import LEADS, SLT, Act
from tests.services.conftest import DEPUTY, School
from tests.services.plans.making import dated, started, targeted, to_start

DETAILS = carrying.PlanDetails(
    slt_id=1, worker_ids=(), aim="Calm", alternatives=(), assessments_needed=()
)


def _ended(school: School) -> int:
    plan = started(school)
    ending.end_plan(school.desk(DEPUTY), plan_id=plan, reason="Well", learned="Drawing first")
    return plan


def _assessment(school: School) -> assessments.AssessmentToKeep:
    return assessments.AssessmentToKeep(
        plan_id=started(school),
        kind=AssessmentKind.THRIVE,
        made_on=date(2026, 11, 20),
        findings="At ease with one adult",
    )


def _kept_assessment(school: School) -> int:
    kept = assessments.record_assessment(school.desk(DEPUTY), assessment=_assessment(school))
    return kept.value


def _review(school: School) -> reviews.ReviewToKeep:
    target = targeted(school, started(school))
    return reviews.ReviewToKeep(target_id=target, outcome=Outcome.KEEP)


def _meeting_of_today(school: School) -> tuple[int, list[int]]:
    desk = school.desk(DEPUTY)
    meeting = dated(school, started(school), day=date(2026, 11, 24), clock="09:00")
    people = read_meeting(desk, meeting_id=meeting).meeting.people
    return meeting, [one.id or 0 for one in people]


def _to_end(school: School) -> dict[str, object]:
    meeting, people = _meeting_of_today(school)
    return {"meeting_id": meeting, "came": people}


PLAN_ACTS = (
    Act("start a plan", SLT, lambda s, me: starting.start_plan(me.desk, plan=to_start(s))),
    Act(
        "take a plan's start back",
        SLT,
        lambda s, me: starting.take_back_start(me.desk, plan_id=started(s)),
    ),
    Act(
        "change a plan",
        LEADS,
        lambda s, me: carrying.change_plan(me.desk, plan_id=started(s), details=DETAILS),
    ),
    Act(
        "choose a mentor",
        LEADS,
        lambda s, me: carrying.choose_mentor(
            me.desk, plan_id=started(s), staff_id=None, name="Coach Abdi"
        ),
    ),
    Act(
        "record an assessment",
        LEADS,
        lambda s, me: assessments.record_assessment(me.desk, assessment=_assessment(s)),
    ),
    Act(
        "take an assessment back",
        LEADS,
        lambda s, me: assessments.take_back_assessment(me.desk, assessment_id=_kept_assessment(s)),
    ),
    Act(
        "set a target",
        LEADS,
        lambda s, me: targets.set_target(
            me.desk, target=targets.TargetToSet(plan_id=started(s), words="Draw first")
        ),
    ),
    Act(
        "take a target back",
        LEADS,
        lambda s, me: targets.take_back_target(me.desk, target_id=targeted(s, started(s))),
    ),
    Act(
        "review a target",
        LEADS,
        lambda s, me: reviews.review_target(me.desk, review=_review(s)),
    ),
    Act(
        "take a review back",
        LEADS,
        lambda s, me: reviews.take_back_review(
            me.desk, review_id=reviews.review_target(s.desk(DEPUTY), review=_review(s)).value
        ),
    ),
    Act(
        "end a plan's meeting",
        LEADS,
        lambda s, me: minutes.end_meeting(me.desk, **_to_end(s)),  # type: ignore[arg-type]
    ),
    Act(
        "end a plan",
        SLT,
        lambda s, me: ending.end_plan(
            me.desk, plan_id=started(s), reason="Well", learned="Drawing first"
        ),
    ),
    Act(
        "take a plan's end back",
        SLT,
        lambda s, me: ending.take_back_end(me.desk, plan_id=_ended(s)),
    ),
)
