"""A plan's start and end are decisions: what prompted them rests, support was looked at again."""

from datetime import date

from bluesky_desktop.domain.decisions import Decided, PromptedBy, WithParents
from bluesky_desktop.domain.episode import Ending
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.services.ladder.endings import say_how_it_ended
from bluesky_desktop.services.monitoring.decisions import ToDecide, decide_step_7
from bluesky_desktop.services.plans.ending import end_plan
from bluesky_desktop.services.plans.starting import take_back_start
from bluesky_desktop.services.to_do.obligations import read_obligations
from tests.services.climbing import climb
from tests.services.conftest import DEPUTY, TUESDAY, School, at
from tests.services.plans.making import started

THURSDAY = date(2026, 11, 26)


def move(school: School) -> None:
    steps = climb(school.desk(), school.ilya, 4)
    say_how_it_ended(school.desk(), endings={steps[0].episode_id: Ending.RE_ENGAGED})


def asked(school: School, duty: Duty) -> bool:
    found = read_obligations(school.desk(DEPUTY), pupil_id=school.ilya)
    return duty in [one.duty for one in found]


def end(school: School, plan_id: int) -> None:
    end_plan(school.desk(DEPUTY), plan_id=plan_id, reason="It helped", learned="A calm start")


def test_the_moves_known_at_its_start_prompt_no_more_after_its_end(school: School) -> None:
    for _ in range(3):
        move(school)
    assert asked(school, Duty.DECIDE_STEP_7)
    plan_id = started(school)
    assert not asked(school, Duty.DECIDE_STEP_7)
    end(school, plan_id)
    assert not asked(school, Duty.DECIDE_STEP_7)
    move(school)
    assert asked(school, Duty.DECIDE_STEP_7)


def test_nor_do_the_moves_made_while_it_ran(school: School) -> None:
    plan_id = started(school)
    for _ in range(3):
        move(school)
    end(school, plan_id)
    assert not asked(school, Duty.DECIDE_STEP_7)
    move(school)
    assert asked(school, Duty.DECIDE_STEP_7)


def test_support_that_waited_for_its_review_is_looked_at_again_by_it(school: School) -> None:
    for _ in range(3):
        move(school)
    decision = ToDecide(
        decided=Decided.SUPPORT_GOES_ON,
        prompted_by=PromptedBy.TIME_IN,
        parents=WithParents(informed_on=TUESDAY),
        review_on=THURSDAY,
    )
    decide_step_7(school.desk(DEPUTY), pupil_id=school.ilya, to_decide=decision)
    school.clock.set("09:00", THURSDAY)
    assert asked(school, Duty.SUPPORT_REVIEW)
    plan_id = started(school)
    assert not asked(school, Duty.SUPPORT_REVIEW)
    take_back_start(school.desk(DEPUTY, at=at("09:10", THURSDAY)), plan_id=plan_id)
    assert asked(school, Duty.SUPPORT_REVIEW)
