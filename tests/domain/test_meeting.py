"""Which views are still to gather before a meeting."""

from dataclasses import replace

import pytest

from bluesky_desktop.domain.meeting import (
    Answer,
    Invited,
    Meeting,
    MeetingKind,
    Part,
    Whose,
    names_of,
    views_missing,
)
from tests.domain.making import at

DATED = Meeting(
    id=1,
    pupil_id=1,
    kind=MeetingKind.FIRST,
    dated_for=at("14:00"),
    dated_at=at("09:00"),
    recorded_by_id=1,
    people=(
        Invited(id=1, name="Thảo Nguyễn", part=Part.CHILD),
        Invited(id=2, name="Lan Nguyễn", part=Part.PARENT, answer=Answer.COMING),
        Invited(id=3, name="Leila Haddad", part=Part.STAFF, answer=Answer.APOLOGIES),
    ),
)
THREE = (Whose.PROVISION, Whose.STUDENT, Whose.PARENTAL)


def test_three_views_are_to_gather_once_a_meeting_is_dated() -> None:
    assert views_missing(DATED, ()) == THREE


def test_a_view_that_was_gathered_is_not_asked_for_again() -> None:
    assert views_missing(DATED, [Whose.STUDENT]) == (Whose.PROVISION, Whose.PARENTAL)


@pytest.mark.parametrize("part", [Part.AGENCY, Part.OTHER])
def test_another_view_is_asked_for_where_somebody_comes_from_outside(part: Part) -> None:
    guest = Invited(id=4, name="Early Help", part=part)
    wider = replace(DATED, people=(*DATED.people, guest))
    assert views_missing(wider, THREE) == (Whose.OTHER,)


def test_nothing_is_asked_for_once_it_is_held_or_cancelled() -> None:
    assert views_missing(replace(DATED, held_at=at("14:00")), ()) == ()
    assert views_missing(replace(DATED, cancelled_at=at("10:00")), ()) == ()


def test_a_step_7_meeting_asks_for_no_views() -> None:
    assert views_missing(replace(DATED, kind=MeetingKind.STEP_7), ()) == ()


def test_names_are_listed_as_the_form_lists_them() -> None:
    assert names_of(DATED.people) == "Thảo Nguyễn, Lan Nguyễn, Leila Haddad"
    assert names_of(DATED.people, Answer.APOLOGIES) == "Leila Haddad"
    assert names_of((), Answer.COMING) == ""
