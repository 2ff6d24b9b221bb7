"""A Wellbeing Action Plan: started, carried, assessed, ended with what was learned."""

from dataclasses import replace
from datetime import date

import pytest

from bluesky_desktop.domain.decisions import PromptedBy, WithParents
from bluesky_desktop.domain.errors import InvalidInput, NotFound, RuleRefused
from bluesky_desktop.domain.meeting import MeetingKind
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.plan import AssessmentKind
from bluesky_desktop.domain.pupil import ContactRule
from bluesky_desktop.services.access.accounts import disable_staff
from bluesky_desktop.services.monitoring.meeting_view import read_meeting
from bluesky_desktop.services.monitoring.meetings import (
    MeetingToDate,
    cancel_meeting,
    date_meeting,
)
from bluesky_desktop.services.plans.assessments import (
    AssessmentToKeep,
    record_assessment,
    take_back_assessment,
)
from bluesky_desktop.services.plans.carrying import PlanDetails, change_plan, choose_mentor
from bluesky_desktop.services.plans.duties import plan_duties
from bluesky_desktop.services.plans.ending import end_plan, take_back_end
from bluesky_desktop.services.plans.learned import learned_of
from bluesky_desktop.services.plans.minutes import end_meeting
from bluesky_desktop.services.plans.reading import read_plan
from bluesky_desktop.services.plans.starting import read_start, start_plan, take_back_start
from bluesky_desktop.services.pupils.register import edit_pupil, read_pupil
from bluesky_desktop.services.story.recognitions import record_recognition
from bluesky_desktop.services.story.timeline import read_story
from bluesky_desktop.services.to_do.obligations import day_of
from tests.services.conftest import DEPUTY, LEADER, LSA, PASTORAL, TEACHER, TUESDAY, School, at
from tests.services.plans.making import THURSDAY, dated, started, targeted, to_start
from tests.services.reading import acts_in_trail, details_in_trail


def duties(school: School) -> list[Duty]:
    desk = school.desk(DEPUTY)
    with desk.database.reader() as work:
        return [one.duty for one in plan_duties(work, desk, day_of(desk), school.ilya)]


def test_a_plan_begins_as_slts_decision_with_the_parents(school: School) -> None:
    desk = school.desk(DEPUTY)
    parents = WithParents(
        informed_on=TUESDAY, informed_by_id=desk.person.id, view="They are glad.", agreed=True
    )
    plan_id = start_plan(desk, plan=replace(to_start(school), parents=parents)).value
    view = read_plan(desk, plan_id=plan_id)
    assert view.plan.started_on == TUESDAY
    assert view.plan.early_reason == "The family asks for more support now"
    assert view.plan.slt_id == desk.person.id
    assert view.began is not None
    assert view.began.reason == "Two incidents since half term"
    assert view.began.prompted_by == PromptedBy.INCIDENT
    assert view.began.parents == parents
    assert view.ended is None
    assert acts_in_trail(desk)[-1] == ("start_plan", desk.person.id, school.ilya)
    story = read_story(desk, pupil_id=school.ilya)
    assert "Wellbeing Action Plan (WAP): Wellbeing Action Plan begins" in [
        one.title for one in story.entries
    ]


def test_before_half_a_term_of_support_a_reason_is_asked_for(school: School) -> None:
    desk = school.desk(DEPUTY)
    start = read_start(desk, pupil_id=school.ilya)
    assert (start.support_since, start.is_early, start.needed_days) == (None, True, 30)
    bare = replace(to_start(school), early_reason="  ")
    with pytest.raises(InvalidInput) as refused:
        start_plan(desk, plan=bare)
    assert refused.value.field == "early_reason"
    with pytest.raises(InvalidInput):
        start_plan(desk, plan=replace(bare, support_since=date(2026, 10, 7)))
    long_enough = replace(to_start(school), support_since=date(2026, 10, 6))
    plan_id = start_plan(desk, plan=long_enough).value
    assert read_plan(desk, plan_id=plan_id).plan.early_reason == ""


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"prompted_by": PromptedBy.TIME_IN}, "prompted_by"),
        ({"support_since": date(2026, 11, 25)}, "support_since"),
        ({"parents": WithParents(informed_on=date(2026, 11, 25))}, "informed_on"),
        ({"parents": WithParents(view="We are glad of it")}, "informed_on"),
    ],
)
def test_what_makes_no_sense_is_refused_by_its_field(
    school: School, change: dict[str, object], field: str
) -> None:
    plan = replace(to_start(school), **change)  # type: ignore[arg-type]
    with pytest.raises(InvalidInput) as refused:
        start_plan(school.desk(DEPUTY), plan=plan)
    assert refused.value.field == field


