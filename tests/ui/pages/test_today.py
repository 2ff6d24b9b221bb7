"""The first page: cards that line up, and whole sentences."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import show_short_day
from bluesky_desktop.services.access.accounts import list_staff
from bluesky_desktop.services.setting.settings import change_setting
from bluesky_desktop.ui import places
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.list_row import ListRow, RowGroup
from tests.ui.conftest import AtWork, Hands, StillClock


def _top(hands: Hands, widget: QWidget) -> int:
    return widget.mapTo(hands.shell, QPoint(0, 0)).y()


def test_good_moments_stand_beside_the_first_card(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.see("Good moments today")
    first = hands.shell.findChildren(RowGroup)[0]
    beside = next(
        one for one in hands.shell.findChildren(Card) if one.isVisible() and one.width() == 276
    )
    assert _top(hands, first) == _top(hands, beside)


def test_who_brings_a_child_is_a_whole_sentence(at_work: AtWork) -> None:
    assert at_work("Priya Raman", places.Today()).sees("Zone 6, brought by Leila Haddad")


def test_what_is_to_do_on_a_full_day_is_seen_without_scrolling(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.see("This week")
    now, today, *_ = hands.shell.findChildren(RowGroup)
    assert now.accessibleName() == "Now"
    assert _top(hands, today) + today.height() <= hands.shell.height()


def test_on_a_full_day_it_is_seen_that_slt_has_something_to_decide(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.see("For SLT to decide")
    beside = [
        one for one in hands.shell.findChildren(Card) if one.isVisible() and one.width() == 276
    ]
    assert [_top(hands, one) < hands.shell.height() - 40 for one in beside[:2]] == [True, True]


def test_any_day_of_the_year_stands_on_one_line(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.see("This week")
    room = min(one.time_width() for one in hands.shell.findChildren(ListRow))
    theme = current_theme()
    for ahead in range(366):
        day = show_short_day(date(2026, 9, 1) + timedelta(days=ahead))
        assert theme.width_of(day, Type.SECTION) <= room, day


def test_without_cpoms_nothing_speaks_of_it(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.see("CPOMS entry for Zone 6 yesterday")
    desk = hands.workspace.desk
    off = partial(
        change_setting,
        desk,
        name=desk.setting.name,
        uses_cpoms=False,
        safeguarding_lead="",
        zone6="Zone 6",
    )
    hands.workspace.acts.run(off, owner=hands.workspace)
    hands.wait_for(lambda: not hands.workspace.desk.setting.uses_cpoms, "CPOMS switched off")
    hands.go(places.Today())
    assert not hands.sees("CPOMS")
    daniel = next(one.id for one in list_staff(desk) if one.name == "Daniel Mensah")
    hands.go(places.Zone6Wizard(1, daniel))
    hands.see("When will Zone 6 be?")
    assert not hands.sees("CPOM")
    hands.click("Next")
    hands.see("What happened, in a few factual words")
    assert not hands.sees("CPOMS")


def test_what_is_due_soon_counts_down_while_the_page_is_read(
    at_work: AtWork, clock: StillClock
) -> None:
    """The top bar counts the same return down: the two never differ."""
    hands = at_work("Priya Raman", places.Today())
    hands.see("in 2:40")
    clock.go_on(minutes=1)
    hands.workspace.ticker.ticked.emit()
    hands.see("in 1:40")
    row = next(one for one in hands.shell.findChildren(ListRow) if "1:40" in one.accessibleName())
    assert "2:40" not in row.accessibleName()
    clock.go_on(minutes=3)
    hands.workspace.ticker.ticked.emit()
    hands.see("1 min ago")
