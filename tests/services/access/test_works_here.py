"""Nobody whose account is disabled is given anything; what they did before is still told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bluesky_desktop.domain.decisions import Decided, WithParents
from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.domain.meeting import Invited, MeetingKind, Part
from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.domain.story import Attendance
from bluesky_desktop.services.access.accounts import disable_staff
from bluesky_desktop.services.incidents.record import record_incident
from bluesky_desktop.services.ladder import conversations, repairs, steps, told_accounts, zone6
from bluesky_desktop.services.monitoring.decisions import ToDecide, decide_step_7
from bluesky_desktop.services.monitoring.meeting_people import invite
from bluesky_desktop.services.monitoring.meeting_view import read_meeting
from bluesky_desktop.services.monitoring.meetings import MeetingToDate, date_meeting
from bluesky_desktop.services.monitoring.report_endings import end_report
from bluesky_desktop.services.plans.carrying import PlanDetails, change_plan, choose_mentor
from bluesky_desktop.services.plans.minutes import end_meeting
from bluesky_desktop.services.plans.starting import start_plan
from bluesky_desktop.services.pupils.register import add_pupil, edit_pupil, read_pupil
from bluesky_desktop.services.reports.maintaining import change_maintained
from bluesky_desktop.services.story.recognitions import record_observation, record_recognition
from tests.services import reporting
from tests.services.climbing import climb, rupture
from tests.services.conftest import DEPUTY, LEADER, LSA, TEACHER, TUESDAY, School, at
from tests.services.incidents.making import short
from tests.services.plans import making

SAID = f"The account of {LSA} is disabled."


def leaves(school: School) -> int:
    """Tomasz's account is disabled; his id."""
    staff_id = school.id_of(LSA)
    disable_staff(school.sign_in(LEADER), staff_id=staff_id)
    return staff_id


def starts_a_plan(school: School) -> None:
    gone = leaves(school)
    plan = replace(making.to_start(school), worker_ids=(gone,))
    start_plan(school.desk(DEPUTY), plan=plan)


def chooses_a_mentor(school: School) -> None:
    plan_id = making.started(school)
    choose_mentor(school.desk(DEPUTY), plan_id=plan_id, staff_id=leaves(school))


def details(school: School, *workers: int) -> PlanDetails:
    return PlanDetails(
        slt_id=school.id_of(DEPUTY),
        worker_ids=workers,
        aim="",
        alternatives=(),
        assessments_needed=(),
    )


def adds_a_key_worker(school: School) -> None:
    plan_id = making.started(school)
    change_plan(school.desk(DEPUTY), plan_id=plan_id, details=details(school, leaves(school)))


def starts_a_report(school: School) -> None:
    school.clock.set("09:00", reporting.THURSDAY_12)
    report = reporting.to_start(school)
    leaves(school)
    desk = school.desk(DEPUTY)
    decide_step_7(desk, pupil_id=school.ilya, to_decide=reporting.START, report=report)


def maintains_a_report(school: School) -> None:
    report_id = reporting.running(school)
    gone, desk = leaves(school), school.desk(DEPUTY)
    change_maintained(
        desk, report_id=report_id, teacher_id=None, lsa_id=None, slt_id=desk.person.id
    )
    change_maintained(
        desk, report_id=report_id, teacher_id=gone, lsa_id=None, slt_id=desk.person.id
    )


def invites(school: School) -> None:
    plan_id = making.started(school)
    someone = Invited(name=LSA, part=Part.STAFF, staff_id=leaves(school))
    meeting = MeetingToDate(
        pupil_id=school.ilya,
        kind=MeetingKind.FIRST,
        dated_for=at("14:00", making.THURSDAY),
        people=(someone,),
        plan_id=plan_id,
    )
    date_meeting(school.desk(DEPUTY), meeting=meeting)


def invites_later(school: School) -> None:
    meeting_id = making.dated(school, making.started(school))
    someone = Invited(name=LSA, part=Part.STAFF, staff_id=leaves(school))
    invite(school.desk(DEPUTY), meeting_id=meeting_id, people=(*making.PEOPLE, someone))


def leads_a_meeting(school: School) -> None:
    meeting_id = making.dated(school, making.started(school))
    gone = leaves(school)
    desk = school.desk(DEPUTY, at("15:00", making.THURSDAY))
    child, *_ = read_meeting(desk, meeting_id=meeting_id).meeting.people
    end_meeting(desk, meeting_id=meeting_id, came=[child.id or 0], led_by_id=gone)


def makes_a_repair(school: School) -> None:
    episode = rupture(school.desk(TEACHER), school.ilya)
    desk, gone = school.desk(DEPUTY), leaves(school)
    repairs.name_another_adult(desk, episode_id=episode, staff_id=gone, reason="Closest")


def steps_in(school: School) -> None:
    episode = rupture(school.desk(TEACHER), school.ilya)
    gone = leaves(school)
    conversations.postpone(
        school.desk(TEACHER),
        episode_id=episode,
        child_ready=False,
        adult_ready=False,
        next_at=at("11:30"),
        adult_id=gone,
    )


