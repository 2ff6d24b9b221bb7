"""Every page, at its usual size and with text at 200 %: named, whole, and in order by keyboard."""

import gc
import weakref
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from bluesky_desktop.services.drafts import read_drafts
from bluesky_desktop.ui import places
from bluesky_desktop.ui.into_view import ring_target
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.routes import ROUTES
from bluesky_desktop.ui.tab_order import in_order
from bluesky_desktop.ui.theme.theme import Theme
from bluesky_desktop.ui.widgets.text import Text
from tests.ui.conftest import AtWork, Hands
from tests.ui.every_page import WITHOUT_RECORDS, every_place, has_page

LEADER = "Priya Raman"
MOST_STOPS = 250
Faults = Iterator[str]


@pytest.fixture
def at_the_usual_size(at_work: AtWork) -> Hands:
    return at_work(LEADER, places.Today())


@pytest.fixture
def with_large_text(large_text: Theme, at_work: AtWork) -> Hands:
    return at_work(LEADER, places.Today())


def test_every_route_is_looked_at(at_the_usual_size: Hands) -> None:
    visited = {type(one) for one in every_place(at_the_usual_size.workspace.desk).values()}
    written = {one for one in ROUTES if has_page(one)}
    assert written - visited <= WITHOUT_RECORDS


def test_at_the_usual_size_each_page_is_named_whole_and_in_order(at_the_usual_size: Hands) -> None:
    """One walk for all of it, since opening every page takes seconds."""
    hands = at_the_usual_size
    faults = list(
        faults_of_every_page(
            hands,
            draft_left_before,
            not_named_or_not_whole,
            act_out_of_view,
            against_the_order,
            not_reached_by_tab,
        )
    )
    assert not faults, "\n".join(faults)


def test_with_large_text_everything_is_named_and_whole(with_large_text: Hands) -> None:
    faults = list(faults_of_every_page(with_large_text, focus_out_of_view, not_named_or_not_whole))
    assert not faults, "\n".join(faults)


def faults_of_every_page(hands: Hands, *looked_at: Callable[[Hands], Faults]) -> Faults:
    """What is wrong, page by page; at the end, which pages were not let go when they were left."""
    left = {}
    for name, place in every_place(hands.workspace.desk).items():
        hands.go(place)
        left[name] = weakref.ref(hands.shell.page or hands.shell)
        for look in looked_at:
            for fault in look(hands):
                yield f"{name}: {fault}"
    hands.go(places.Today())
    gc.collect()
    for name, page in left.items():
        if page() not in (None, hands.shell.page):
            yield f"{name}: it is still there"


def draft_left_before(hands: Hands) -> Faults:
    """What a page kept as a draft that was looked at and left, and nothing typed in it."""
    for one in read_drafts(hands.workspace.desk):
        yield f"a page before left a draft: {one.kind}"


def focus_out_of_view(hands: Hands) -> Faults:
    """How much is hidden of where one types first on a page of one act, the ring and all."""
    focused = QApplication.focusWidget()
    assert focused is not None
    if isinstance(hands.shell.page, ActPage):
        whole = ring_target(focused)
        hidden = whole.height() - whole.visibleRegion().boundingRect().height()
        if hidden:
            yield f"{hidden} pixels of “{name_of(focused)}” are out of view"


def not_named_or_not_whole(hands: Hands) -> Faults:
    """What has no name, or is cut off, of what can be reached or read."""
    for widget in reachable(hands.shell):
        if not name_of(widget).strip():
            yield f"a {type(widget).__name__} has no name"
    for widget in (*reachable(hands.shell), *texts(hands.shell)):
        fault = clipped(widget, hands.shell)
        if fault:
            yield f"{type(widget).__name__} “{name_of(widget)[:40]}” {fault}"


def act_out_of_view(hands: Hands) -> Faults:
    """The act of a page of one act, where it is not whole in the window."""
    page = hands.shell.page
    if isinstance(page, ActPage) and page.submit.isVisible():
        act = page.submit
        where = QRect(act.mapTo(hands.shell, QPoint()), act.size())
        seen = act.visibleRegion().boundingRect().size()
        if not hands.shell.rect().contains(where) or seen != act.size():
            yield f"“{act.text()}” is not in view: {where}"


