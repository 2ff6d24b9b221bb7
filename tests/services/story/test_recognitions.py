"""Recognition and observations: for one pupil or several, and offered again in the script."""

from typing import Any

import pytest

from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.services.context import Kind
from bluesky_desktop.services.ladder.scripts import script_choices
from bluesky_desktop.services.story.recognitions import (
    good_moments_today,
    record_observation,
    record_recognition,
)
from bluesky_desktop.services.story.timeline import read_story
from tests.services.conftest import LSA, OTHER_TEACHER, TEACHER, School, at


def test_several_pupils_in_one_act(school: School) -> None:
    desk = school.desk(LSA)
    done = record_recognition(
        desk,
        pupil_ids=(school.ilya, school.ngozi),
        recognition="value_postcard",
        words=" Built a bridge together. ",
        value="kindness",
        adult_id=school.id_of(TEACHER),
        at=at("09:30"),
    )
    assert len(done.value) == 2
    assert done.changes.touches(Kind.STORY, pupil=school.ngozi)
    for pupil_id in (school.ilya, school.ngozi):
        (entry,) = read_story(desk, pupil_id=pupil_id).entries
        assert entry.title == "Value postcard: Built a bridge together."
        assert (entry.adult_name, entry.recorded_by_name) == (TEACHER, LSA)
        assert entry.happened_at == at("09:30")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"pupil_ids": ()}, "pupil"),
        ({"recognition": ""}, "recognition"),
        ({"recognition": "medal"}, "recognition"),
        ({"count": 0}, "count"),
        ({"count": 101}, "count"),
        ({"at": at("10:30")}, "at"),
    ],
)
def test_what_can_not_be_is_refused(school: School, changed: dict[str, Any], field: str) -> None:
    values: dict[str, Any] = {"pupil_ids": (school.ilya,), "recognition": "gem", "words": "Shared"}
    with pytest.raises(InvalidInput) as refused:
        record_recognition(school.desk(), **(values | changed))
    assert refused.value.field == field
    assert read_story(school.desk(), pupil_id=school.ilya).entries == ()


def test_the_same_pupil_chosen_twice_is_recognised_once(school: School) -> None:
    desk = school.desk()
    record_recognition(
        desk, pupil_ids=(school.ilya, school.ilya), recognition="gem", words="Shared"
    )
    assert len(read_story(desk, pupil_id=school.ilya).entries) == 1


def test_an_observation_is_neither_praise_nor_a_step(school: School) -> None:
    desk = school.desk()
    record_observation(desk, pupil_id=school.ilya, words="Looked at the door")
    (entry,) = read_story(desk, pupil_id=school.ilya).entries
    assert (entry.kind, entry.title) == (EntryKind.OBSERVATION, "Seen: Looked at the door")
    assert good_moments_today(desk) == ()


@pytest.mark.parametrize("words", ["", "  \n"])
def test_an_observation_needs_words(school: School, words: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        record_observation(school.desk(), pupil_id=school.ilya, words=words)
    assert refused.value.field == "words"


def test_an_observation_of_a_time_to_come_is_refused(school: School) -> None:
    with pytest.raises(InvalidInput) as refused:
        record_observation(school.desk(), pupil_id=school.ilya, words="Quiet", at=at("10:30"))
    assert refused.value.field == "at"


def test_todays_good_moments_are_of_today_the_newest_first(school: School) -> None:
    desk = school.desk()
    for clock, words in (("09:00", "first"), ("10:00", "second")):
        record_recognition(
            desk, pupil_ids=(school.ilya,), recognition="gem", words=words, at=at(clock)
        )
    yesterday = at("10:00").replace(day=23)
    record_recognition(
        desk, pupil_ids=(school.ilya,), recognition="gem", words="before", at=yesterday
    )
    shown = good_moments_today(desk)
    assert [one.words for one in shown] == ["second", "first"]
    assert (shown[0].kind, shown[0].pupil_name) == ("Gem", "Ilya Marchetti")
    assert [one.words for one in good_moments_today(desk, limit=1)] == ["second"]


def test_the_script_offers_ones_own_good_moments_and_strengths(school: School) -> None:
    desk = school.desk(OTHER_TEACHER)
    record_recognition(
        desk, pupil_ids=(school.ilya,), recognition="gem", words="Helped Ngozi with her coat."
    )
    record_recognition(desk, pupil_ids=(school.ngozi,), recognition="gem", words="Another child")
    offered = [one.words for one in script_choices(desk, pupil_id=school.ilya)]
    assert offered == [
        "helped Ngozi with her coat",
        "builds anything",
        "kind to younger children",
    ]
