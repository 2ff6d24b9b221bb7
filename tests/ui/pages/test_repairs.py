"""The repairs of an episode: each that was agreed is kept, and what is written stays."""

from functools import partial

from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.repair import AgreedRepair
from bluesky_desktop.services.drafts import read_drafts
from bluesky_desktop.services.ladder.conversations import read_restorative
from bluesky_desktop.services.ladder.endings import add_hurt_child
from bluesky_desktop.services.to_do.today import read_today
from bluesky_desktop.ui import places
from tests.ui.conftest import AtWork, Hands

LEADER = "Priya Raman"


def _with_hurt_children(at_work: AtWork, *names: str) -> tuple[Hands, int]:
    hands = at_work(LEADER, places.Today())
    desk = hands.workspace.desk
    view = read_today(desk)
    rows = (*view.now, *view.today)
    duty = next(one.obligation for one in rows if one.obligation.duty is Duty.CONVERSATION)
    episode = duty.episode_id or 0
    for name in names:
        add_hurt_child(desk, episode_id=episode, name=name)
    hands.go(places.Repairs(duty.pupil_id, episode))
    return hands, episode


def test_each_repair_that_is_written_is_kept_with_its_child(at_work: AtWork) -> None:
    hands, episode = _with_hurt_children(at_work, "Bram Visser", "Ngozi Eze")
    hands.fill("What will put it right?", "A card for Bram")
    hands.click("Another repair")
    hands.fill("What will put it right?", "Play a game", nth=1)
    combo = hands.find("With whom", lambda one: hasattr(one, "setCurrentText"), nth=1)
    combo.setCurrentText("Ngozi Eze")  # type: ignore[attr-defined]
    hands.click("Record the repair")
    hands.see("Play a game")
    view = read_restorative(hands.workspace.desk, episode_id=episode)
    children = {one.id: one.name for one in view.hurt_children}
    assert {(one.what, children[one.hurt_child_id or 0]) for one in view.repairs} >= {
        ("A card for Bram", "Bram Visser"),
        ("Play a game", "Ngozi Eze"),
    }
    assert read_drafts(hands.workspace.desk) == ()


def test_a_day_that_can_not_be_read_is_said_and_nothing_is_lost(at_work: AtWork) -> None:
    hands, episode = _with_hurt_children(at_work, "Bram Visser")
    before = read_restorative(hands.workspace.desk, episode_id=episode).repairs
    hands.fill("What will put it right?", "A card for Bram")
    hands.fill("By when", "one day")
    hands.click("Record the repair")
    hands.see("A card for Bram")
    assert read_restorative(hands.workspace.desk, episode_id=episode).repairs == before


def test_what_is_written_stays_while_something_else_is_recorded(at_work: AtWork) -> None:
    hands, episode = _with_hurt_children(at_work, "Bram Visser")
    hands.fill("What will put it right?", "A card for Bram")
    hands.fill("Why", "The strongest relationship")
    desk = hands.workspace.desk
    act = partial(add_hurt_child, desk, episode_id=episode, name="Ngozi Eze")
    hands.workspace.acts.run(act, owner=hands.workspace)
    hands.see("With Bram Visser and Ngozi Eze, who were hurt")
    assert hands.sees("A card for Bram")
    assert hands.sees("The strongest relationship")


def test_a_repair_marked_as_made_by_mistake_is_undone_from_its_notice(at_work: AtWork) -> None:
    hands, episode = _with_hurt_children(at_work, "Bram Visser")
    hands.fill("What will put it right?", "A card for Bram")
    hands.click("Record the repair")
    hands.see("A card for Bram")
    hands.click("Mark as made")
    hands.see("Recorded.")
    assert [one.made_at is None for one in _repairs(hands, episode)] == [False]
    hands.click("Undo")
    hands.see("Undone. It is still to be made.")
    assert [one.made_at is None for one in _repairs(hands, episode)] == [True]


def _repairs(hands: Hands, episode: int) -> tuple[AgreedRepair, ...]:
    return read_restorative(hands.workspace.desk, episode_id=episode).repairs


def test_what_is_written_is_there_again_on_coming_back(at_work: AtWork) -> None:
    hands, _ = _with_hurt_children(at_work, "Bram Visser")
    hands.fill("What will put it right?", "A card for Bram")
    hands.see("Kept at")
    hands.go(places.Today())
    hands.see("A repair")
    hands.click("A repair")
    hands.see("A card for Bram")
    (draft,) = read_drafts(hands.workspace.desk)
    assert draft.kind == "hurt_repair"


def test_slt_names_another_adult_and_the_first_name_stays(at_work: AtWork) -> None:
    hands, episode = _with_hurt_children(at_work)
    view = read_restorative(hands.workspace.desk, episode_id=episode)
    other = next(one for one in view.colleagues if one.id != view.repairer_id)
    combo = hands.find("Who", lambda one: hasattr(one, "setCurrentText"))
    combo.setCurrentText(other.name)  # type: ignore[attr-defined]
    hands.click("Name this adult")
    hands.see("Please say why.")
    hands.fill("Why", "The strongest relationship")
    hands.click("Name this adult")
    hands.see(f"{other.name}, for {view.lead_name}: The strongest relationship")
