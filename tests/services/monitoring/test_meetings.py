"""Meetings about a pupil: dated, changed, cancelled, people invited, held."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bluesky_desktop.domain.errors import InvalidInput, NotFound, RuleRefused
from bluesky_desktop.domain.meeting import Answer, Invited, MeetingKind, Part, Whose
from bluesky_desktop.services.context import Desk, Kind
from bluesky_desktop.services.monitoring.holding import hold_meeting, take_back_holding
from bluesky_desktop.services.monitoring.meeting_people import (
    invite,
    people_to_invite,
    set_answer,
)
from bluesky_desktop.services.monitoring.meeting_view import read_meeting
from bluesky_desktop.services.monitoring.meetings import (
    MeetingToDate,
    cancel_meeting,
    change_meeting,
    date_meeting,
    take_back_cancelling,
)
from bluesky_desktop.services.monitoring.views import ViewToGather, gather_view, take_back_view
from bluesky_desktop.services.setting.settings import change_setting
from tests.services.conftest import DEPUTY, LEADER, LSA, PASTORAL, TEACHER, School, at
from tests.services.reading import acts_in_trail, details_in_trail

THURSDAY = date(2026, 11, 26)
MOTHER = Invited(name="Lucia Marchetti", part=Part.PARENT)
CHILD = Invited(name="Ilya Marchetti", part=Part.CHILD)


def dated(school: School, name: str = PASTORAL) -> tuple[Desk, int]:
    """The desk of somebody who dated a step 7 meeting, and the meeting."""
    desk = school.desk(name)
    meeting = MeetingToDate(
        pupil_id=school.ilya,
        kind=MeetingKind.STEP_7,
        dated_for=at("14:00", THURSDAY),
        place=" Library ",
        people=(CHILD, MOTHER),
    )
    return desk, date_meeting(desk, meeting=meeting).value


def test_a_meeting_is_dated_with_the_people_invited(school: School) -> None:
    desk, meeting_id = dated(school)
    view = read_meeting(desk, meeting_id=meeting_id)
    assert view.title == "Step 7 meeting"
    assert view.pupil.name == "Ilya Marchetti"
    assert view.meeting.dated_for == at("14:00", THURSDAY)
    assert view.meeting.place == "Library"
    assert [one.name for one in view.meeting.people] == ["Ilya Marchetti", "Lucia Marchetti"]
    assert view.meeting.is_to_come
    assert view.recorded_by_name == PASTORAL
    assert acts_in_trail(desk)[-1] == ("date_meeting", desk.person.id, school.ilya)


def test_the_acts_say_what_they_changed(school: School) -> None:
    desk = school.desk(PASTORAL)
    meeting = MeetingToDate(
        pupil_id=school.ilya, kind=MeetingKind.STEP_7, dated_for=at("14:00", THURSDAY)
    )
    changes = date_meeting(desk, meeting=meeting).changes
    assert changes.touches(Kind.MEETING, pupil=school.ilya)
    assert not changes.touches(Kind.MEETING, pupil=school.ngozi)


def test_a_second_one_is_not_dated_beside_the_first(school: School) -> None:
    _, first = dated(school)
    with pytest.raises(RuleRefused, match="Thu 26 Nov 2026, 14:00"):
        dated(school)
    cancel_meeting(school.desk(PASTORAL), meeting_id=first, reason="The family is away")
    dated(school)
    with pytest.raises(RuleRefused):
        take_back_cancelling(school.desk(PASTORAL), meeting_id=first)


def test_those_who_can_be_invited_are_offered_and_nobody_who_must_not_be_contacted(
    school: School,
) -> None:
    offered = people_to_invite(school.desk(), pupil_id=school.ilya)
    names = [one.name for one in offered]
    assert names[:3] == ["Ilya Marchetti", "Lucia Marchetti", "Paolo Marchetti"]
    assert {LEADER, DEPUTY} <= set(names)
    assert "Vito Marchetti" not in names


@pytest.mark.parametrize("part", [Part.PARENT, Part.OTHER])
def test_somebody_who_must_not_be_contacted_is_not_invited(school: School, part: Part) -> None:
    desk, meeting_id = dated(school)
    with pytest.raises(InvalidInput, match="must not be contacted"):
        invite(desk, meeting_id=meeting_id, people=[Invited(name="vito  marchetti", part=part)])


def test_people_are_kept_tidily_and_stay_the_same_records(school: School) -> None:
    desk, meeting_id = dated(school)
    before = read_meeting(desk, meeting_id=meeting_id).meeting.people
    school_nurse = Invited(name="  Ada   Nkemelu ", part=Part.AGENCY)
    again = Invited(name="ada nkemelu", part=Part.AGENCY)
    invite(
        desk,
        meeting_id=meeting_id,
        people=[school_nurse, again, *before, replace(MOTHER, name=" ")],
    )
    after = read_meeting(desk, meeting_id=meeting_id).meeting.people
    assert [one.name for one in after] == ["ada nkemelu", "Ilya Marchetti", "Lucia Marchetti"]
    assert [one.id for one in after[1:]] == [one.id for one in before]


def test_an_answer_is_kept(school: School) -> None:
    desk, meeting_id = dated(school)
    mother = read_meeting(desk, meeting_id=meeting_id).meeting.people[1]
    set_answer(desk, meeting_id=meeting_id, person_id=mother.id or 0, answer=Answer.APOLOGIES)
    answers = [one.answer for one in read_meeting(desk, meeting_id=meeting_id).meeting.people]
    assert answers == [Answer.NONE, Answer.APOLOGIES]
    with pytest.raises(NotFound):
        set_answer(desk, meeting_id=meeting_id, person_id=9999, answer=Answer.COMING)


def test_another_time_keeps_the_old_one_in_the_trail(school: School) -> None:
    desk, meeting_id = dated(school)
    change_meeting(desk, meeting_id=meeting_id, dated_for=at("09:15", THURSDAY), place="Hall")
    meeting = read_meeting(desk, meeting_id=meeting_id).meeting
    assert (meeting.dated_for, meeting.place) == (at("09:15", THURSDAY), "Hall")
    (detail,) = details_in_trail(desk, "change_meeting")
    assert detail["before"] == "2026-11-26T14:00:00+00:00 Library"


def test_a_meeting_is_cancelled_with_a_reason_and_can_stand_again(school: School) -> None:
    desk, meeting_id = dated(school)
    with pytest.raises(InvalidInput):
        cancel_meeting(desk, meeting_id=meeting_id, reason="  ")
    cancel_meeting(desk, meeting_id=meeting_id, reason="The family is away")
    cancelled = read_meeting(desk, meeting_id=meeting_id).meeting
    assert not cancelled.is_to_come
    assert cancelled.cancelled_reason == "The family is away"
    for act in _acts_on_one_to_come(desk, meeting_id):
        with pytest.raises(NotFound):
            act()
    take_back_cancelling(desk, meeting_id=meeting_id)
    assert read_meeting(desk, meeting_id=meeting_id).meeting.is_to_come
    with pytest.raises(NotFound):
        take_back_cancelling(desk, meeting_id=meeting_id)


def _acts_on_one_to_come(desk: Desk, meeting_id: int) -> tuple[Callable[[], object], ...]:
    return (
        lambda: change_meeting(desk, meeting_id=meeting_id, dated_for=at("09:15", THURSDAY)),
        lambda: cancel_meeting(desk, meeting_id=meeting_id, reason="Again"),
        lambda: hold_meeting(desk, meeting_id=meeting_id, came=[1]),
    )


def test_a_meeting_is_held_by_those_who_came(school: School) -> None:
    desk, meeting_id = dated(school)
    people = read_meeting(desk, meeting_id=meeting_id).meeting.people
    set_answer(desk, meeting_id=meeting_id, person_id=people[1].id or 0, answer=Answer.APOLOGIES)
    with pytest.raises(InvalidInput):
        hold_meeting(desk, meeting_id=meeting_id, came=[])
    with pytest.raises(InvalidInput):
        hold_meeting(desk, meeting_id=meeting_id, came=[people[0].id or 0], held_at=at("15:00"))
    school.clock.set("15:00", THURSDAY)
    hold_meeting(
        desk,
        meeting_id=meeting_id,
        came=[people[0].id or 0],
        held_at=at("14:05", THURSDAY),
        led_by_id=school.id_of(DEPUTY),
    )
    view = read_meeting(desk, meeting_id=meeting_id)
    assert view.meeting.was_held
    assert view.meeting.held_at == at("14:05", THURSDAY)
    assert view.led_by_name == DEPUTY
    assert [one.answer for one in view.meeting.people] == [Answer.CAME, Answer.APOLOGIES]
    assert view.meeting.wants_cpoms
    for act in _acts_on_one_to_come(desk, meeting_id):
        with pytest.raises(NotFound):
            act()

    take_back_holding(desk, meeting_id=meeting_id)
    again = read_meeting(desk, meeting_id=meeting_id).meeting
    assert again.is_to_come
    assert not again.wants_cpoms
    assert [one.answer for one in again.people] == [Answer.NONE, Answer.APOLOGIES]
    with pytest.raises(NotFound):
        take_back_holding(desk, meeting_id=meeting_id)


def test_a_setting_without_cpoms_asks_for_no_entry(school: School) -> None:
    change_setting(
        school.desk(LEADER), name="Hill", uses_cpoms=False, safeguarding_lead="", zone6="Zone 6"
    )
    desk, meeting_id = dated(school)
    person = read_meeting(desk, meeting_id=meeting_id).meeting.people[0]
    school.clock.set("15:00", THURSDAY)
    hold_meeting(school.desk(PASTORAL), meeting_id=meeting_id, came=[person.id or 0])
    assert not read_meeting(desk, meeting_id=meeting_id).meeting.wants_cpoms


def test_a_view_is_gathered_changed_and_taken_back(school: School) -> None:
    _, meeting_id = dated(school)
    desk = school.desk(LSA)
    student = ViewToGather(
        meeting_id=meeting_id,
        whose=Whose.STUDENT,
        name="Ilya",
        words=" I like it when I know what is next. ",
        expressed=("drawing",),
    )
    first = gather_view(desk, view=student).value
    (kept,) = read_meeting(desk, meeting_id=meeting_id).views
    assert (kept.words, kept.expressed) == ("I like it when I know what is next.", ("drawing",))

    better = replace(student, words="I like to know what is next.")
    second = gather_view(desk, view=better, instead_of=first).value
    (kept,) = read_meeting(desk, meeting_id=meeting_id).views
    assert (kept.id, kept.words) == (second, "I like to know what is next.")
    with pytest.raises(NotFound):
        take_back_view(desk, view_id=first)
    take_back_view(desk, view_id=second)
    assert read_meeting(desk, meeting_id=meeting_id).views == ()
    assert [act for act, _, _ in acts_in_trail(desk)][-3:] == [
        "gather_view",
        "change_view",
        "take_back_view",
    ]


def test_a_view_needs_words_and_a_meeting_that_stands(school: School) -> None:
    desk, meeting_id = dated(school)
    view = ViewToGather(meeting_id=meeting_id, whose=Whose.PARENTAL, words=" ")
    with pytest.raises(InvalidInput):
        gather_view(desk, view=view)
    cancel_meeting(desk, meeting_id=meeting_id, reason="The family is away")
    with pytest.raises(NotFound):
        gather_view(desk, view=replace(view, words="He sleeps badly."))


def test_what_is_not_there_is_said(school: School) -> None:
    desk = school.desk(TEACHER)
    with pytest.raises(NotFound):
        read_meeting(desk, meeting_id=9999)
    with pytest.raises(NotFound):
        people_to_invite(desk, pupil_id=9999)