def supports_a_conversation(school: School) -> None:
    episode = rupture(school.desk(TEACHER), school.ilya)
    gone = leaves(school)
    conversations.hold(
        school.desk(TEACHER),
        episode_id=episode,
        answers=(),
        repairs=(repairs.RepairToAgree(what="A card"),),
        supported_by_id=gone,
        guided=False,
    )


def took_a_step(school: School) -> None:
    gone = leaves(school)
    taking = steps.Taking(pupil_id=school.ilya, adult_id=gone)
    steps.record_attunement(school.desk(TEACHER), taking=taking)


def is_the_lead_adult_of_an_account(school: School) -> None:
    gone = leaves(school)
    told = (told_accounts.ToldStep(step=1, taken_at=school.clock.moment),)
    told_accounts.tell_account(school.desk(TEACHER), pupil_id=school.ilya, told=told, lead_id=gone)


def saw_them_come(school: School) -> None:
    step = climb(school.desk(TEACHER), school.ilya, 5)[-1].step_ids[0]
    zone6.record_attendance(
        school.desk(TEACHER), step_id=step, attendance=Attendance.ATTENDED, adult_id=leaves(school)
    )


def praised(school: School) -> None:
    record_recognition(
        school.desk(TEACHER),
        pupil_ids=(school.ilya,),
        recognition="gem",
        words="Waited",
        adult_id=leaves(school),
    )


def was_in_charge_of_an_incident(school: School) -> None:
    gone = leaves(school)
    account = replace(short(school.desk()), adult_id=gone, happened_at=school.clock.moment)
    record_incident(school.desk(TEACHER), pupil_id=school.ilya, account=account)


def informed_the_parents(school: School) -> None:
    report_id = reporting.running(school)
    day_after = TUESDAY + timedelta(days=1)
    told = WithParents(informed_on=day_after, informed_by_id=leaves(school))
    to_decide = ToDecide(decided=Decided.REPORT_HELPED, present=("Ilya",), parents=told)
    desk = school.desk(DEPUTY, at("10:10", day_after))
    end_report(desk, report_id=report_id, to_decide=to_decide, next_steps="Rest")


def is_key_adult(school: School) -> None:
    one = Pupil(id=None, legal_first_name="Odile", last_name="Brandt")
    gone = leaves(school)
    add_pupil(school.desk(DEPUTY), pupil=replace(one, key_adult_ids=(gone,)))


GIVEN: list[Callable[[School], None]] = [
    *(starts_a_plan, chooses_a_mentor, adds_a_key_worker, starts_a_report, maintains_a_report),
    *(invites, invites_later, leads_a_meeting, makes_a_repair, steps_in, supports_a_conversation),
    *(took_a_step, is_the_lead_adult_of_an_account, saw_them_come, praised),
    *(was_in_charge_of_an_incident, is_key_adult, informed_the_parents),
]


@pytest.mark.parametrize("given", GIVEN)
def test_nobody_whose_account_is_disabled_is_named_anew(
    school: School, given: Callable[[School], None]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        given(school)
    assert refused.value.what == SAID
    assert refused.value.to_do == "Choose somebody who works here."


def test_what_was_done_before_somebody_left_is_still_told(school: School) -> None:
    before = school.clock.moment
    gone = leaves(school)
    desk = school.desk(TEACHER, before + timedelta(hours=1))
    record_observation(
        desk, pupil_id=school.ilya, words="Calm", adult_id=gone, at=before - timedelta(minutes=5)
    )


def test_whoever_was_named_already_goes_on_to_stand(school: School) -> None:
    plan_id = making.started(school)
    desk = school.desk(DEPUTY)
    change_plan(desk, plan_id=plan_id, details=details(school, school.id_of(LSA)))
    edit_pupil(
        desk,
        pupil=replace(read_pupil(desk, pupil_id=school.ilya), lsa_id=school.id_of(LSA)),
    )
    gone = leaves(school)
    change_plan(desk, plan_id=plan_id, details=replace(details(school, gone), aim="Calm starts"))
    edit_pupil(desk, pupil=replace(read_pupil(desk, pupil_id=school.ilya), year_group="5"))


def test_the_next_meeting_leaves_out_staff_who_have_left(school: School) -> None:
    plan_id = making.started(school)
    someone = Invited(name=LSA, part=Part.STAFF, staff_id=school.id_of(LSA))
    meeting = MeetingToDate(
        pupil_id=school.ilya,
        kind=MeetingKind.FIRST,
        dated_for=at("14:00", making.THURSDAY),
        people=(*making.PEOPLE, someone),
        plan_id=plan_id,
    )
    meeting_id = date_meeting(school.desk(DEPUTY), meeting=meeting).value
    leaves(school)
    desk = school.desk(DEPUTY, at("15:00", making.THURSDAY))
    child, *_ = read_meeting(desk, meeting_id=meeting_id).meeting.people
    next_id = end_meeting(
        desk, meeting_id=meeting_id, came=[child.id or 0], next_at=at("14:00") + timedelta(days=20)
    ).value
    following = read_meeting(desk, meeting_id=next_id or 0).meeting
    assert [one.name for one in following.people] == [one.name for one in making.PEOPLE]
