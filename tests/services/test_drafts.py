"""Drafts: kept as it is typed, for the person who typed it, outside the audit trail."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bluesky_desktop.services.drafts import (
    drop_draft,
    drop_draft_at,
    find_draft,
    keep_draft,
    read_drafts,
)
from bluesky_desktop.services.story.recognitions import record_observation
from tests.services.conftest import OTHER_TEACHER, TEACHER, School, at
from tests.services.reading import acts_in_trail

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


def test_one_draft_for_each_place_and_person(school: School) -> None:
    desk, other = school.desk(TEACHER), school.desk(OTHER_TEACHER)
    for words in ("I", "I no", "I noticed"):
        keep_draft(desk, kind="script", pupil_id=school.ilya, subject="", body={"behaviour": words})
    keep_draft(other, kind="script", pupil_id=school.ilya, subject="", body={"behaviour": "Mine"})

    (mine,) = read_drafts(desk)
    assert mine.body == {"behaviour": "I noticed"}
    assert (mine.pupil_name, mine.kept_at) == ("Ilya Marchetti", at("10:10"))
    found = find_draft(other, kind="script", pupil_id=school.ilya)
    assert found is not None
    assert found.body == {"behaviour": "Mine"}


def test_other_pupils_kinds_and_subjects_are_other_places(school: School) -> None:
    desk = school.desk()
    places = (
        ("script", school.ilya, ""),
        ("script", school.ngozi, ""),
        ("conversation", school.ilya, "7"),
        ("conversation", school.ilya, "8"),
        ("pupil", None, ""),
    )
    for kind, pupil_id, subject in places:
        keep_draft(desk, kind=kind, pupil_id=pupil_id, subject=subject, body={})
    assert len(read_drafts(desk)) == len(places)
    assert find_draft(desk, kind="conversation", pupil_id=school.ilya, subject="9") is None


def test_they_are_there_after_opening_again(school: School) -> None:
    keep_draft(school.desk(), kind="script", pupil_id=school.ilya, subject="", body={"a": "b"})
    again = school.sign_in(TEACHER).desk
    (kept,) = read_drafts(again)
    assert kept.body == {"a": "b"}


def test_nobody_throws_anothers_draft_away(school: School) -> None:
    desk, other = school.desk(TEACHER), school.desk(OTHER_TEACHER)
    draft = keep_draft(desk, kind="script", pupil_id=None, subject="", body={}).value
    drop_draft(other, draft_id=draft)
    assert len(read_drafts(desk)) == 1
    record_observation(other, pupil_id=school.ilya, words="Quiet", draft_id=draft)
    assert len(read_drafts(desk)) == 1
    drop_draft(desk, draft_id=draft)
    assert read_drafts(desk) == ()


def test_ones_own_draft_at_a_place_is_thrown_away_where_there_is_one(school: School) -> None:
    desk, other = school.desk(TEACHER), school.desk(OTHER_TEACHER)
    keep_draft(desk, kind="script", pupil_id=school.ilya, subject="", body={})
    drop_draft_at(other, kind="script", pupil_id=school.ilya)
    drop_draft_at(desk, kind="script", pupil_id=school.ilya, subject="7")
    assert len(read_drafts(desk)) == 1
    drop_draft_at(desk, kind="script", pupil_id=school.ilya)
    assert read_drafts(desk) == ()


def test_the_act_that_keeps_the_words_takes_the_draft_away(school: School) -> None:
    desk = school.desk()
    draft = keep_draft(desk, kind="observation", pupil_id=school.ilya, subject="", body={}).value
    record_observation(desk, pupil_id=school.ilya, words="Quiet", draft_id=draft)
    assert read_drafts(desk) == ()


def test_typing_leaves_nothing_in_the_trail(school: School) -> None:
    desk = school.desk()
    before = acts_in_trail(desk)
    draft = keep_draft(desk, kind="script", pupil_id=school.ilya, subject="", body={}).value
    drop_draft(desk, draft_id=draft)
    assert acts_in_trail(desk) == before


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.dictionaries(st.text(max_size=8), JSON, max_size=4))
def test_whatever_was_typed_comes_back(school: School, body: dict[str, object]) -> None:
    desk = school.desk()
    keep_draft(desk, kind="anything", pupil_id=None, subject="", body=body)
    found = find_draft(desk, kind="anything", pupil_id=None)
    assert found is not None
    assert found.body == body