def test_one_plan_runs_at_a_time(school: School) -> None:
    started(school)
    with pytest.raises(RuleRefused):
        started(school)


def test_a_plan_started_by_mistake_is_taken_back_while_it_holds_nothing(school: School) -> None:
    desk = school.desk(DEPUTY)
    plan_id = started(school)
    take_back_start(desk, plan_id=plan_id)
    with pytest.raises(NotFound):
        read_plan(desk, plan_id=plan_id)
    assert read_story(desk, pupil_id=school.ilya).entries == ()
    assert duties(school) == []

    plan_id = started(school)
    dated(school, plan_id)
    with pytest.raises(RuleRefused):
        take_back_start(desk, plan_id=plan_id)


def test_who_carries_it_is_changed_and_what_stood_before_is_kept(school: School) -> None:
    plan_id = started(school)
    desk = school.desk(PASTORAL)
    details = PlanDetails(
        slt_id=school.id_of(DEPUTY),
        worker_ids=(school.id_of(LSA), school.id_of(TEACHER)),
        aim=" To feel safe in reading. ",
        alternatives=("meeting", "A shorter day"),
        assessments_needed=("risk",),
    )
    change_plan(desk, plan_id=plan_id, details=details)
    change_plan(desk, plan_id=plan_id, details=replace(details, aim="To feel safe"))
    view = read_plan(desk, plan_id=plan_id)
    assert view.workers == (LSA, TEACHER)
    assert view.plan.aim == "To feel safe"
    assert view.plan.alternatives == ("meeting", "A shorter day")
    assert [one["aim_before"] for one in details_in_trail(desk, "change_plan")] == [
        "",
        "To feel safe in reading.",
    ]


def test_the_child_chooses_a_mentor(school: School) -> None:
    plan_id = started(school)
    desk = school.desk(PASTORAL)
    assert Duty.PLAN_MENTOR in duties(school)
    choose_mentor(desk, plan_id=plan_id, staff_id=school.id_of(LSA))
    view = read_plan(desk, plan_id=plan_id)
    assert (view.mentor, view.plan.mentor_chosen_on) == (LSA, TUESDAY)
    assert Duty.PLAN_MENTOR not in duties(school)
    choose_mentor(desk, plan_id=plan_id, staff_id=None, name="  Coach   Abdi ")
    assert read_plan(desk, plan_id=plan_id).mentor == "Coach Abdi"
    choose_mentor(desk, plan_id=plan_id, staff_id=None)
    view = read_plan(desk, plan_id=plan_id)
    assert (view.mentor, view.plan.mentor_chosen_on) == ("", None)
    assert details_in_trail(desk, "choose_mentor")[1]["before"] == LSA
    with pytest.raises(InvalidInput):
        choose_mentor(
            desk, plan_id=plan_id, staff_id=school.id_of(LSA), chosen_on=date(2026, 11, 25)
        )


def test_assessments_are_kept_changed_and_taken_back(school: School) -> None:
    plan_id = started(school)
    desk = school.desk(PASTORAL)
    thrive = AssessmentToKeep(
        plan_id=plan_id,
        kind=AssessmentKind.THRIVE,
        made_on=date(2026, 11, 20),
        strand="Being",
        findings=" He is at ease with one adult. ",
        actions="Ten minutes each morning",
        made_by="Siân Llewellyn",
    )
    with pytest.raises(InvalidInput):
        record_assessment(desk, assessment=replace(thrive, findings=" "))
    with pytest.raises(InvalidInput):
        record_assessment(desk, assessment=replace(thrive, made_on=date(2026, 11, 25)))
    first = record_assessment(desk, assessment=thrive).value
    assert Duty.PLAN_ASSESSMENT not in duties(school)
    second = record_assessment(
        desk, assessment=replace(thrive, strand="Doing"), instead_of=first
    ).value
    (kept,) = read_plan(desk, plan_id=plan_id).plan.assessments
    assert (kept.id, kept.strand, kept.findings) == (
        second,
        "Doing",
        "He is at ease with one adult.",
    )
    take_back_assessment(desk, assessment_id=second)
    assert Duty.PLAN_ASSESSMENT in duties(school)
    with pytest.raises(NotFound):
        take_back_assessment(desk, assessment_id=first)


