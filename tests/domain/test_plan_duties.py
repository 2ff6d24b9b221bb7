"""What a running plan leaves to do, by the days of the policy."""

from dataclasses import replace
from datetime import date

import pytest

from bluesky_desktop.domain.meeting import Invited, Meeting, MeetingKind, Part, Whose
from bluesky_desktop.domain.obligations import Duty, Obligation
from bluesky_desktop.domain.plan import AssessmentKind, Outcome, TargetReview
from bluesky_desktop.domain.plan_duties import PlanFacts, PlanRhythm, from_plan, next_review
from tests.domain.making import FRIDAY, LEADER, TUESDAY, at, day_at
from tests.domain.test_plan import PLAN, assessment, target

THURSDAY = date(2026, 11, 26)
FIRST = Meeting(
    id=5,
    pupil_id=1,
    kind=MeetingKind.FIRST,
    dated_for=at("14:00", THURSDAY),
    dated_at=at("15:10", date(2026, 11, 18)),
    recorded_by_id=LEADER,
    plan_id=1,
    people=(Invited(id=1, name="Thảo Nguyễn", part=Part.CHILD),),
)
HELD = replace(FIRST, held_at=at("14:00", THURSDAY))
WHOLE = replace(PLAN, mentor_id=4, assessments=(assessment(AssessmentKind.THRIVE),))
EVERY_VIEW = (Whose.PROVISION, Whose.STUDENT, Whose.PARENTAL)
QUIET = PlanRhythm(young_weeks=0)


def duties(facts: PlanFacts, clock: str = "09:00", day: date = TUESDAY) -> list[Duty]:
    return [one.duty for one in from_plan(facts, day_at(clock, day))]


def only(facts: PlanFacts, duty: Duty, day: date = TUESDAY) -> Obligation:
    (found,) = [one for one in from_plan(facts, day_at("09:00", day)) if one.duty is duty]
    return found


def test_a_new_plan_asks_for_a_meeting_a_mentor_an_assessment_and_a_reward() -> None:
    assert duties(PlanFacts(PLAN)) == [
        Duty.PLAN_MEETING,
        Duty.PLAN_MENTOR,
        Duty.PLAN_ASSESSMENT,
        Duty.PLAN_REWARD,
    ]


def test_a_plan_that_ended_leaves_nothing_to_do() -> None:
    assert duties(PlanFacts(replace(PLAN, ended_on=TUESDAY))) == []


def test_the_first_meeting_is_to_date_at_once() -> None:
    found = only(PlanFacts(PLAN), Duty.PLAN_MEETING)
    assert (found.subject_id, found.due_at) == (PLAN.id, None)
    assert found.due_day == PLAN.started_on
    assert found.is_late(TUESDAY)


def test_a_dated_meeting_is_to_hold_at_its_time_and_its_views_are_to_gather_until_then() -> None:
    facts = PlanFacts(PLAN, (FIRST,), (Whose.STUDENT,))
    meeting = only(facts, Duty.PLAN_MEETING)
    assert (meeting.subject_id, meeting.due_at, meeting.due_day) == (
        5,
        at("14:00", THURSDAY),
        THURSDAY,
    )
    assert not meeting.is_late(THURSDAY)
    assert meeting.is_late(FRIDAY)
    views = only(facts, Duty.PLAN_VIEW)
    assert (views.about, views.count, views.due_day) == ("provision,parental", 2, THURSDAY)
    assert views.since == FIRST.dated_at


def test_views_are_done_once_each_is_there_or_the_meeting_was_held() -> None:
    assert Duty.PLAN_VIEW not in duties(PlanFacts(PLAN, (FIRST,), EVERY_VIEW))
    assert Duty.PLAN_VIEW not in duties(PlanFacts(PLAN, (HELD,)), day=FRIDAY)


def test_a_cancelled_meeting_is_to_date_again() -> None:
    cancelled = replace(FIRST, cancelled_at=at("09:00"))
    assert only(PlanFacts(PLAN, (cancelled,)), Duty.PLAN_MEETING).due_at is None


@pytest.mark.parametrize(
    ("today", "asked"),
    [
        (date(2026, 12, 3), False),
        (date(2026, 12, 4), True),
        (date(2026, 12, 18), True),
        (date(2027, 1, 5), True),
    ],
)
def test_a_review_is_asked_for_two_weeks_before_it_is_due(today: date, asked: bool) -> None:
    # Held Thu 26 Nov; 28 days later is Christmas Eve, so the last school day before it: Fri 18 Dec.
    facts = PlanFacts(WHOLE, (HELD,))
    assert next_review((HELD,), day_at("09:00", today)) == date(2026, 12, 18)
    assert (Duty.PLAN_REVIEW in duties(facts, day=today)) is asked


