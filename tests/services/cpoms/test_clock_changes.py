"""Days on which the clock changes: each record in the text of its own day, once. Rule 16."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bluesky_desktop.domain.school_time import LONDON, local_day, show_time
from bluesky_desktop.services.cpoms.entries import draft_cpoms
from bluesky_desktop.services.incidents.record import record_incident
from bluesky_desktop.services.story.recognitions import record_observation
from bluesky_desktop.services.to_do.obligations import read_obligations
from tests.services.conftest import School, at
from tests.services.incidents.making import short

AUTUMN, SPRING = date(2026, 10, 25), date(2027, 3, 28)
ONE_DAY = timedelta(days=1)


@pytest.mark.parametrize("day", [AUTUMN, SPRING])
def test_half_past_midnight_and_half_past_eleven_are_the_same_day(
    school: School, day: date
) -> None:
    moments = {
        "the evening before": at("23:30", day - ONE_DAY),
        "after midnight": at("00:30", day),
        "at night": at("23:30", day),
        "the day after": at("00:30", day + ONE_DAY),
    }
    for words, moment in moments.items():
        record_observation(school.desk(at=moment), pupil_id=school.ilya, words=words)
    found = {
        each: [line.rsplit(": ", 1)[1] for line in lines_of(school, each)]
        for each in (day - ONE_DAY, day, day + ONE_DAY)
    }
    assert found == {
        day - ONE_DAY: ["the evening before."],
        day: ["after midnight.", "at night."],
        day + ONE_DAY: ["the day after."],
    }


def test_the_hour_that_exists_twice_stays_in_order(school: School) -> None:
    first = datetime(2026, 10, 25, 0, 40, tzinfo=UTC)
    again = datetime(2026, 10, 25, 1, 20, tzinfo=UTC)
    for moment in (first, again):
        words = f"Seen at {moment:%H:%M} UTC"
        record_observation(school.desk(at=moment), pupil_id=school.ilya, words=words)
    assert [show_time(one) for one in (first, again)] == ["01:40", "01:20"]
    assert [line[-10:] for line in lines_of(school, AUTUMN)] == ["00:40 UTC.", "01:20 UTC."]


@pytest.mark.parametrize("day", [AUTUMN, SPRING, date(2027, 8, 14)])
def test_what_arose_outside_every_term_belongs_to_its_own_day(school: School, day: date) -> None:
    desk = school.desk(at=at("23:30", day))
    told = replace(short(desk), happened_at=desk.now())
    record_incident(desk, pupil_id=school.ilya, account=told)
    found = read_obligations(desk, pupil_id=school.ilya)
    assert {one.due_day for one in found} == {day}
    assert {one.age_in_days(local_day(desk.now()), LONDON) for one in found} == {0}
    assert not any(one.is_late(day) for one in found)
    assert all(one.is_late(one.late_from) for one in found)


def lines_of(school: School, day: date) -> tuple[str, ...]:
    return draft_cpoms(school.desk(), pupil_id=school.ilya, day=day).lines
