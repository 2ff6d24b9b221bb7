"""The story: the newest first, page by page without a gap, by kind and by period."""

from datetime import date, timedelta

import pytest

from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.story.recognitions import record_observation, record_recognition
from bluesky_desktop.services.story.timeline import (
    Period,
    StoryFilter,
    StoryPage,
    read_story,
    read_story_entry,
)
from bluesky_desktop.storage.queries.story import Cursor
from tests.services.climbing import climb
from tests.services.conftest import TEACHER, TUESDAY, School, at


def _seen_on(desk: Desk, school: School, *days: date) -> None:
    for day in days:
        record_observation(desk, pupil_id=school.ilya, words=f"{day}", at=at("10:00", day))


def _words(page: StoryPage) -> list[str]:
    return [one.title.removeprefix("Seen: ") for one in page.entries]


def test_the_pages_follow_each_other_without_a_gap_or_a_repeat(school: School) -> None:
    desk = school.desk()
    same_moment = at("09:00")
    for number in range(23):
        moment = same_moment + timedelta(minutes=number // 3)
        record_observation(desk, pupil_id=school.ilya, words=str(number), at=moment)
    seen: list[str] = []
    after: Cursor | None = None
    while True:
        page = read_story(desk, pupil_id=school.ilya, after=after, limit=5)
        assert len(page.entries) <= 5
        seen += _words(page)
        after = page.more
        if after is None:
            break
    assert seen == [str(number) for number in reversed(range(23))]


def test_another_pupils_story_is_another(school: School) -> None:
    desk = school.desk()
    _seen_on(desk, school, TUESDAY)
    assert read_story(desk, pupil_id=school.ngozi).entries == ()


class TestPeriods:
    """Old incidents don't colour today's view, and are a press away."""

    DAYS = (date(2025, 11, 24), date(2026, 9, 10), date(2026, 11, 3), TUESDAY)

    @pytest.mark.parametrize(
        ("period", "days"),
        [(Period.HALF_TERM, DAYS[2:]), (Period.SCHOOL_YEAR, DAYS[1:]), (Period.ALL, DAYS)],
    )
    def test_in_a_half_term(self, school: School, period: Period, days: tuple[date, ...]) -> None:
        desk = school.desk()
        _seen_on(desk, school, *self.DAYS)
        page = read_story(desk, pupil_id=school.ilya, period=period)
        assert _words(page) == [str(day) for day in reversed(days)]

    def test_in_the_holidays_it_is_the_half_term_that_ended(self, school: School) -> None:
        desk = school.desk(TEACHER, at("10:00", date(2026, 12, 28)))
        _seen_on(desk, school, *self.DAYS)
        page = read_story(desk, pupil_id=school.ilya)
        assert _words(page) == ["2026-11-24", "2026-11-03"]

    def test_in_august_the_school_year_is_the_one_that_ended(self, school: School) -> None:
        desk = school.desk(TEACHER, at("10:00", date(2027, 8, 16)))
        _seen_on(desk, school, *self.DAYS)
        page = read_story(desk, pupil_id=school.ilya, period=Period.SCHOOL_YEAR)
        assert _words(page) == ["2026-11-24", "2026-11-03", "2026-09-10"]


class TestKinds:
    """By kind, each filter shows what it says."""

    @pytest.mark.parametrize(
        ("show", "kinds"),
        [
            (StoryFilter.STEPS, {EntryKind.STEP}),
            (StoryFilter.TIME_IN, {EntryKind.STEP}),
            (StoryFilter.RECOGNITION, {EntryKind.RECOGNITION}),
            (StoryFilter.CONVERSATIONS, {EntryKind.OBSERVATION}),
            (StoryFilter.REPAIRS, set()),
            (
                StoryFilter.ALL,
                {EntryKind.STEP, EntryKind.RECOGNITION, EntryKind.OBSERVATION},
            ),
        ],
    )
    def test_a_filter(self, school: School, show: StoryFilter, kinds: set[EntryKind]) -> None:
        desk = school.desk()
        climb(desk, school.ilya, 4)
        record_recognition(desk, pupil_ids=(school.ilya,), recognition="gem", words="Shared")
        _seen_on(desk, school, TUESDAY)
        page = read_story(desk, pupil_id=school.ilya, show=show)
        assert {one.kind for one in page.entries} == kinds
        if show is StoryFilter.TIME_IN:
            assert [one.title for one in page.entries] == ["Time In, in the room"]

    def test_an_entry_reads_the_same_alone(self, school: School) -> None:
        desk = school.desk()
        climb(desk, school.ilya, 3)
        for one in read_story(desk, pupil_id=school.ilya).entries:
            assert read_story_entry(desk, entry_id=one.id) == one