def test_a_review_is_late_from_the_next_school_day() -> None:
    found = only(PlanFacts(WHOLE, (HELD,)), Duty.PLAN_REVIEW, date(2027, 1, 5))
    assert found.is_late(date(2027, 1, 5))
    assert not found.is_late(date(2026, 12, 18))
    assert found.due_day == date(2026, 12, 18)


def test_a_review_is_no_more_to_do_once_the_next_meeting_is_dated_or_held() -> None:
    dated = replace(
        FIRST, id=6, kind=MeetingKind.INTERIM, dated_for=at("14:00", date(2026, 12, 17))
    )
    found = from_plan(PlanFacts(WHOLE, (HELD, dated)), day_at("09:00", date(2026, 12, 10)))
    meeting = next(one for one in found if one.duty is Duty.PLAN_MEETING)
    assert (meeting.subject_id, meeting.about) == (6, "interim")
    assert Duty.PLAN_REVIEW not in [one.duty for one in found]
    held = replace(dated, held_at=at("14:00", date(2026, 12, 17)))
    assert Duty.PLAN_REVIEW not in duties(PlanFacts(WHOLE, (HELD, held)), day=date(2026, 12, 18))


def test_mentor_and_assessment_are_due_by_the_first_meeting() -> None:
    facts = PlanFacts(replace(PLAN, assessments_needed=("risk",)), (FIRST,))
    mentor = only(facts, Duty.PLAN_MENTOR)
    assert (mentor.due_day, mentor.is_late(THURSDAY), mentor.is_late(FRIDAY)) == (
        THURSDAY,
        False,
        True,
    )
    found = [one for one in from_plan(facts, day_at("09:00")) if one.duty is Duty.PLAN_ASSESSMENT]
    assert [one.about for one in found] == ["thrive", "risk"]


def test_a_target_is_due_on_its_day_until_it_is_reviewed() -> None:
    one = target(9, by_when=TUESDAY)
    facts = PlanFacts(replace(WHOLE, targets=(one,)), (HELD,))
    assert Duty.TARGET_DUE not in duties(facts, day=date(2026, 11, 23))
    assert only(facts, Duty.TARGET_DUE).subject_id == 9
    review = TargetReview(
        id=1, target_id=9, outcome=Outcome.KEEP, recorded_by_id=LEADER, recorded_at=at("15:00")
    )
    reviewed = replace(one, reviews=(review,))
    facts = PlanFacts(replace(WHOLE, targets=(reviewed,)), (HELD,))
    assert Duty.TARGET_DUE not in duties(facts, day=FRIDAY)


def test_a_target_without_a_day_is_never_due() -> None:
    facts = PlanFacts(replace(WHOLE, targets=(target(9),)), (HELD,))
    assert Duty.TARGET_DUE not in duties(facts)


def test_a_young_plan_asks_for_a_reward_each_school_day_until_there_is_one() -> None:
    facts = PlanFacts(WHOLE, (HELD,), rewards_this_week=2)
    assert only(facts, Duty.PLAN_REWARD, FRIDAY).count == 2
    assert Duty.PLAN_REWARD not in duties(replace(facts, rewarded_today=True), day=FRIDAY)
    assert Duty.PLAN_REWARD not in duties(facts, day=date(2026, 11, 28))
    assert Duty.PLAN_REWARD not in duties(facts, day=date(2026, 12, 1))
    assert Duty.PLAN_REWARD not in duties(facts, day=date(2026, 12, 16))


def test_the_settings_own_numbers_are_used() -> None:
    facts = PlanFacts(WHOLE, (HELD,))
    found = from_plan(facts, day_at("09:00", FRIDAY), replace(QUIET, review_after=14))
    assert [(one.duty, one.due_day) for one in found] == [(Duty.PLAN_REVIEW, date(2026, 12, 10))]


def test_a_mentor_who_left_is_chosen_again_from_that_day_on() -> None:
    plan = replace(WHOLE, mentor_id=7)
    day = date(2026, 12, 10)
    left = day_at("15:40", day).now
    assert Duty.PLAN_MENTOR not in duties(PlanFacts(plan, (HELD,)), day=day)
    found = only(PlanFacts(plan, (HELD,), mentor_left_at=left), Duty.PLAN_MENTOR, day)
    assert (found.since, found.due_day, found.is_late(day)) == (left, day, False)
    assert found.is_late(date(2026, 12, 11))
