"""How did it end? Several are answered in one press; nothing ends by itself."""

from bluesky_desktop.domain.obligations import Duty, Obligation
from bluesky_desktop.services.to_do.obligations import read_obligations
from bluesky_desktop.ui import places
from bluesky_desktop.ui.widgets.menu_button import MenuButton
from tests.ui.conftest import AtWork, Hands

TEACHER = "Amara Okafor"


def _open(hands: Hands) -> list[Obligation]:
    every = read_obligations(hands.workspace.desk)
    return [one for one in every if one.duty is Duty.HOW_DID_IT_END]


def test_all_are_answered_in_one_press_and_the_answers_can_be_taken_back(at_work: AtWork) -> None:
    hands = at_work(TEACHER, places.Today())
    assert not _open(hands)
    hands.clock.go_on(hours=6)
    before = _open(hands)
    assert before
    hands.go(places.HowDidItEnd())
    for index in range(len(before)):
        hands.click("Re-engaged", nth=index)
    hands.click("Record")
    hands.see("recorded" if len(before) > 1 else "Recorded.")
    assert not _open(hands)
    hands.click("Undo")
    hands.see("Undone.")
    assert _open(hands) == before


def test_nothing_ends_by_itself_however_late_it_is(at_work: AtWork) -> None:
    hands = at_work(TEACHER, places.Today())
    hands.clock.go_on(days=3)
    before = _open(hands)
    assert before
    hands.clock.go_on(days=20)
    assert {one.episode_id for one in _open(hands)} == {one.episode_id for one in before}


def test_an_episode_that_was_ended_on_the_pupils_page_can_be_opened_again(at_work: AtWork) -> None:
    hands = at_work(TEACHER, places.Today())
    hands.clock.go_on(hours=6)
    before = _open(hands)
    hands.go(places.PupilPage(before[0].pupil_id))
    menus = hands.shell.findChildren(MenuButton)
    acts = [act for menu in menus if menu.isVisible() for act in menu.menu_actions()]
    next(act for act in acts if act.text() == "Re-engaged: the episode ends").trigger()
    hands.see("The episode has ended.")
    assert len(_open(hands)) == len(before) - 1
    hands.click("Undo")
    hands.see("Undone.")
    assert _open(hands) == before
