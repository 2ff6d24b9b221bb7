"""The pupil page: its drop-downs can be picked from, and lead where they say."""

from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.ui import places
from bluesky_desktop.ui.widgets.menu_button import MenuButton
from tests.ui.conftest import AtWork, Hands


def menu(hands: Hands, label: str) -> MenuButton:
    """The button of a drop-down, by what is written on it."""
    return next(one for one in hands.shell.findChildren(MenuButton) if one.text() == label)


def ilya(hands: Hands) -> places.PupilPage:
    """Ilya's page."""
    pupils = brief_pupils(hands.workspace.desk)
    return places.PupilPage(next(one.id for one in pupils if one.first_name == "Ilya"))


def test_every_other_act_can_be_picked_and_leads_somewhere(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.go(ilya(hands))
    acts = [one.text() for one in menu(hands, "Other acts").menu_actions() if one.text()]
    assert "Enter several steps afterwards" in acts
    for words in acts:
        if words.startswith("Re-engaged"):
            continue
        hands.go(ilya(hands))
        action = next(
            one for one in menu(hands, "Other acts").menu_actions() if one.text() == words
        )
        assert action.isEnabled(), words
        action.trigger()
        hands.settle()
        assert not isinstance(hands.shell.page and hands.shell.page.place, places.PupilPage), words


def test_the_story_reaches_back_as_far_as_one_picks(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.go(ilya(hands))
    for action in menu(hands, "This half term").menu_actions():
        assert action.isEnabled()
    menu(hands, "This half term").menu_actions()[-1].trigger()
    hands.settle()
    assert menu(hands, "All years").isVisible()
