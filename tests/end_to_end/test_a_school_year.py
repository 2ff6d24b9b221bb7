"""Two school years played day by day: what is to do appears on its day, and goes when it is met.

What is expected was worked out by hand (school_year/*.toml) from the policy and a printed calendar.
"""

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest

from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.school_time import moment_of
from bluesky_desktop.domain.school_year import years_bounds
from bluesky_desktop.services.access.accounts import add_staff
from bluesky_desktop.services.access.set_up import FirstLeader, create_setting, fresh_recovery_code
from bluesky_desktop.services.access.sign_in import sign_in, sign_out
from bluesky_desktop.services.pupils.register import add_pupil
from bluesky_desktop.services.sample.making import QUICK_DERIVATION
from bluesky_desktop.services.store import Store
from tests.end_to_end.school_year import year_2026, year_2027
from tests.end_to_end.school_year.expected import read_table
from tests.end_to_end.school_year.playing import Played, Story, play
from tests.services.conftest import (
    ILYA,
    LEADER,
    NGOZI,
    PASSWORD,
    ROLES,
    ClockOnTheWall,
    School,
)

STORIES = {one.year: one for one in (year_2026.STORY, year_2027.STORY)}


def school_of(folder: Path, story: Story) -> Played:
    """A new setting on the first morning of the school year, with nothing recorded yet."""
    store = Store(folder, QUICK_DERIVATION)
    first_day, _ = years_bounds(story.year)
    clock = ClockOnTheWall(moment_of(first_day, time(7, 0)))
    code = fresh_recovery_code()
    account = create_setting(
        store,
        name="Larkfield House",
        leader=FirstLeader(LEADER, PASSWORD, "Head"),
        recovery_code=code,
        calendar=story.calendar,
        clock=clock,
    )
    leader = sign_in(store, account=account, password=PASSWORD, clock=clock)
    for name, role in ROLES.items():
        if name != LEADER:
            add_staff(leader, name=name, role=role, password=PASSWORD)
    pupils = {
        one.legal_first_name: add_pupil(leader.desk, pupil=one).value for one in (ILYA, NGOZI)
    }
    sign_out(leader)
    school = School(store, clock, code, pupils["Ilya"], pupils["Ngozi"], [])
    return Played(story, school, pupils)


@pytest.fixture
def played(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Played]:
    """The setting of the year that is asked for."""
    found = school_of(tmp_path / "school", STORIES[request.param])
    yield found
    for one in found.school.signed_in:
        one.desk.database.close()


def test_every_kind_of_thing_to_do_is_in_the_tables() -> None:
    played = {row.what for year in STORIES for row in read_table(year).rows}
    assert played == {duty.value for duty in Duty}


@pytest.mark.parametrize("played", STORIES, indirect=True)
def test_each_thing_to_do_appears_on_its_day_and_goes_when_it_is_met(played: Played) -> None:
    wrong = play(played, read_table(played.story.year))
    assert not wrong, "\n".join(wrong)
