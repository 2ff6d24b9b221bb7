"""What a meeting agrees stands in its form beside what was drafted or written there before."""

from datetime import date

import pytest

from bluesky_desktop.domain.meeting import MeetingKind, subject_of
from bluesky_desktop.domain.plan import Outcome
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.monitoring.meetings import MeetingToDate, date_meeting
from bluesky_desktop.services.pack.preparing import draft_again, remove_sentence
from bluesky_desktop.services.papers.forms import keep_form, read_form
from bluesky_desktop.services.plans.reviews import ReviewToKeep, review_target, take_back_review
from bluesky_desktop.services.plans.targets import TargetToSet, set_target, take_back_target
from bluesky_desktop.services.support.consent import ask_parents
from bluesky_desktop.services.support.referrals import (
    begin_referral,
    mark_made,
    receive_report,
)
from tests.services.conftest import DEPUTY, School, at
from tests.services.pack.meeting import prepared, words_of
from tests.services.plans.making import THURSDAY, dated, started

FIELD = "support_and_targets"
RECOMMENDED = "Recommended by Educational psychologist: A visual timetable."


def desk_of(school: School) -> Desk:
    return school.desk(DEPUTY)


def interim(school: School, plan_id: int) -> int:
    meeting = MeetingToDate(
        pupil_id=school.ilya,
        kind=MeetingKind.INTERIM,
        dated_for=at("14:00", THURSDAY),
        plan_id=plan_id,
    )
    return date_meeting(desk_of(school), meeting=meeting).value


def recommended(school: School) -> None:
    desk = desk_of(school)
    referral = begin_referral(
        desk, pupil_id=school.ilya, agency="psychologist", why="To learn more"
    ).value
    today = date(2026, 11, 24)
    ask_parents(
        desk,
        referral_id=referral,
        informed_on=today,
        view="Yes, please",
        consent=True,
        consent_on=today,
        consent_by="Lucia Marchetti",
    )
    mark_made(desk, referral_id=referral)
    receive_report(
        desk,
        referral_id=referral,
        received_on=today,
        summary="",
        recommendations=("A visual timetable",),
    )


def agree(school: School, plan_id: int, meeting_id: int, words: str, **more: object) -> int:
    target = TargetToSet(
        plan_id=plan_id,
        meeting_id=meeting_id,
        words=words,
        **more,  # type: ignore[arg-type]
    )
    return set_target(desk_of(school), target=target).value


def values(school: School, meeting_id: int, form: str = "wap-first-meeting") -> dict[str, str]:
    return read_form(
        desk_of(school), form=form, pupil_id=school.ilya, subject=subject_of(meeting_id)
    ).values


def written(school: School, meeting_id: int, form: str, **fields: str) -> None:
    keep_form(
        desk_of(school),
        form=form,
        pupil_id=school.ilya,
        values=values(school, meeting_id, form) | fields,
        subject=subject_of(meeting_id),
    )


@pytest.fixture
def drafted(school: School) -> tuple[int, int]:
    """A plan and its first meeting, whose form says what an agency recommends."""
    plan_id = started(school)
    meeting_id = dated(school, plan_id)
    recommended(school)
    assert words_of(prepared(school, meeting_id, DEPUTY), FIELD) == [RECOMMENDED]
    return plan_id, meeting_id


def test_a_recommendation_and_the_targets_of_the_meeting_stand_together(
    school: School, drafted: tuple[int, int]
) -> None:
    agree(school, *drafted, "Ask for a break", responsible="Amara Okafor")
    agree(school, *drafted, "Start the task")
    said = [RECOMMENDED, "Ask for a break. Responsible: Amara Okafor.", "Start the task."]
    assert values(school, drafted[1])[FIELD].split("\n") == said
    assert words_of(prepared(school, drafted[1], DEPUTY), FIELD) == said
    draft_again(desk_of(school), meeting_id=drafted[1])
    assert sorted(words_of(prepared(school, drafted[1], DEPUTY), FIELD)) == sorted(said)


