"""What a member of staff carries is listed when their account is disabled, to be handed on."""

from datetime import date

import pytest

from bluesky_desktop.domain.staff import names_somebody
from bluesky_desktop.domain.support import Intervention
from bluesky_desktop.services.access.accounts import disable_staff
from bluesky_desktop.services.plans.carrying import PlanDetails, change_plan, choose_mentor
from bluesky_desktop.services.support.interventions import begin_intervention, undo_intervention
from bluesky_desktop.services.to_do.carried import CarriedKind, what_somebody_carries
from tests.services.climbing import rupture
from tests.services.conftest import DEPUTY, LEADER, LSA, PASTORAL, TEACHER, School
from tests.services.plans.making import started, targeted
from tests.services.reporting import running


def carried(school: School, name: str) -> list[tuple[CarriedKind, str]]:
    found = what_somebody_carries(school.desk(LEADER), staff_id=school.id_of(name))
    return [(one.kind, one.words) for one in found]


def slot(school: School, with_whom: str) -> int:
    value = Intervention(
        id=None,
        pupil_id=school.ngozi,
        what="sensory_slot",
        with_whom=with_whom,
        first_day=date(2026, 11, 23),
    )
    return begin_intervention(school.desk(PASTORAL), intervention=value).value


def test_a_running_report_is_carried_by_whoever_maintains_it(school: School) -> None:
    running(school)
    words = "Daily Positive Reporting, "
    assert carried(school, TEACHER) == [(CarriedKind.REPORT, words + "class teacher")]
    assert carried(school, LSA) == [(CarriedKind.REPORT, words + "LSA")]
    assert carried(school, DEPUTY) == [(CarriedKind.REPORT, words + "SLT")]


def test_a_plan_is_carried_by_mentor_key_workers_slt_and_whoever_a_target_names(
    school: School,
) -> None:
    plan_id = started(school)
    targeted(school, plan_id)
    choose_mentor(school.desk(DEPUTY), plan_id=plan_id, staff_id=school.id_of(LSA))
    details = PlanDetails(
        slt_id=school.id_of(DEPUTY),
        worker_ids=(school.id_of(LSA),),
        aim="",
        alternatives=(),
        assessments_needed=(),
    )
    change_plan(school.desk(DEPUTY), plan_id=plan_id, details=details)
    assert carried(school, LSA) == [
        (CarriedKind.MENTOR, "Wellbeing Action Plan, the mentor"),
        (CarriedKind.PLAN, "Wellbeing Action Plan, WAP Key Workers"),
        (CarriedKind.TARGET, "Responsible for a target: Ask for a break with the card"),
    ]
    assert carried(school, DEPUTY) == [(CarriedKind.PLAN, "Wellbeing Action Plan, SLT")]


def test_an_intervention_is_carried_by_whom_it_names_and_a_repair_by_its_adult(
    school: School,
) -> None:
    found = slot(school, f"{LSA} and {TEACHER}")
    rupture(school.desk(TEACHER), school.ilya)
    assert carried(school, LSA) == [(CarriedKind.INTERVENTION, "Intervention: Sensory slot")]
    assert [kind for kind, _ in carried(school, TEACHER)] == [
        CarriedKind.REPAIR,
        CarriedKind.INTERVENTION,
    ]
    undo_intervention(school.desk(PASTORAL), intervention_id=found)
    assert carried(school, LSA) == []


def test_it_is_still_listed_once_the_account_is_disabled(school: School) -> None:
    running(school)
    before = carried(school, LSA)
    disable_staff(school.sign_in(LEADER), staff_id=school.id_of(LSA))
    assert carried(school, LSA) == before


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Tomasz Wójcik", True),
        ("Amara Okafor, tomasz  wójcik", True),
        ("Tomasz Wójcikowski", False),
        ("Tomasz", False),
        ("", False),
    ],
)
def test_somebody_is_named_by_their_whole_name(text: str, named: bool) -> None:
    assert names_somebody(text, LSA) is named
