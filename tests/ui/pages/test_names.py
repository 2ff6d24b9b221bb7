"""The names where the policy says two things, changed on screen and said by every page."""

from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.ui import places
from tests.ui.conftest import AtWork

LEADER = "Priya Raman"


def test_they_are_changed_in_the_settings_and_said_at_once(at_work: AtWork) -> None:
    hands = at_work(LEADER, places.Settings("names"))
    hands.fill("The name of step 7", "Meeting and Mentoring")
    hands.fill("The number of the daily report form", "Form B")
    hands.fill("The number of the WAP form", "Form C")
    hands.fill("Where PACE is explained", "Annex 9")
    hands.fill("What support staff are called", "Teaching assistant")
    hands.click("Save")
    hands.see("Saved.")
    pupil = brief_pupils(hands.workspace.desk)[0].id
    for place, words in (
        (places.PupilPage(pupil), "Meeting and Mentoring"),
        (places.Plans(), "7. Meeting and Mentoring"),
        (places.Forms(), "Form B"),
        (places.FormEditor("daily-positive-report", pupil), "Teaching assistant:"),
        (places.FormPreview("wap-first-meeting", None, "blank"), "Form C"),
        (places.EditPupil(pupil), "Teaching assistant"),
        (places.Settings("accounts"), "Teaching assistant"),
        (places.Policy(), "Form B and Form C"),
    ):
        hands.go(place)
        hands.see(words)
        for old in ("Appendix 2", "Appendix 3"):
            assert not hands.sees(old), (place, old)


def test_an_empty_name_is_said_beside_its_field(at_work: AtWork) -> None:
    hands = at_work(LEADER, places.Settings("names"))
    hands.fill("What support staff are called", "")
    hands.click("Save")
    hands.see("This needs a name.")


def test_a_draft_of_step_5_is_called_by_the_settings_own_place(at_work: AtWork) -> None:
    hands = at_work(LEADER, places.Settings("setting"))
    hands.fill("The place for step 5", "The Nest")
    hands.click("Save")
    pupil = brief_pupils(hands.workspace.desk)[0].id
    hands.go(places.Zone6Wizard(pupil, told=True))
    hands.see("The Nest")
    assert not hands.sees("Zone 6")