def against_the_order(hands: Hands) -> Faults:
    """Where Tab goes up the page instead of down or across."""
    page = hands.shell.page
    assert page is not None
    for before, after in pairwise(in_order(page)):
        above, below = where_they_are(after, before, page)
        beside = above.right() < below.left() or below.right() < above.left()
        if not beside and above.bottom() <= below.top():
            yield f"from {name_of(before)} back up to {name_of(after)}"


def not_reached_by_tab(hands: Hands) -> Faults:
    """What Tab never comes to. The focus is where it began, since it comes round."""
    stops = stops_of_tab(hands)
    for one in reachable(hands.shell):
        if one not in stops and not set(mates(one)) & set(stops):
            yield f"Tab never comes to {type(one).__name__} {name_of(one)}"


def where_they_are(one: QWidget, other: QWidget, page: QWidget) -> tuple[QRect, QRect]:
    """Where two widgets are; what scrolls beside something that stays is where its window is."""
    if scrolled_in(one) is not scrolled_in(other):
        one, other = scrolled_in(one) or one, scrolled_in(other) or other
    return on_page(one, page), on_page(other, page)


def scrolled_in(widget: QWidget) -> QWidget | None:
    """The scroll area that it is a part of, if any."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QAbstractScrollArea):
        parent = parent.parentWidget()
    return parent


def on_page(widget: QWidget, page: QWidget) -> QRect:
    """Where a widget is."""
    return QRect(widget.mapTo(page, QPoint()), widget.size())


def reachable(window: QWidget) -> list[QWidget]:
    """What Tab should come to."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
    ]


def texts(window: QWidget) -> list[QWidget]:
    """What can only be read."""
    return [one for one in window.findChildren(Text) if one.isVisible() and one.text()]


def mates(widget: QWidget) -> list[QWidget]:
    """The others of a group, of which Tab reaches one and the arrows the rest."""
    if not isinstance(widget, QAbstractButton) or widget.group() is None:
        return []
    return [one for one in widget.group().buttons() if widget.group().exclusive()]


def name_of(widget: QWidget) -> str:
    """What a screen reader would say."""
    text = getattr(widget, "text", None)
    return widget.accessibleName() or (str(text()) if callable(text) else "")


def clipped(widget: QWidget, window: QWidget) -> str:
    """What of the widget can't be seen even when it is scrolled to; nothing where it is whole."""
    rect = QRect(widget.mapTo(window, QPoint()), widget.size())
    if rect.left() < 0 or rect.right() > window.width():
        return f"is outside the window: {rect}"
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent, QAbstractScrollArea):
            break
        shown = QRect(parent.mapTo(window, QPoint()), parent.size())
        if rect.left() < shown.left() or rect.right() > shown.right():
            return f"is cut at a side by its {type(parent).__name__}: {rect} in {shown}"
        parent = parent.parentWidget()
    if isinstance(widget, Text) and widget.hasHeightForWidth():
        needed = widget.heightForWidth(widget.width())
        if needed > widget.height() + 2:
            return f"is {widget.height()} high and needs {needed}"
    if widget.width() < widget.minimumSizeHint().width():
        return f"is {widget.width()} wide and needs {widget.minimumSizeHint().width()}"
    return ""


def stops_of_tab(hands: Hands) -> list[QWidget]:
    """Where Tab stops, from the first stop until it comes round."""
    found: list[QWidget] = []
    hands.shell.activateWindow()
    hands.settle()
    for _ in range(MOST_STOPS):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in found:
            break
        found.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return found


@pytest.mark.parametrize(
    ("name", "focus"),
    [
        ("plans", "Mateus Silva"),
        ("report", "Write today’s line"),
        ("support", "Thrive time"),
        ("meeting", "Prepare the meeting"),
        ("meeting-held", "Back"),
        ("plan-young", ""),
        ("support-given", "Sensory slot"),
        ("form-preview", "Save as PDF"),
        ("settings-terms", "Term dates"),
        ("maintain-report", "Class teacher"),
        ("step-7-meeting", "Back"),
    ],
)
def test_the_focus_goes_first_to_the_first_row_or_act(
    at_the_usual_size: Hands, name: str, focus: str
) -> None:
    hands = at_the_usual_size
    hands.go(every_place(hands.workspace.desk)[name])
    hands.settle()
    here = QApplication.focusWidget()
    assert here is not None
    assert hands.shell.page is not None
    assert hands.shell.page.isAncestorOf(here)
    assert focus in name_of(here)
