"""The pages of a Wellbeing Action Plan, by clicks and keys."""

import pytest
from PySide6.QtCore import Qt

from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.drafts import read_drafts
from bluesky_desktop.services.plans.reading import PlanView, read_plan
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.ui import places
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from tests.ui.conftest import AtWork, Hands


def pupil(desk: Desk, first_name: str) -> int:
    return next(one.id for one in brief_pupils(desk) if one.first_name == first_name)


def plan_of(hands: Hands, first_name: str) -> PlanView:
    desk = hands.workspace.desk
    return read_plan(desk, pupil_id=pupil(desk, first_name))


def place_of(hands: Hands) -> Place:
    """Where the hands are now."""
    page = hands.shell.page
    assert page is not None
    return page.place


def on_plan(at_work: AtWork, name: str, first_name: str) -> Hands:
    """Somebody's hands on the plan of a pupil of the sample."""
    hands = at_work(name, places.Plans())
    hands.go(places.PlanPage(pupil(hands.workspace.desk, first_name)))
    return hands


def test_a_leader_starts_a_plan_and_says_why_so_soon(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    kofi = pupil(hands.workspace.desk, "Kofi")
    hands.go(places.PupilPage(kofi))
    hands.click("Step 8 of 8")
    hands.click("Start a plan")
    hands.see("Start a Wellbeing Action Plan for Kofi Boateng")
    hands.click("Start the plan")
    hands.see("Please say what prompts it.")
    hands.click("Incidents of more serious behaviour")
    hands.click("Start the plan")
    hands.see("Please say why the plan begins before a full half term of targeted support.")
    hands.fill("Why the plan begins so soon", "The family asks for it")
    hands.click("Start the plan")
    hands.see("Please say when the parents were informed.")
    hands.fill("Parents informed on", "24.11.2026")
    hands.click("Start the plan")
    view = plan_of(hands, "Kofi")
    assert view.plan.early_reason == "The family asks for it"
    assert place_of(hands) == places.PlanPage(kofi, view.plan.id)
    hands.see("First meeting to date")
    assert [one.kind for one in read_drafts(hands.workspace.desk)] == []


def test_what_was_typed_of_a_new_plan_is_there_again(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    kofi = pupil(hands.workspace.desk, "Kofi")
    hands.go(places.StartPlan(kofi))
    hands.fill("Aim of WAP", "To begin the day with somebody he knows")
    hands.go(places.Today())
    hands.see("A Wellbeing Action Plan to start, Kofi Boateng")
    hands.click("A Wellbeing Action Plan to start, Kofi Boateng")
    hands.see("To begin the day with somebody he knows")


def test_a_page_that_was_only_looked_at_leaves_no_draft(at_work: AtWork) -> None:
    hands = on_plan(at_work, "Siân Llewellyn", "Hana")
    view = plan_of(hands, "Hana")
    ids = (view.plan.pupil_id, view.plan.id)
    for place in (
        places.EditPlan(*ids),
        places.DateMeeting(*ids),
        places.PlanAssessment(*ids),
        places.ReviewTarget(view.plan.pupil_id, view.plan.open_targets[0].id),
    ):
        hands.go(place)
    hands.go(places.Today())
    assert read_drafts(hands.workspace.desk) == ()


def test_the_plans_page_opens_a_plan_which_shows_what_carries_it(at_work: AtWork) -> None:
    hands = at_work("Siân Llewellyn", places.Plans())
    hands.click("Thảo Nguyễn, Since Tue 10 Nov. First meeting Thu 26 Nov, 14:00")
    for words in (
        "First meeting: Thu 26 Nov, 14:00",
        "Leila Haddad. Chosen by Thảo on Fri 13 Nov 2026",
        "Her mother asks for more support now, before reading becomes a worry at home too.",
        "Thrive assessment, Being",
        "3 this week.",
    ):
        assert hands.sees(words), words
    hands.click("Prepare the meeting")
    assert isinstance(place_of(hands), places.PrepareMeeting)


def test_a_teacher_reads_a_plan_and_changes_nothing(at_work: AtWork) -> None:
    hands = on_plan(at_work, "Amara Okafor", "Hana")
    hands.see("Hana comes back within seven minutes, on her own")
    for words in ("Add a target", "Another mentor", "Review it", "End the plan", "Put it right"):
        assert not hands.sees(words), words


def test_a_target_is_agreed_put_right_and_reviewed(at_work: AtWork) -> None:
    hands = on_plan(at_work, "Siân Llewellyn", "Hana")
    hands.click("Targets: Add a target")
    hands.click("Keep the target")
    hands.see("Please write what the target is.")
    hands.fill("The target", "Hana asks for the quiet corner")
    hands.fill("By when", "17 Dec")
    hands.click("Keep the target")
    hands.see("The target is kept.")
    hands.click("Review it", nth=1)
    hands.see("Hana asks for the quiet corner")
    hands.fill("Progress", "Each time it was loud")
    hands.click("Keep the review")
    hands.see("Please choose one.")
    hands.click("Achieved")
    hands.click("Keep the review")
    hands.see("Achieved: Hana asks for the quiet corner")
    hands.see("Tue 24 Nov, Achieved: Each time it was loud")
    assert len(plan_of(hands, "Hana").plan.open_targets) == 1


def test_a_changed_target_says_what_it_was_before(at_work: AtWork) -> None:
    hands = on_plan(at_work, "Siân Llewellyn", "Hana")
    hands.click("Review it")
    hands.fill("Progress", "Six minutes at most")
    hands.click("Change")
    hands.fill("The target", "Hana comes back within six minutes")
    hands.click("Keep the review")
    hands.see("Before: Hana comes back within seven minutes, on her own")
    (standing,) = plan_of(hands, "Hana").plan.open_targets
    assert standing.words == "Hana comes back within six minutes"


def test_an_assessment_is_written_down_and_put_right(at_work: AtWork) -> None:
    hands = on_plan(at_work, "Siân Llewellyn", "Thảo")
    hands.click("Thrive assessment: Put it right")
    hands.see("Thảo is at ease once she knows what comes next")
    hands.fill("Strand", "Doing")
    hands.click("Keep it")
    hands.see("Thrive assessment, Doing")


def test_the_child_chooses_another_mentor_with_the_keyboard(at_work: AtWork) -> None:
    hands = on_plan(at_work, "Siân Llewellyn", "Thảo")
    hands.click("Another mentor")
    hands.see("Who shall be Thảo’s mentor?")
    hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Space)
    hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.see("The mentor is kept.")
    assert plan_of(hands, "Thảo").mentor != "Leila Haddad"


def test_a_plan_ends_with_what_was_learned_and_runs_again(at_work: AtWork) -> None:
    hands = on_plan(at_work, "Priya Raman", "Hana")
    hana = plan_of(hands, "Hana").plan.pupil_id
    hands.click("End the plan")
    hands.click("End the plan")
    hands.see("Please say why it ends.")
    hands.fill("Why it ends", "She comes back by herself")
    hands.fill("What was learned", "A heavy book to carry")
    hands.click("End the plan", nth=0)
    hands.see("How it ended")
    hands.go(places.PupilPage(hana))
    hands.see("From the plan: A heavy book to carry")
    hands.go(places.PlanPage(hana))
    hands.click("Let it run again")
    hands.see("Review due by Thu 17 Dec 2026")
    hands.go(places.PupilPage(hana))
    assert not hands.sees("From the plan")


@pytest.mark.parametrize("first_name", ["Thảo", "Hana", "Aarav"])
@pytest.mark.usefixtures("large_text")
def test_at_200_percent_every_act_of_a_plan_is_within_the_page(
    at_work: AtWork, first_name: str
) -> None:
    hands = on_plan(at_work, "Priya Raman", first_name)
    page = hands.shell.page
    assert page is not None
    (scroll,) = page.findChildren(ScrollPage)
    inside = scroll.widget()
    assert inside is not None
    assert inside.width() <= scroll.viewport().width()
