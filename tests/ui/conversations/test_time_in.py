"""Time In by clicks and keys: what was used, said and reset is kept; a refusal is kept as that."""

import pytest

from bluesky_desktop.domain.episode import TIME_IN, StepRecord, TimeInDetail
from bluesky_desktop.services.ladder.scripts import record_script
from bluesky_desktop.services.ladder.steps import Taking, record_attunement, record_reminder
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.ui import places
from bluesky_desktop.ui.widgets.buttons import Button
from tests.services.climbing import SCRIPT
from tests.ui.conftest import AtWork, Hands


@pytest.fixture
def hands(at_work: AtWork) -> Hands:
    """A teacher at Time In with Kofi, after the three steps before it."""
    hands = at_work("Daniel Mensah", places.Today())
    desk = hands.workspace.desk
    kofi = next(one.id for one in brief_pupils(desk) if one.first_name == "Kofi")
    taking = Taking(pupil_id=kofi, had_time=True)
    record_attunement(desk, taking=taking)
    record_reminder(desk, taking=taking)
    record_script(desk, taking=taking, detail=SCRIPT)
    hands.clock.go_on(minutes=6)
    hands.go(places.TimeInWizard(kofi))
    hands.see("Where will the Time In be?")
    return hands


def recorded(hands: Hands) -> list[StepRecord]:
    """Kofi's records of Time In, in this teacher's open episode."""
    desk = hands.workspace.desk
    with desk.database.reader() as work:
        episodes = episode_queries.all_open_episodes(work.session)
    names = {one.id: one.first_name for one in brief_pupils(desk)}
    return [
        step
        for one in episodes
        if names.get(one.pupil_id) == "Kofi" and one.lead_id == desk.person.id
        for step in one.steps
        if step.step == TIME_IN
    ]


def test_what_was_used_reset_and_reflected_on_is_kept(hands: Hands) -> None:
    """Design rule 6."""
    hands.click("In the room")
    hands.click("Calm box")
    hands.fill("A second adult, if there is one", "Leila Haddad")
    hands.click("Next")
    hands.see("Three minutes are usually enough")
    hands.click("Start the three minutes")
    hands.click("Next")
    hands.click("Boundaries were reset")
    hands.click("The child thought about the next step")
    hands.click("Next")
    hands.click("Needs time")
    hands.click("Record")
    hands.see("Time In recorded for Kofi.")
    (step,) = recorded(hands)
    assert step.detail == TimeInDetail(
        where="in_room",
        tools=("calm_box",),
        minutes=3,
        second_adult="Leila Haddad",
        boundaries_reset=True,
        next_step_reflected=True,
    )


def test_a_refusal_that_is_pressed_twice_is_kept_once(hands: Hands) -> None:
    button = hands.find("It was offered and refused", lambda one: isinstance(one, Button))
    assert isinstance(button, Button)
    for _ in range(2):
        button.click()
    hands.settle()
    hands.see("Time In recorded for Kofi.")
    (step,) = recorded(hands)
    assert step.refused


def test_that_it_was_refused_can_be_said_without_scrolling(hands: Hands) -> None:
    """On a screen of 1280 x 800, of which the window's own frame takes a little."""
    hands.shell.resize(1280, 772)
    hands.settle()
    button = hands.find("It was offered and refused", lambda one: isinstance(one, Button))
    assert button.visibleRegion().boundingRect().size() == button.size()
