"""An act that is pressed twice at once is done once."""

from collections.abc import Callable

import pytest

from bluesky_desktop.domain.decisions import Decided
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.monitoring.overview import Nearness, read_plans
from bluesky_desktop.services.plans.reading import read_plan
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.storage.queries import decisions as decision_queries
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_page import ActPage
from tests.ui.conftest import AtWork, Hands


def pupil(desk: Desk, first_name: str) -> int:
    return next(one.id for one in brief_pupils(desk) if one.first_name == first_name)


def decided(desk: Desk, pupil_id: int) -> list[Decided]:
    with desk.database.reader() as work:
        return [one.decided for one in decision_queries.decisions_of(work.session, pupil_id)]


def not_now(hands: Hands) -> int:
    (due,) = read_plans(hands.workspace.desk).at(Nearness.DUE)
    hands.go(places.DecideStep7(due.pupil_id))
    hands.click("Not now")
    hands.fill("Why", "A new LSA begins on Monday")
    return due.pupil_id


def a_plan_begins(hands: Hands) -> int:
    kofi = pupil(hands.workspace.desk, "Kofi")
    hands.go(places.StartPlan(kofi))
    hands.click("Incidents of more serious behaviour")
    hands.click("Start the plan")
    hands.fill("Why the plan begins so soon", "The family asks for it")
    hands.fill("Parents informed on", "24.11.2026")
    return kofi


def a_plan_ends(hands: Hands) -> int:
    desk = hands.workspace.desk
    plan = read_plan(desk, plan_id=1).plan
    hands.go(places.EndPlan(plan.pupil_id, plan.id))
    hands.fill("Why it ends", "He is settled")
    hands.fill("What was learned", "A quiet minute")
    return plan.pupil_id


def a_report_ends(hands: Hands) -> int:
    mateus = pupil(hands.workspace.desk, "Mateus")
    hands.go(places.EndReport(mateus))
    hands.click("It has helped. The report ends")
    hands.click("Mateus Silva")
    hands.fill("Next Steps", "A word each morning")
    return mateus


@pytest.mark.parametrize("fill", [not_now, a_plan_begins, a_plan_ends, a_report_ends])
def test_it_is_decided_once(at_work: AtWork, fill: Callable[[Hands], int]) -> None:
    hands = at_work("Priya Raman", places.Today())
    pupil_id = fill(hands)
    before = decided(hands.workspace.desk, pupil_id)
    page = hands.shell.page
    assert isinstance(page, ActPage)
    for _ in range(2):
        page.submit.click()
    hands.settle()
    assert len(decided(hands.workspace.desk, pupil_id)) == len(before) + 1
    assert hands.shell.page is not page
