"""In the smallest window nothing of a page is cut off at its right, even with the largest text."""

import pytest
from PySide6.QtWidgets import QScrollArea

from bluesky_desktop.ui import places
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.theme.theme import Theme
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from tests.ui.conftest import AtWork, Hands


def cut_off(hands: Hands) -> list[str]:
    """What scrolls downwards only, and is wider than there is room."""
    page = hands.shell.page
    assert page is not None
    return [
        f"{page.title}: {held.width()} of {area.viewport().width()}"
        for area in page.findChildren(QScrollArea)
        if area.isVisible()
        and (held := area.widget()) is not None
        and held.width() > area.viewport().width()
    ]


@pytest.mark.parametrize("place", [places.Today(), places.PupilPage(1), places.Pupils()])
def test_with_the_largest_text(at_work: AtWork, large_text: Theme, place: Place) -> None:
    hands = at_work("Priya Raman", places.Forms())
    hands.shell.resize(800, 560)
    hands.settle()
    hands.go(place)
    assert cut_off(hands) == []


@pytest.mark.parametrize("width", [1000, 800])
def test_where_the_window_is_made_smaller(at_work: AtWork, width: int) -> None:
    hands = at_work("Priya Raman", places.Today())
    for _ in range(2):
        # The bar above shows less only once the window is narrower, and then it can be narrower.
        hands.shell.resize(width, 560)
        hands.settle()
    assert hands.shell.width() == width
    assert cut_off(hands) == []
    hands.shell.resize(1280, 800)
    hands.settle()
    columns = hands.shell.findChild(StackingColumns)
    assert columns is not None
    assert not columns.is_stacked
