"""The sidebar says where one is: a paper, and an act, belong where their record does."""

import pytest

from bluesky_desktop.services.papers.printouts import MEETING_FORM, PACK
from bluesky_desktop.ui import places
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shell.belongs_to import belongs_to


@pytest.mark.parametrize(
    ("place", "entry"),
    [
        (places.PaperPreview("incident", 1, 2), "pupils"),
        (places.PaperPreview("conversation", 1, 2), "pupils"),
        (places.PaperPreview(PACK, 1, 2), "plans"),
        (places.PaperPreview(MEETING_FORM, 1, 2), "plans"),
        (places.PlanPage(2), "plans"),
        (places.EndPlan(2, 1), "plans"),
        (places.GatherView(2, 1, "student"), "plans"),
        (places.FormPreview("wap-first-meeting"), "forms"),
        (places.TermCalendarPage(), "settings"),
        (places.PupilPage(2), "pupils"),
    ],
)
def test_a_place_belongs_where_its_record_does(place: Place, entry: str) -> None:
    assert belongs_to(place) == entry
