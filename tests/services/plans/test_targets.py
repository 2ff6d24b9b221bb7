"""The targets of a plan, their reviews, and their history."""

from dataclasses import replace
from datetime import date

import pytest

from bluesky_desktop.domain.errors import InvalidInput, NotFound, RuleRefused
from bluesky_desktop.domain.plan import Outcome, Target, TargetState, history_of
from bluesky_desktop.services.plans.reading import read_plan
from bluesky_desktop.services.plans.reviews import ReviewToKeep, review_target, take_back_review
from bluesky_desktop.services.plans.targets import TargetToSet, set_target, take_back_target
from tests.services.conftest import DEPUTY, PASTORAL, School
from tests.services.plans.making import dated, started, targeted


def targets(school: School, plan_id: int) -> tuple[Target, ...]:
    return read_plan(school.desk(PASTORAL), plan_id=plan_id).plan.targets


def test_a_target_is_kept_whole(school: School) -> None:
    plan_id = started(school)
    targeted(school, plan_id)
    (target,) = targets(school, plan_id)
    assert target.words == "Ask for a break with the card"
    assert target.measure == "Four of five lessons"
    assert target.support == "A card on the table"
    assert target.responsible == "Tomasz Wójcik"
    assert target.by_when == date(2026, 12, 17)
    with pytest.raises(InvalidInput):
        set_target(school.desk(DEPUTY), target=TargetToSet(plan_id=plan_id, words=" "))


def test_a_wording_put_right_keeps_its_place_and_what_stood_before(school: School) -> None:
    plan_id = started(school)
    first = targeted(school, plan_id, "Ask for brakes")
    targeted(school, plan_id, "Draw first")
    better = TargetToSet(plan_id=plan_id, words="Ask for a break")
    set_target(school.desk(PASTORAL), target=better, instead_of=first)
    every = targets(school, plan_id)
    standing = [one for one in every if one.is_open]
    assert [one.words for one in standing] == ["Ask for a break", "Draw first"]
    assert [one.words for one in history_of(standing[0], every)] == ["Ask for brakes"]
    with pytest.raises(NotFound):
        set_target(school.desk(PASTORAL), target=better, instead_of=first)
    take_back_target(school.desk(PASTORAL), target_id=standing[0].id)
    assert [one.words for one in targets(school, plan_id) if one.is_open] == [
        "Ask for brakes",
        "Draw first",
    ]


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome.KEEP, TargetState.OPEN),
        (Outcome.ACHIEVED, TargetState.ACHIEVED),
        (Outcome.LEFT, TargetState.LEFT),
    ],
)
def test_a_review_says_how_a_target_stands(
    school: School, outcome: Outcome, state: TargetState
) -> None:
    plan_id = started(school)
    target_id = targeted(school, plan_id)
    meeting_id = dated(school, plan_id)
    review = ReviewToKeep(
        target_id=target_id,
        outcome=outcome,
        progress=" Three of five ",
        by_when=date(2027, 1, 20),
        meeting_id=meeting_id,
    )
    review_target(school.desk(PASTORAL), review=review)
    (target,) = targets(school, plan_id)
    assert target.state is state
    assert target.reviews[0].progress == "Three of five"
    assert target.reviews[0].meeting_id == meeting_id
    kept = outcome is Outcome.KEEP
    assert target.by_when == (date(2027, 1, 20) if kept else date(2026, 12, 17))
    if not kept:
        with pytest.raises(NotFound):
            review_target(school.desk(PASTORAL), review=review)


def test_a_changed_target_has_another_in_its_stead(school: School) -> None:
    plan_id = started(school)
    target_id = targeted(school, plan_id)
    desk = school.desk(PASTORAL)
    change = ReviewToKeep(target_id=target_id, outcome=Outcome.CHANGE, progress="Too hard yet")
    with pytest.raises(InvalidInput):
        review_target(desk, review=change)
    anew = TargetToSet(plan_id=0, words="Point to the card")
    review_id = review_target(desk, review=replace(change, changed_to=anew)).value
    every = targets(school, plan_id)
    assert [(one.words, one.state) for one in every] == [
        ("Ask for a break with the card", TargetState.CHANGED),
        ("Point to the card", TargetState.OPEN),
    ]
    with pytest.raises(RuleRefused):
        take_back_target(desk, target_id=target_id)

    take_back_review(desk, review_id=review_id)
    (back,) = targets(school, plan_id)
    assert (back.words, back.state, back.reviews) == (
        "Ask for a break with the card",
        TargetState.OPEN,
        (),
    )
    with pytest.raises(NotFound):
        take_back_review(desk, review_id=review_id)


def test_a_review_is_not_taken_back_from_under_a_later_one(school: School) -> None:
    plan_id = started(school)
    target_id = targeted(school, plan_id)
    desk = school.desk(PASTORAL)
    keep = ReviewToKeep(target_id=target_id, outcome=Outcome.KEEP, progress="Begun")
    first = review_target(desk, review=keep).value
    second = review_target(desk, review=keep).value
    with pytest.raises(NotFound):
        take_back_review(desk, review_id=first)
    take_back_review(desk, review_id=second)
    take_back_review(desk, review_id=first)


def test_a_change_is_not_taken_back_once_the_new_target_was_reviewed(school: School) -> None:
    plan_id = started(school)
    target_id = targeted(school, plan_id)
    desk = school.desk(PASTORAL)
    change = ReviewToKeep(
        target_id=target_id,
        outcome=Outcome.CHANGE,
        changed_to=TargetToSet(plan_id=plan_id, words="Point to the card"),
    )
    review_id = review_target(desk, review=change).value
    anew = targets(school, plan_id)[1]
    review_target(desk, review=ReviewToKeep(target_id=anew.id, outcome=Outcome.ACHIEVED))
    with pytest.raises(RuleRefused):
        take_back_review(desk, review_id=review_id)
