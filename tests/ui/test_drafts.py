"""What is being written is kept, and nothing else is."""

from bluesky_desktop.services.drafts import read_drafts
from bluesky_desktop.ui import places
from tests.ui.conftest import AtWork
from tests.ui.every_page import every_place


def test_looking_at_a_page_leaves_no_draft(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    for name, place in every_place(hands.workspace.desk).items():
        hands.go(place)
        hands.go(places.Today())
        kept = [one.kind for one in read_drafts(hands.workspace.desk)]
        assert not kept, f"{name} left a draft: {kept}"
