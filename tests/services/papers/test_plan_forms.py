"""The forms of a plan's meetings, and the sheets of the views, filled from the records."""

from dataclasses import replace
from datetime import date

import pytest

from bluesky_desktop.domain.meeting import Whose, subject_of
from bluesky_desktop.domain.plan import Outcome
from bluesky_desktop.services.monitoring.meeting_view import read_meeting
from bluesky_desktop.services.monitoring.views import ViewToGather, gather_view
from bluesky_desktop.services.papers.forms import form_paper, read_form
from bluesky_desktop.services.plans.carrying import PlanDetails, change_plan
from bluesky_desktop.services.plans.minutes import end_meeting
from bluesky_desktop.services.plans.reviews import ReviewToKeep, review_target
from bluesky_desktop.services.plans.targets import TargetToSet, set_target
from tests.services.conftest import DEPUTY, LSA, PASTORAL, School, at
from tests.services.papers.test_forms import text_of
from tests.services.plans.making import THURSDAY, dated, started

FIRST, INTERIM = "wap-first-meeting", "wap-interim-meeting"
TARGET = TargetToSet(
    plan_id=0,
    words="Ask for a break with the card",
    measure="Four of five lessons",
    support="A card on the table",
    responsible=LSA,
    by_when=date(2026, 12, 17),
)


def first_meeting(school: School) -> tuple[int, int]:
    """A plan with its first meeting, key workers and an aim."""
    plan_id = started(school)
    details = PlanDetails(
        slt_id=school.id_of(DEPUTY),
        worker_ids=(school.id_of(LSA), school.id_of(PASTORAL)),
        aim="To feel safe in reading.",
        alternatives=(),
        assessments_needed=(),
    )
    change_plan(school.desk(DEPUTY), plan_id=plan_id, details=details)
    return plan_id, dated(school, plan_id)


def values(school: School, form: str, meeting_id: int) -> dict[str, str]:
    desk = school.desk(PASTORAL)
    subject = subject_of(meeting_id)
    return read_form(desk, form=form, pupil_id=school.ilya, subject=subject).values


def test_the_first_form_knows_the_plan_the_views_and_what_was_agreed(school: School) -> None:
    plan_id, meeting_id = first_meeting(school)
    for whose, name, words in (
        (Whose.STUDENT, "Ilya", "I like to know what is next."),
        (Whose.PARENTAL, "Lucia Marchetti", "He sleeps badly."),
    ):
        view = ViewToGather(meeting_id=meeting_id, whose=whose, name=name, words=words)
        gather_view(school.desk(LSA), view=view)
    target = replace(TARGET, plan_id=plan_id, meeting_id=meeting_id)
    set_target(school.desk(PASTORAL), target=target)
    found = values(school, FIRST, meeting_id)
    assert found["key_workers"] == f"{LSA}, {PASTORAL}"
    assert found["slt"] == DEPUTY
    assert found["aim"] == "To feel safe in reading."
    assert found["student_view"] == "I like to know what is next."
    assert found["parental_view"] == "He sleeps badly. (Lucia Marchetti)"
    assert found["support_and_targets"] == (
        "Ask for a break with the card. How we will know: Four of five lessons. "
        "Support: A card on the table. Responsible: Tomasz Wójcik. By Thu 17 Dec 2026."
    )
    assert "incidents" not in found


def test_a_form_for_no_meeting_knows_who_carries_the_plan_that_runs(school: School) -> None:
    desk = school.desk(PASTORAL)
    before = read_form(desk, form=FIRST, pupil_id=school.ilya).values
    assert "aim" not in before
    first_meeting(school)
    found = read_form(desk, form=FIRST, pupil_id=school.ilya).values
    assert found["slt"] == DEPUTY
    assert found["key_workers"] == f"{LSA}, {PASTORAL}"
    assert found["aim"] == "To feel safe in reading."


def test_the_interim_form_knows_progress_new_targets_and_the_next_meeting(school: School) -> None:
    plan_id, meeting_id = first_meeting(school)
    desk = school.desk(PASTORAL)
    old = set_target(desk, target=replace(TARGET, plan_id=plan_id, meeting_id=meeting_id)).value
    people = read_meeting(desk, meeting_id=meeting_id).meeting.people
    school.clock.set("15:00", THURSDAY)
    interim = end_meeting(
        desk,
        meeting_id=meeting_id,
        came=[one.id or 0 for one in people],
        next_at=at("14:00", date(2026, 12, 17)),
    ).value
    assert interim is not None
    review = ReviewToKeep(
        target_id=old,
        outcome=Outcome.ACHIEVED,
        progress="Five of five",
        meeting_id=interim,
    )
    review_target(desk, review=review)
    for number in range(1, 9):
        target = replace(TARGET, plan_id=plan_id, meeting_id=interim, words=f"Target {number}")
        set_target(desk, target=target)
    found = values(school, INTERIM, interim)
    assert found["progress"] == "Ask for a break with the card. Five of five. Achieved."
    assert found["agreed_1_target"].startswith("Target 1. How we will know: Four of five lessons.")
    assert found["agreed_1_responsibility"] == LSA
    assert [f"Target {n}." in found["agreed_6_target"] for n in (5, 6, 7, 8)] == [
        False,
        True,
        True,
        True,
    ]
    assert values(school, FIRST, meeting_id)["next_meeting"] == "Thu 17 Dec 2026, 14:00"
    paper = form_paper(
        desk, form=INTERIM, pupil_id=school.ilya, mode="filled", subject=subject_of(interim)
    )
    assert text_of(paper.content).startswith("Appendix 3")
    assert "Ilya Marchetti" in text_of(paper.content)


@pytest.mark.parametrize("whose", Whose)
@pytest.mark.parametrize("mode", ["blank", "fillable", "filled"])
def test_each_view_has_a_sheet_of_its_own(school: School, whose: Whose, mode: str) -> None:
    _, meeting_id = first_meeting(school)
    desk = school.desk(PASTORAL)
    view = ViewToGather(meeting_id=meeting_id, whose=whose, words="Drawing first helps.")
    gather_view(desk, view=view)
    paper = form_paper(
        desk,
        form=f"wap-view-{whose.value}",
        pupil_id=school.ilya,
        mode=mode,
        subject=subject_of(meeting_id),
    )
    text = text_of(paper.content)
    assert desk.pack.label("views", whose.value) in text
    if mode != "blank":
        assert "Ilya Marchetti" in text
        assert "Drawing first helps." in text
