"""A step that can't be next says so on opening, before anything is typed. Design rule 1."""

import pytest
from PySide6.QtCore import Qt

from bluesky_desktop.services.access.accounts import list_staff
from bluesky_desktop.services.drafts import keep_draft
from bluesky_desktop.services.ladder.scripts import record_script
from bluesky_desktop.services.ladder.steps import Taking, record_attunement, record_reminder
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.ui import places
from bluesky_desktop.ui.places import Place
from tests.services.climbing import SCRIPT
from tests.ui.conftest import AtWork, Hands

CONTROL = Qt.KeyboardModifier.ControlModifier


def kofi_of(hands: Hands) -> int:
    """The pupil with whom nothing is open."""
    return next(one.id for one in brief_pupils(hands.workspace.desk) if one.first_name == "Kofi")


def place_of(hands: Hands) -> Place:
    """Where one is."""
    assert hands.shell.page is not None
    return hands.shell.page.place


@pytest.mark.parametrize("typed", ["reminder", "30", "time in", "zone"])
def test_ctrl_k_says_what_comes_first(at_work: AtWork, typed: str) -> None:
    hands = at_work("Daniel Mensah", places.Today())
    hands.go(places.PupilPage(kofi_of(hands)))
    hands.key(Qt.Key.Key_K, CONTROL)
    hands.type(typed)
    hands.key(Qt.Key.Key_Return)
    hands.see("An episode begins with Attunement.")
    hands.key(Qt.Key.Key_Return)
    hands.see("Attunement for Kofi")


def test_it_is_left_with_esc(at_work: AtWork) -> None:
    hands = at_work("Daniel Mensah", places.Today())
    kofi = kofi_of(hands)
    hands.go(places.PupilPage(kofi))
    hands.go(places.TimeInWizard(kofi))
    hands.see("Time In for Kofi: not yet")
    hands.key(Qt.Key.Key_Escape)
    assert place_of(hands) == places.PupilPage(kofi)


def test_several_steps_that_happened_can_be_entered(at_work: AtWork) -> None:
    hands = at_work("Daniel Mensah", places.Today())
    hands.go(places.Zone6Wizard(kofi_of(hands), told=True))
    hands.click("Enter several steps afterwards")
    hands.see("What happened with Kofi?")


def test_it_may_be_taken_in_the_episode_of_another_lead_adult(at_work: AtWork) -> None:
    hands = at_work("Leila Haddad", places.Today())
    kofi, desk = kofi_of(hands), hands.workspace.desk
    daniel = next(one.id for one in list_staff(desk) if one.name == "Daniel Mensah")
    taking = Taking(pupil_id=kofi, adult_id=daniel, had_time=True)
    record_attunement(desk, taking=taking)
    record_reminder(desk, taking=taking)
    record_script(desk, taking=taking, detail=SCRIPT)
    hands.go(places.TimeInWizard(kofi))
    hands.see("With Daniel Mensah, Kofi is at The 30 second script.")
    hands.click("Take it with Daniel Mensah")
    assert place_of(hands) == places.TimeInWizard(kofi, daniel)
    hands.see("Where will the Time In be?")


def test_another_adult_is_judged_by_their_own_episode(at_work: AtWork) -> None:
    """Who is chosen after the page was opened is judged at once, not at the end."""
    hands = at_work("Amara Okafor", places.Today())
    ilya = next(one.id for one in brief_pupils(hands.workspace.desk) if one.first_name == "Ilya")
    hands.go(places.TimeInWizard(ilya))
    hands.see("Where will the Time In be?")
    hands.click("Somebody else did it")
    hands.type("Leila")
    hands.see("An episode begins with Attunement.")
    hands.key(Qt.Key.Key_Home)
    assert not hands.sees("An episode begins with Attunement.")


def test_a_draft_that_cannot_be_next_any_more_is_kept(at_work: AtWork) -> None:
    hands = at_work("Daniel Mensah", places.Today())
    kofi, desk = kofi_of(hands), hands.workspace.desk
    body = {"word": "It was loud", "at": 2}
    keep_draft(desk, kind="time_in", pupil_id=kofi, subject="", body=body)
    hands.go(places.TimeInWizard(kofi))
    hands.see("An episode begins with Attunement.")
    record_attunement(desk, taking=Taking(pupil_id=kofi, had_time=True))
    record_reminder(desk, taking=Taking(pupil_id=kofi, had_time=True))
    record_script(desk, taking=Taking(pupil_id=kofi, had_time=True), detail=SCRIPT)
    hands.go(places.Today())
    hands.go(places.TimeInWizard(kofi))
    hands.see("It was loud")


@pytest.mark.parametrize(
    ("kind", "seen"),
    [
        (places.ScriptWizard, "What was said"),
        (places.TimeInWizard, "How was Time In?"),
    ],
)
def test_a_step_that_happened_already_is_told_on_one_page(
    at_work: AtWork, kind: type[places.ScriptWizard] | type[places.TimeInWizard], seen: str
) -> None:
    hands = at_work("Amara Okafor", places.Today())
    ilya = next(one.id for one in brief_pupils(hands.workspace.desk) if one.first_name == "Ilya")
    hands.go(kind(ilya))
    hands.click("It has happened already: tell it on one page")
    hands.see(seen)
    assert place_of(hands) == kind(ilya, told=True)
    assert not hands.sees("It has happened already: tell it on one page")
