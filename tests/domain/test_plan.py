"""The rules of a Wellbeing Action Plan: early or not, young or not, what is still to make."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.domain.plan import (
    Assessment,
    AssessmentKind,
    Plan,
    Support,
    Target,
    TargetState,
    assessments_missing,
    history_of,
    is_young,
    starts_early,
    support_day_one,
    targets_of_meeting,
)
from tests.domain.making import CALENDAR, LEADER, at

MONDAY = date(2026, 10, 5)
PLAN = Plan(
    id=1,
    pupil_id=1,
    started_on=date(2026, 11, 18),
    started_at=at("15:00", date(2026, 11, 18)),
    started_by_id=LEADER,
    slt_id=LEADER,
)


def assessment(kind: AssessmentKind) -> Assessment:
    return Assessment(
        id=1,
        plan_id=1,
        kind=kind,
        made_on=date(2026, 11, 20),
        findings="Being seen comes before being taught.",
        recorded_by_id=LEADER,
        recorded_at=at("15:00"),
    )


def target(number: int, **more: object) -> Target:
    made = Target(
        id=number, plan_id=1, words="Draw first", recorded_by_id=LEADER, recorded_at=at("15:00")
    )
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "early"),
    [
        (date(2026, 11, 18), True),
        (date(2026, 11, 20), True),
        (date(2026, 11, 23), False),
        (date(2026, 12, 14), False),
    ],
)
def test_a_plan_sooner_than_thirty_school_days_after_day_one_is_early(
    day: date, early: bool
) -> None:
    # From Mon 5 Oct: 14 more days to half term, 15 to Fri 20 Nov; Mon 23 Nov is the thirtieth.
    assert starts_early(CALENDAR, MONDAY, day) is early


def test_a_plan_without_any_support_is_early() -> None:
    assert starts_early(CALENDAR, None, date(2026, 12, 14))


def test_support_begins_with_the_first_of_what_follows_on_another() -> None:
    report = Support(MONDAY, date(2026, 10, 16))
    mentoring = Support(date(2026, 11, 9))
    assert support_day_one([mentoring, report], date(2026, 11, 18), CALENDAR) == MONDAY


def test_support_of_a_term_ago_is_not_the_same_support() -> None:
    long_ago = Support(date(2026, 9, 7), date(2026, 9, 18))
    mentoring = Support(date(2026, 11, 9))
    today = date(2026, 11, 25)
    assert support_day_one([long_ago, mentoring], today, CALENDAR) == date(2026, 11, 9)
    assert support_day_one([long_ago], today, CALENDAR) is None


def test_what_has_not_begun_yet_is_no_support() -> None:
    assert support_day_one([Support(date(2026, 12, 7))], date(2026, 11, 25), CALENDAR) is None
    assert support_day_one([], date(2026, 11, 25), CALENDAR) is None


@given(
    st.lists(
        st.tuples(st.integers(0, 90), st.integers(0, 40)).map(
            lambda pair: Support(
                MONDAY + timedelta(days=pair[0]), MONDAY + timedelta(days=sum(pair))
            )
        ),
        max_size=5,
    )
)
def test_day_one_is_the_beginning_of_one_of_them_and_not_to_come(found: list[Support]) -> None:
    today = date(2026, 12, 10)
    day_one = support_day_one(found, today, CALENDAR)
    assert day_one is None or (day_one <= today and day_one in {one.first_day for one in found})


def test_a_plan_is_young_for_its_first_weeks() -> None:
    assert is_young(PLAN, date(2026, 11, 18), 4)
    assert is_young(PLAN, date(2026, 12, 15), 4)
    assert not is_young(PLAN, date(2026, 12, 16), 4)
    assert not is_young(PLAN, date(2026, 11, 17), 4)
    assert not is_young(replace(PLAN, ended_on=date(2026, 11, 20)), date(2026, 11, 21), 4)


def test_a_thrive_assessment_is_always_to_make_and_others_where_needed() -> None:
    assert assessments_missing(PLAN) == ("thrive",)
    wanting = replace(PLAN, assessments_needed=("risk",))
    assert assessments_missing(wanting) == ("thrive", "risk")
    made = replace(wanting, assessments=(assessment(AssessmentKind.THRIVE),))
    assert assessments_missing(made) == ("risk",)


def test_a_mentor_may_be_somebody_from_outside_the_staff() -> None:
    assert not PLAN.has_mentor
    assert replace(PLAN, mentor_name="Grandad Bao").has_mentor
    assert replace(PLAN, mentor_id=4).has_mentor


def test_a_changed_target_keeps_what_it_was() -> None:
    first = target(1, state=TargetState.CHANGED)
    second = target(2, state=TargetState.CHANGED, replaces_id=1)
    third = target(3, replaces_id=2)
    every = (first, second, third)
    assert history_of(third, every) == (second, first)
    assert history_of(first, every) == ()
    assert replace(PLAN, targets=every).open_targets == (third,)


def test_a_meeting_has_the_targets_that_it_agreed() -> None:
    agreed = target(1, meeting_id=7)
    undone = target(2, meeting_id=7, state=TargetState.UNDONE)
    other = target(3, meeting_id=8)
    plan = replace(PLAN, targets=(agreed, undone, other))
    assert targets_of_meeting(plan, 7) == (agreed,)
