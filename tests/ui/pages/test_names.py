"""The names where the policy says two things, changed on screen and said by every page."""

import re

from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.services.setting.settings import change_names
from bluesky_desktop.ui import places
from tests.ui.conftest import AtWork
from tests.ui.every_page import every_place

LEADER = "Priya Raman"
NAMES = {
    "step_7": "Meeting and Mentoring",
    "report_form": "Form B",
    "plan_form": "Form C",
    "pace": "Annex 9",
    "lsa": "Teaching assistant",
}
OLD = re.compile(r"Zone 6|Rainbow|Meeting and Monitoring|Appendix|Appendices|\bLSA\b|CPOM")
THE_POLICYS_OWN = frozenset({"policy", "settings-setting", "cpoms"})
"""Pages that say the policy's own words, or are about CPOMS itself."""


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


def test_no_page_goes_on_with_the_old_names(at_work: AtWork) -> None:
    hands = at_work(LEADER, places.Today())
    every = every_place(hands.workspace.desk)
    change_names(hands.workspace.desk, names=NAMES)
    hands.go(places.Settings("setting"))
    hands.fill("The place for step 5", "The Nest")
    hands.click("CPOMS is used here")
    hands.click("Save")
    hands.see("Saved.")
    found = []
    for where, place in every.items():
        if where in THE_POLICYS_OWN:
            continue
        hands.go(place)
        found += [f"{where}: {text}" for text in hands.texts() if OLD.search(text)]
    assert not found, "\n".join(found)