def test_a_meeting_of_a_plan_needs_a_plan_that_runs(school: School) -> None:
    meeting = MeetingToDate(
        pupil_id=school.ilya,
        kind=MeetingKind.FIRST,
        dated_for=at("14:00", THURSDAY),
        plan_id=9999,
    )
    with pytest.raises(InvalidInput):
        date_meeting(school.desk(DEPUTY), meeting=meeting)


def test_a_meeting_ends_with_the_next_one_dated_with_the_same_people(school: School) -> None:
    plan_id = started(school)
    meeting_id = dated(school, plan_id)
    desk = school.desk(DEPUTY)
    people = read_meeting(desk, meeting_id=meeting_id).meeting.people
    came = [one.id or 0 for one in people[:2]]
    school.clock.set("15:00", THURSDAY)
    with pytest.raises(InvalidInput):
        end_meeting(desk, meeting_id=meeting_id, came=came, next_at=at("13:00", THURSDAY))
    with pytest.raises(InvalidInput):
        end_meeting(desk, meeting_id=meeting_id, came=came, held_at=at("16:00", THURSDAY))
    next_id = end_meeting(
        desk,
        meeting_id=meeting_id,
        came=came,
        held_at=at("14:00", THURSDAY),
        next_at=at("14:00", date(2026, 12, 17)),
    ).value
    assert next_id is not None
    following = read_meeting(desk, meeting_id=next_id)
    assert following.title == "Wellbeing Action Plan: interim meeting"
    assert [one.name for one in following.meeting.people] == [one.name for one in people]
    view = read_plan(desk, plan_id=plan_id)
    assert view.to_come == following.meeting
    assert view.review_on == date(2026, 12, 18)


def test_a_meeting_can_end_without_a_next_one(school: School) -> None:
    plan_id = started(school)
    meeting_id = dated(school, plan_id)
    desk = school.desk(DEPUTY)
    people = read_meeting(desk, meeting_id=meeting_id).meeting.people
    school.clock.set("15:00", THURSDAY)
    done = end_meeting(desk, meeting_id=meeting_id, came=[people[0].id or 0])
    assert done.value is None
    assert Duty.PLAN_REVIEW not in duties(school)
    school.clock.set("09:00", date(2026, 12, 4))
    assert Duty.PLAN_REVIEW in duties(school)


def test_whoever_must_not_be_contacted_by_now_is_not_invited_again(school: School) -> None:
    meeting_id = dated(school, started(school))
    leader = school.desk(LEADER)
    pupil = read_pupil(leader, pupil_id=school.ilya)
    never = tuple(
        replace(one, rule=ContactRule.NEVER) if one.name == "Lucia Marchetti" else one
        for one in pupil.contacts
    )
    edit_pupil(leader, pupil=replace(pupil, contacts=never))
    desk = school.desk(DEPUTY, at("15:00", THURSDAY))
    child, _, _ = read_meeting(desk, meeting_id=meeting_id).meeting.people
    next_id = end_meeting(
        desk,
        meeting_id=meeting_id,
        came=[child.id or 0],
        next_at=at("14:00", date(2026, 12, 17)),
    ).value
    assert next_id is not None
    following = read_meeting(desk, meeting_id=next_id).meeting
    assert [one.name for one in following.people] == ["Ilya Marchetti", DEPUTY]


