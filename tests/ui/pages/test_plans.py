"""Plans: who is near, what the steps ask for, and the ways on from there."""

from bluesky_desktop.services.monitoring.overview import read_plans
from bluesky_desktop.services.papers.forms import keep_form
from bluesky_desktop.ui import places
from tests.ui.conftest import AtWork


def test_who_is_due_leads_to_the_moves_of_that_pupil(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Plans())
    hands.see("Step 7 can be considered")
    assert hands.sees("2 of 3 moves to Time In this half term")
    due = read_plans(hands.workspace.desk).near[0]
    hands.click(f"{due.pupil_name}, {due.moves} of {due.needed} moves to Time In this half term")
    assert hands.shell.page is not None
    assert hands.shell.page.place == places.PupilPage(due.pupil_id, time_in_only=True)


def test_others_see_that_a_decision_is_awaited(at_work: AtWork) -> None:
    hands = at_work("Leila Haddad", places.Plans())
    hands.see("Step 7: a decision by SLT is awaited")
    assert not hands.sees("Step 7 can be considered")


def test_the_criteria_stand_beside_with_the_papers_and_the_policy(at_work: AtWork) -> None:
    hands = at_work("Leila Haddad", places.Plans())
    hands.see("Targets to be reviewed every 4 weeks at a WAP meeting.")
    hands.click("Read this step")
    hands.see("Decisions to place children on any formalised behaviour monitoring")


def test_a_form_begun_is_opened_from_here(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Plans())
    desk = hands.workspace.desk
    pupil = read_plans(desk).near[0].pupil_id
    keep_form(desk, form="wap-first-meeting", pupil_id=pupil, values={"aim": "One calm hour."})
    hands.go(places.Today())
    hands.go(places.Plans())
    hands.click("Go on writing")
    assert hands.shell.page is not None
    assert hands.shell.page.place == places.FormEditor("wap-first-meeting", pupil)
