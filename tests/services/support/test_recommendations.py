"""What reports recommend becomes a target of the plan in one press."""

import pytest

from bluesky_desktop.domain.errors import RuleRefused
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.services.plans.reading import read_plan
from bluesky_desktop.services.plans.targets import take_back_target
from bluesky_desktop.services.support.consent import ask_parents
from bluesky_desktop.services.support.recommendations import make_target
from bluesky_desktop.services.support.referrals import (
    begin_referral,
    mark_made,
    read_referral,
    receive_report,
    set_recommendation_aside,
)
from bluesky_desktop.services.to_do.obligations import read_obligations
from tests.services.conftest import PASTORAL, TUESDAY, School
from tests.services.plans.making import started


def recommended(school: School) -> int:
    desk = school.desk(PASTORAL)
    referral = begin_referral(desk, pupil_id=school.ilya, agency="stls", why="Advice").value
    ask_parents(
        desk,
        referral_id=referral,
        informed_on=TUESDAY,
        view="Glad of it.",
        consent=True,
        consent_by="Lucia Marchetti",
    )
    mark_made(desk, referral_id=referral)
    receive_report(
        desk,
        referral_id=referral,
        received_on=TUESDAY,
        summary="Seen twice.",
        recommendations=("A now and next board",),
    )
    (report,) = read_referral(desk, referral_id=referral).reports
    return report.recommendations[0].id or 0


def waits(school: School) -> bool:
    found = read_obligations(school.desk(PASTORAL), pupil_id=school.ilya)
    return Duty.RECOMMENDATION in {one.duty for one in found}


def test_without_a_plan_it_says_so_and_waits(school: School) -> None:
    recommendation = recommended(school)
    with pytest.raises(RuleRefused) as refused:
        make_target(school.desk(PASTORAL), recommendation_id=recommendation)
    assert refused.value.what == "There is no Wellbeing Action Plan yet."
    assert waits(school)


def test_with_a_plan_it_is_a_target_that_names_its_report(school: School) -> None:
    recommendation, plan_id = recommended(school), started(school)
    make_target(school.desk(PASTORAL), recommendation_id=recommendation)
    (target,) = read_plan(school.desk(PASTORAL), plan_id=plan_id).plan.targets
    assert target.words == "A now and next board"
    assert target.support.endswith("report of Tue 24 Nov")
    assert not waits(school)
    for again in (make_target, set_recommendation_aside):
        kwargs = {"reason": "No"} if again is set_recommendation_aside else {}
        with pytest.raises(RuleRefused):
            again(school.desk(PASTORAL), recommendation_id=recommendation, **kwargs)


def test_a_target_taken_back_lets_it_wait_again(school: School) -> None:
    recommendation = recommended(school)
    started(school)
    target = make_target(school.desk(PASTORAL), recommendation_id=recommendation).value
    take_back_target(school.desk(PASTORAL), target_id=target)
    assert waits(school)
