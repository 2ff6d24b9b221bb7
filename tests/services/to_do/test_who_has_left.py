"""A pupil leaves while something runs, and may come back."""

from collections.abc import Callable

import pytest

from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.reading import read_ladder
from bluesky_desktop.services.pupils.register import archive_pupil, list_pupils
from bluesky_desktop.services.to_do.obligations import read_obligations
from bluesky_desktop.services.to_do.today import read_today
from tests.services.climbing import rupture
from tests.services.conftest import DEPUTY, LEADER, School
from tests.services.plans.making import dated, started, targeted
from tests.services.reporting import running


def a_report(school: School) -> set[Duty]:
    running(school)
    return {Duty.MEETING_CPOMS}


def a_plan(school: School) -> set[Duty]:
    plan_id = started(school)
    dated(school, plan_id)
    targeted(school, plan_id)
    return set()


def a_rupture(school: School) -> set[Duty]:
    rupture(school.desk(), school.ilya)
    return {Duty.CALL_HOME, Duty.CPOMS}


def on_today(desk: Desk) -> set[Duty]:
    view = read_today(desk)
    rows = (*view.now, *view.today, *view.later, *view.for_slt)
    return {one.obligation.duty for one in rows}


@pytest.mark.parametrize("runs", [a_report, a_plan, a_rupture])
def test_what_is_still_to_be_written_stays_to_do_and_all_of_it_once_they_are_back(
    school: School, runs: Callable[[School], set[Duty]]
) -> None:
    stays = runs(school)
    desk = school.desk(DEPUTY)
    before = read_obligations(desk)
    assert {one.duty for one in before} > stays

    archive_pupil(school.desk(LEADER), pupil_id=school.ilya)
    assert on_today(desk) == stays
    assert {one.duty for one in read_ladder(desk, pupil_id=school.ilya).to_do} == stays
    (row,) = list_pupils(desk, archived=True)
    assert {one.duty for one in row.to_do} == stays

    archive_pupil(school.desk(LEADER), pupil_id=school.ilya, archived=False)
    assert read_obligations(desk) == before
