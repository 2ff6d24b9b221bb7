"""What can be pressed on the page that is open, so that Ctrl+K finds it by its words."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from bluesky_desktop.ui.widgets.buttons import Button, LinkButton
from bluesky_desktop.ui.widgets.menu_button import MenuButton


@dataclass(frozen=True, slots=True)
class PageAct:
    """An act as it is written on the page, and the press that does it."""

    words: str
    press: Callable[[], None]


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
            yield PageAct(one.accessibleName(), _press(one))


def _dropped_on(page: QWidget) -> Iterator[PageAct]:
    for button in page.findChildren(MenuButton):
        if _can_be_pressed(button):
            yield from _dropped_by(button)


def _dropped_by(button: MenuButton) -> Iterator[PageAct]:
    for action in button.menu_actions():
        if action.isEnabled() and not action.isSeparator():
            words = action.text().replace("&&", "&")
            yield PageAct(words, _when_there(button, action.trigger))


def _press(one: Button | LinkButton) -> Callable[[], None]:
    def press() -> None:
        one.setFocus()
        one.click()

    return _when_there(one, press)


def _when_there(one: QWidget, act: Callable[[], None]) -> Callable[[], None]:
    """The page may have been read anew since, and hold other buttons now."""

    def do() -> None:
        if isValid(one) and _can_be_pressed(one):
            act()

    return do


def _can_be_pressed(one: QWidget) -> bool:
    return one.isVisible() and one.isEnabled()
