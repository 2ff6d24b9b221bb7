"""What can be pressed on the page that is open, so that Ctrl+K finds it by its words."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from bluesky_desktop.ui.into_view import bring_into_view
from bluesky_desktop.ui.widgets.buttons import Button
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.menu_button import MenuButton


@dataclass(frozen=True, slots=True)
class PageAct:
    """An act as it is written on the page, and the way to it.

    It is led to and not pressed: a few letters typed in haste must not record anything.
    """

    words: str
    lead: Callable[[], None]


def acts_on(page: QWidget) -> tuple[PageAct, ...]:
    """Each act that the page shows, and what its buttons drop besides.

    Words that stand on it twice are left out: nobody could tell which of the two is meant.
    """
    open_ = tuple(_shown_on(page))
    times = Counter(one.words for one in open_)
    dropped = (one for one in _dropped_on(page) if one.words not in times)
    return (*(one for one in open_ if times[one.words] == 1), *dropped)


def _shown_on(page: QWidget) -> Iterator[PageAct]:
    every: tuple[Button | LinkButton, ...] = (
        *page.findChildren(Button),
        *page.findChildren(LinkButton),
    )
    for one in every:
        known = one.accessibleName() and not isinstance(one, MenuButton)
        if known and _can_be_pressed(one) and not one.isCheckable():
            yield PageAct(one.accessibleName(), partial(_lead_to, one))


def _dropped_on(page: QWidget) -> Iterator[PageAct]:
    for button in page.findChildren(MenuButton):
        if _can_be_pressed(button):
            for words, place in button.offered().items():
                yield PageAct(words, partial(_drop_down, button, place))


def _lead_to(one: QWidget) -> None:
    """Gives it the focus; the page may have been read anew since, and hold other buttons now."""
    if isValid(one) and _can_be_pressed(one):
        one.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTimer.singleShot(0, one, partial(bring_into_view, one))


def _drop_down(button: MenuButton, place: int) -> None:
    if isValid(button) and _can_be_pressed(button):
        _lead_to(button)
        QTimer.singleShot(0, button, partial(button.drop_down_at, place))


def _can_be_pressed(one: QWidget) -> bool:
    return one.isVisible() and one.isEnabled()
