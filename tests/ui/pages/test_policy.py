"""Reading the policy: by its sections, by a search, at any size."""

from PySide6.QtCore import Qt

from bluesky_desktop.ui import places
from bluesky_desktop.ui.theme.theme import Theme
from tests.ui.conftest import AtWork


def test_a_section_is_opened_from_the_list(at_work: AtWork) -> None:
    hands = at_work("Leila Haddad", places.Policy())
    hands.see("We believe that a relational approach")
    hands.click("Step 4 - Time In")
    hands.see("In general, three minutes should be enough.")
    assert hands.sees("The place of Time In: Both are offered; whoever records it says which.")


def test_a_search_finds_passages_and_leads_to_their_section(at_work: AtWork) -> None:
    hands = at_work("Leila Haddad", places.Policy())
    hands.see("We believe that a relational approach")
    hands.type("rainbow")
    hands.see("“rainbow” in 2 places")
    hands.click("Classroom/teaching space", nth=1)
    hands.see("Show me your listening ears.")
    assert not hands.sees("“rainbow” in 2 places")


def test_what_the_policy_does_not_say_is_said(at_work: AtWork) -> None:
    hands = at_work("Leila Haddad", places.Policy())
    hands.see("We believe that a relational approach")
    hands.type("detention")
    hands.see("The policy does not say “detention”")
    for _ in "detention":
        hands.key(Qt.Key.Key_Backspace)
    hands.see("We believe that a relational approach")


def test_a_place_names_its_section(at_work: AtWork) -> None:
    hands = at_work("Leila Haddad", places.Policy("Step 8 – Wellbeing Action Plan"))
    hands.see("Targets to be reviewed every 4 weeks at a WAP meeting.")


def test_with_large_text_sections_are_in_a_drop_down(at_work: AtWork, large_text: Theme) -> None:
    hands = at_work("Leila Haddad", places.Policy())
    hands.see("We believe that a relational approach")
    hands.see("Section")
    assert not hands.sees("Policy Objectives")

    large_text.set_text_scale(1.0)
    hands.see("Policy Objectives")
    assert not hands.sees("Section")
