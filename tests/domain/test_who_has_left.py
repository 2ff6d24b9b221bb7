"""What stays to do for a pupil who has left the setting."""

from dataclasses import replace

import pytest

from bluesky_desktop.domain.obligations import Duty, Obligation
from bluesky_desktop.domain.who_has_left import STILL_TO_WRITE, without_what_needs_the_child
from tests.domain.making import TUESDAY, at

ONE = Obligation(
    duty=Duty.RETURN, pupil_id=1, since=at("10:00"), due_day=TUESDAY, late_from=TUESDAY
)
EVERY = tuple(replace(ONE, duty=duty) for duty in Duty)


def test_of_a_pupil_who_is_here_all_stays() -> None:
    assert without_what_needs_the_child(EVERY, left=(2,)) == EVERY


def test_of_one_who_left_no_more_than_what_is_still_to_be_written() -> None:
    found = without_what_needs_the_child(EVERY, left=(1,))
    assert {one.duty for one in found} == STILL_TO_WRITE


@pytest.mark.parametrize("duty", [Duty.CALL_HOME, Duty.CPOMS])
def test_a_call_home_and_a_cpoms_entry_stay_owed(duty: Duty) -> None:
    """Design rule 7: whatever becomes of the episode."""
    assert duty in STILL_TO_WRITE
