"""A setting of which nothing is written down yet: a page says what belongs there, and leads on."""

from pathlib import Path

import pytest

from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.services.pupils.register import add_pupil
from bluesky_desktop.ui import places
from tests.end_to_end.conftest import Running, Start

PASSWORD = "three calm green boats"


@pytest.fixture
def running(start: Start, tmp_path: Path) -> Running:
    """The first senior leader, signed in for the first time."""
    found = start(tmp_path)
    hands = found.hands
    found.set_up("Ade Bello", PASSWORD)
    hands.fill("Password for Ade Bello", PASSWORD)
    hands.click("Sign in")
    hands.see("There are no pupils yet.")
    return found


def go(running: Running, place: places.Place) -> None:
    """Shows a place."""
    shell = running.application.door.shell
    assert shell is not None
    shell.go(place)
    running.hands.settle()


def test_today_leads_to_the_first_pupil_and_to_the_colleagues(running: Running) -> None:
    running.hands.click("Add your colleagues")
    running.hands.see("Add a colleague")


def test_nobody_has_left_is_said(running: Running) -> None:
    running.hands.click("Pupils")
    running.hands.see("No pupil")
    running.hands.click("Has left")
    running.hands.see("Nobody has left.")


def test_plans_lead_to_where_they_begin(running: Running) -> None:
    hands = running.hands
    hands.click("Plans")
    hands.see("SLT decides on one from a pupil’s page.")
    hands.click("Open the pupils")
    hands.see("The pupils of the setting stand here.")
    hands.click("Plans")
    hands.click("Open the forms")
    hands.see("Daily Positive Reporting")


def test_no_pack_is_offered_where_no_meeting_is_dated(running: Running) -> None:
    hands = running.hands
    go(running, places.PacksForSeveral())
    hands.see("No meeting is dated.")
    assert not hands.sees("Choose a folder and make them")
    hands.click("Open Plans")
    hands.see("Formal monitoring.")


def test_a_call_home_leads_to_whom_to_call(running: Running) -> None:
    hands = running.hands
    workspace = running.application.door.workspace
    assert workspace is not None
    nia = Pupil(id=None, legal_first_name="Nia", last_name="Owusu")
    pupil = add_pupil(workspace.desk, pupil=nia).value
    go(running, places.CallHome(pupil))
    hands.see("Nobody to call is written down yet.")
    hands.click("Write it")
    hands.see("Parents and carers")