def test_a_mentor_who_has_left_is_chosen_anew(school: School) -> None:
    plan_id = started(school)
    choose_mentor(school.desk(DEPUTY), plan_id=plan_id, staff_id=school.id_of(LSA))
    assert Duty.PLAN_MENTOR not in duties(school)
    disable_staff(school.sign_in(LEADER), staff_id=school.id_of(LSA))
    assert Duty.PLAN_MENTOR in duties(school)
    assert read_plan(school.desk(DEPUTY), plan_id=plan_id).mentor == LSA
    choose_mentor(school.desk(DEPUTY), plan_id=plan_id, staff_id=school.id_of(TEACHER))
    assert Duty.PLAN_MENTOR not in duties(school)


def test_with_its_end_taken_back_the_dated_meeting_is_to_come_again(school: School) -> None:
    plan_id = started(school)
    first = dated(school, plan_id)
    desk = school.desk(DEPUTY)
    cancel_meeting(desk, meeting_id=first, reason="The hall is taken")
    school.clock.set("10:20")
    second = dated(school, plan_id, clock="15:00")
    school.clock.set("10:30")
    end_plan(desk, plan_id=plan_id, reason="He moves away", learned="A quiet minute")
    assert read_plan(desk, plan_id=plan_id).to_come is None
    school.clock.set("10:31")
    take_back_end(desk, plan_id=plan_id)
    to_come = read_plan(desk, plan_id=plan_id).to_come
    assert to_come is not None
    assert (to_come.id, to_come.cancelled_reason) == (second, "")


def test_this_weeks_rewards_are_shown_and_the_next_is_asked_for(school: School) -> None:
    plan_id = started(school)
    desk = school.desk(TEACHER)
    for clock, day in (("10:00", date(2026, 11, 20)), ("11:00", date(2026, 11, 23))):
        record_recognition(
            desk,
            pupil_ids=(school.ilya,),
            recognition="gem",
            words="shared his pens",
            at=at(clock, day),
        )
    view = read_plan(desk, plan_id=plan_id)
    assert view.is_young
    assert [one.at for one in view.rewards] == [at("11:00", date(2026, 11, 23))]
    assert Duty.PLAN_REWARD in duties(school)
    record_recognition(desk, pupil_ids=(school.ilya,), recognition="gem", words="waited")
    assert Duty.PLAN_REWARD not in duties(school)


def test_a_plan_ends_with_what_was_learned_which_goes_to_the_pupils_page(school: School) -> None:
    desk = school.desk(DEPUTY)
    plan_id = started(school)
    meeting_id = dated(school, plan_id)
    for reason, learned, field in (("", "Drawing", "reason"), ("He is well", " ", "learned")):
        with pytest.raises(InvalidInput) as refused:
            end_plan(desk, plan_id=plan_id, reason=reason, learned=learned)
        assert refused.value.field == field
    end_plan(
        desk,
        plan_id=plan_id,
        reason="Targets reached",
        learned="Drawing first\n\nKnowing who comes next ",
        present=("Lucia Marchetti",),
    )
    view = read_plan(desk, plan_id=plan_id)
    assert view.plan.ended_on == TUESDAY
    assert view.ended is not None
    assert view.ended.present == ("Lucia Marchetti",)
    assert read_meeting(desk, meeting_id=meeting_id).meeting.cancelled_at is not None
    assert duties(school) == []
    with desk.database.reader() as work:
        found = learned_of(work, school.ilya)
    assert found is not None
    assert found.lines == ("Drawing first", "Knowing who comes next")
    assert (found.plan_id, found.ended_on) == (plan_id, TUESDAY)
    with pytest.raises(NotFound):
        targeted(school, plan_id)


def test_an_end_by_mistake_is_taken_back(school: School) -> None:
    desk = school.desk(DEPUTY)
    plan_id = started(school)
    with pytest.raises(NotFound):
        take_back_end(desk, plan_id=plan_id)
    end_plan(desk, plan_id=plan_id, reason="Targets reached", learned="Drawing first")
    take_back_end(desk, plan_id=plan_id)
    view = read_plan(desk, plan_id=plan_id)
    assert view.plan.runs
    assert view.ended is None
    with desk.database.reader() as work:
        assert learned_of(work, school.ilya) is None
    end_plan(desk, plan_id=plan_id, reason="Targets reached", learned="Drawing first")
    started(school)
    with pytest.raises(RuleRefused):
        take_back_end(desk, plan_id=plan_id)
