"""The rail shows where one is, however much was answered before."""

import pytest
from pytestqt.qtbot import QtBot

from bluesky_desktop.ui.theme.theme import Theme
from bluesky_desktop.ui.widgets.pressable import Pressable
from bluesky_desktop.ui.widgets.rail import Rail, RailEntry, RailState

_PAGES = 9


def _at(here: int) -> list[RailEntry]:
    return [
        RailEntry(
            f"Page {at}",
            "It was loud, and I wanted to be outside" if at < here else "",
            RailState.DONE if at < here else RailState.HERE if at == here else RailState.NOT_YET,
        )
        for at in range(_PAGES)
    ]


def _seen_whole(rail: Rail) -> bool:
    here = [
        one
        for one in rail.findChildren(Pressable)
        if one.isVisible() and one.accessibleName().startswith("here")
    ]
    return len(here) == 1 and here[0].visibleRegion().boundingRect().height() == here[0].height()


@pytest.mark.parametrize("here", [0, 4, _PAGES - 1])
def test_the_page_one_is_at_is_seen(qtbot: QtBot, light_theme: Theme, here: int) -> None:
    rail = Rail("Restorative conversation")
    qtbot.addWidget(rail)
    rail.resize(312, 400)
    rail.set_entries(_at(_PAGES - 1 - here))
    rail.show()
    rail.set_entries(_at(here))
    qtbot.waitUntil(lambda: _seen_whole(rail))