def test_a_target_that_is_put_right_or_taken_back_is_so_in_the_form(
    school: School, drafted: tuple[int, int]
) -> None:
    plan_id, meeting_id = drafted
    first = agree(school, *drafted, "Ask for a brake")
    right = TargetToSet(plan_id=plan_id, meeting_id=meeting_id, words="Ask for a break")
    second = set_target(desk_of(school), target=right, instead_of=first).value
    assert values(school, meeting_id)[FIELD].split("\n") == [RECOMMENDED, "Ask for a break."]
    take_back_target(desk_of(school), target_id=second)
    assert values(school, meeting_id)[FIELD].split("\n") == [RECOMMENDED, "Ask for a brake."]


def test_what_somebody_wrote_or_took_out_stays_so(school: School, drafted: tuple[int, int]) -> None:
    plan_id, meeting_id = drafted
    agree(school, *drafted, "Ask for a break")
    view = prepared(school, meeting_id, DEPUTY)
    field = next(one for one in view.fields if one.field.key == FIELD)
    remove_sentence(
        desk_of(school), meeting_id=meeting_id, sentence_id=field.sentences[0].sentence.id or 0
    )
    written(
        school, meeting_id, "wap-first-meeting", **{FIELD: "He asks for a break with his card."}
    )
    agree(school, plan_id, meeting_id, "Start the task")
    assert values(school, meeting_id)[FIELD].split("\n") == [
        "He asks for a break with his card.",
        "Start the task.",
    ]


def test_where_nobody_wrote_the_records_alone_say_it(school: School) -> None:
    plan_id = started(school)
    meeting_id = dated(school, plan_id)
    agree(school, plan_id, meeting_id, "Ask for a break")
    assert values(school, meeting_id)[FIELD] == "Ask for a break."
    agree(school, plan_id, meeting_id, "Start the task")
    assert values(school, meeting_id)[FIELD] == "Ask for a break.\nStart the task."


def test_a_review_in_the_meeting_stands_in_the_progress_that_was_drafted(school: School) -> None:
    plan_id = started(school)
    target_id = set_target(
        desk_of(school), target=TargetToSet(plan_id=plan_id, words="Ask for a break")
    ).value
    meeting_id = interim(school, plan_id)
    before = words_of(prepared(school, meeting_id, DEPUTY), "progress")
    (drafted,) = (one for one in before if one.endswith("Ask for a break."))
    review = ReviewToKeep(
        target_id=target_id,
        outcome=Outcome.ACHIEVED,
        progress="Four of five lessons",
        meeting_id=meeting_id,
    )
    review_id = review_target(desk_of(school), review=review).value
    said = values(school, meeting_id, "wap-interim-meeting")["progress"]
    assert f"{drafted} Four of five lessons. On Tue 24 Nov 2026: " in said
    take_back_review(desk_of(school), review_id=review_id)
    assert values(school, meeting_id, "wap-interim-meeting")["progress"] == "\n".join(before)


def test_a_target_takes_the_first_row_in_which_nobody_wrote(school: School) -> None:
    plan_id = started(school)
    meeting_id = interim(school, plan_id)
    form = "wap-interim-meeting"
    agree(school, plan_id, meeting_id, "Ask for a break")
    written(school, meeting_id, form, agreed_3_target="A quiet start")
    for number in range(2, 6):
        agree(school, plan_id, meeting_id, f"Target {number}", responsible=f"Adult {number}")
    said = values(school, meeting_id, form)
    assert [said.get(f"agreed_{row}_target", "") for row in range(1, 7)] == [
        "Ask for a break.",
        "Target 2.",
        "A quiet start",
        "Target 3.",
        "Target 4.",
        "Target 5.",
    ]
    assert said["agreed_4_responsibility"] == "Adult 3"
    agree(school, plan_id, meeting_id, "Target 6")
    last = values(school, meeting_id, form)["agreed_6_target"]
    assert last == "Target 5.\nTarget 6."
