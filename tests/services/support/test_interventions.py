"""Wellbeing interventions alongside: begun, each time in one press, reviewed. Issue 3, 4b."""

from dataclasses import replace
from datetime import date

import pytest

from bluesky_desktop.domain.errors import InvalidInput, NotAllowed, NotFound
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.support import Intervention
from bluesky_desktop.services.story.amendments import undo_entries
from bluesky_desktop.services.story.timeline import read_story
from bluesky_desktop.services.support.interventions import (
    begin_intervention,
    change_intervention,
    read_intervention,
    read_interventions,
    record_session,
    review_intervention,
    undo_intervention,
)
from bluesky_desktop.services.to_do.obligations import read_obligations
from tests.services.conftest import LSA, PASTORAL, TEACHER, School, at
from tests.services.reading import details_in_trail

MONDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 25)


def begun(school: School) -> int:
    slot = Intervention(
        id=None,
        pupil_id=school.ilya,
        what="sensory_slot",
        with_whom="Tomasz Wójcik",
        how_often="Every morning",
        purpose="A calm start",
        first_day=MONDAY,
        review_on=WEDNESDAY,
    )
    return begin_intervention(school.desk(PASTORAL), intervention=slot).value


def test_slt_and_pastoral_begin_it(school: School) -> None:
    slot = Intervention(id=None, pupil_id=school.ilya, what="mentoring", first_day=MONDAY)
    with pytest.raises(NotAllowed):
        begin_intervention(school.desk(TEACHER), intervention=slot)
    for wrong, field in (({"what": " "}, "what"), ({"review_on": MONDAY}, "review_on")):
        with pytest.raises(InvalidInput) as refused:
            begin_intervention(
                school.desk(PASTORAL),
                intervention=replace(slot, **wrong),
            )
        assert refused.value.field == field


def test_each_time_is_kept_in_one_press_and_stands_in_the_story(school: School) -> None:
    intervention = begun(school)
    record_session(school.desk(LSA), intervention_id=intervention, went="well", note="He led it")
    record_session(school.desk(LSA), intervention_id=intervention, went="hard")
    found = read_intervention(school.desk(), intervention_id=intervention)
    assert [(one.went, one.note) for one in found.sessions] == [("hard", ""), ("well", "He led it")]
    titles = [one.title for one in read_story(school.desk(), pupil_id=school.ilya).entries]
    assert titles == ["Sensory slot", "Sensory slot: He led it"]


def test_a_time_that_was_undone_is_gone(school: School) -> None:
    intervention = begun(school)
    session = record_session(school.desk(LSA), intervention_id=intervention, went="well").value
    undo_entries(school.desk(LSA), entry_ids=(session,))
    assert read_intervention(school.desk(), intervention_id=intervention).sessions == ()


def test_not_before_it_began_nor_in_time_to_come(school: School) -> None:
    intervention = begun(school)
    for moment in (at("12:00", date(2026, 11, 20)), at("12:00")):
        with pytest.raises(InvalidInput):
            record_session(school.desk(LSA), intervention_id=intervention, went="well", at=moment)


def test_the_review_is_to_do_from_its_day_until_it_is_reviewed(school: School) -> None:
    intervention, desk = begun(school), school.desk(PASTORAL)

    def to_do() -> bool:
        found = read_obligations(desk, pupil_id=school.ilya)
        return Duty.INTERVENTION_REVIEW in {one.duty for one in found}

    assert not to_do()
    school.clock.set("10:00", WEDNESDAY)
    assert to_do()
    with pytest.raises(InvalidInput):
        review_intervention(desk, intervention_id=intervention, how_it_went="Calmer mornings")
    review_intervention(
        desk,
        intervention_id=intervention,
        how_it_went="Calmer mornings",
        next_on=date(2026, 12, 9),
    )
    assert not to_do()
    found = read_intervention(desk, intervention_id=intervention)
    assert [(one.reviewed_on, one.next_on) for one in found.reviews] == [
        (WEDNESDAY, date(2026, 12, 9))
    ]


def test_it_ends_with_a_review(school: School) -> None:
    intervention, desk = begun(school), school.desk(PASTORAL)
    review_intervention(desk, intervention_id=intervention, how_it_went="No more need", ends=True)
    found = read_intervention(desk, intervention_id=intervention)
    assert (found.running, found.how_it_went) == (False, "No more need")
    school.clock.set("10:00", WEDNESDAY)
    with pytest.raises(NotFound):
        record_session(school.desk(LSA), intervention_id=intervention, went="well")
    with pytest.raises(NotFound):
        review_intervention(desk, intervention_id=intervention, how_it_went="Again", ends=True)
    assert read_interventions(desk, school.ilya, WEDNESDAY) == ()
    assert len(read_interventions(desk, school.ilya)) == 1


def test_a_change_keeps_what_stood_in_the_trail(school: School) -> None:
    intervention, desk = begun(school), school.desk(PASTORAL)
    before = read_intervention(desk, intervention_id=intervention)
    change_intervention(desk, intervention=replace(before, how_often="Twice a day"))
    (detail,) = details_in_trail(desk, "change_intervention")
    assert detail["before"] == {"how_often": "Every morning"}


def test_begun_by_mistake_it_is_undone_with_its_times(school: School) -> None:
    intervention = begun(school)
    record_session(school.desk(LSA), intervention_id=intervention, went="well")
    undo_intervention(school.desk(PASTORAL), intervention_id=intervention)
    assert read_interventions(school.desk(), school.ilya) == ()
    assert read_story(school.desk(), pupil_id=school.ilya).entries == ()
