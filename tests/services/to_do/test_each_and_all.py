"""The sample setting, with everything in it: what is to do for all is what is to do for each."""

from datetime import timedelta

import pytest

from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.services.incidents.concerns import mark_concern
from bluesky_desktop.services.incidents.record import record_incident
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.services.sample.making import SAMPLE_MOMENT
from bluesky_desktop.services.to_do.obligations import read_obligations
from tests.conftest import SignInAs
from tests.services.incidents.making import HOLD, whole

_AT_ANY_TIME = {
    *(Duty.RETURN, Duty.ZONE_6, Duty.INCIDENT_DEBRIEF, Duty.RECOMMENDATION, Duty.CONCERN),
    *(Duty.REPORT_DECISION, Duty.PLAN_MEETING),
}


@pytest.mark.parametrize("days_later", [0, 9, 40])
def test_nothing_of_a_pupil_is_passed_over(sign_in_as: SignInAs, days_later: int) -> None:
    moment = SAMPLE_MOMENT + timedelta(days=days_later)
    desk = sign_in_as("Priya Raman", clock=lambda: moment).desk
    pupils = [one.id for one in brief_pupils(desk)]
    record_incident(desk, pupil_id=pupils[7], account=whole(desk, HOLD))
    mark_concern(desk, pupil_id=pupils[8], kind="bullying", words="At break.")
    every = read_obligations(desk)
    each = [one for pupil in pupils for one in read_obligations(desk, pupil_id=pupil)]
    assert sorted(map(repr, every)) == sorted(map(repr, each))
    assert {one.duty for one in every} >= _AT_ANY_TIME
