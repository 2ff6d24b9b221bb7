"""The order in which Tab goes through a window: as its parts are laid out, whenever they were made.

Pages make their buttons before their fields, and many of them anew while they are shown; so the
order is read from the layouts when Tab is pressed.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QButtonGroup,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from bluesky_desktop.ui.into_view import bring_into_view

_NOT_IN_IT = -1
"""What Qt answers where a layout does not hold a widget."""

_TYPED_INTO = (QLineEdit, QTextEdit, QPlainTextEdit)
"""Nothing inside these is a stop. What Qt keeps there has no class in PySide6, which would look for
it in all that it has, and keep them."""


def go_on(window: QWidget, *, forward: bool) -> bool:
    """Gives the focus to the next stop, or the one before; False where there is none."""
    now = QApplication.focusWidget()
    stops = list(_stops(window, now))
    if not stops:
        return False
    if now is not None and not (now.isVisible() and now.isEnabled()):
        # Nobody pressed Tab: what had the focus went away, or can't be pressed any more.
        _nearest(now, stops).setFocus(Qt.FocusReason.OtherFocusReason)
        return True
    there = _beside(now, stops, 1 if forward else -1)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    there.setFocus(reason)
    bring_into_view(there)
    return True


def _beside(now: QWidget | None, stops: list[QWidget], step: int) -> QWidget:
    if now in stops:
        return stops[(stops.index(now) + step) % len(stops)]
    if now is not None and step > 0:
        inside = (one for one in stops if now.isAncestorOf(one))
        return next(inside, stops[0])
    return stops[0 if step > 0 else -1]


def _nearest(gone: QWidget, stops: list[QWidget]) -> QWidget:
    """The stop that stands nearest, in the smallest part of the window that has one."""
    around = gone.parentWidget()
    while around is not None:
        inside = [one for one in stops if around.isAncestorOf(one)]
        if inside:
            return min(inside, key=partial(_distance, around, gone))
        around = around.parentWidget()
    return stops[0]


def _distance(around: QWidget, gone: QWidget, other: QWidget) -> tuple[int, int]:
    before, after = (one.mapTo(around, one.rect().center()) for one in (gone, other))
    return abs(before.y() - after.y()), abs(before.x() - after.x())


def in_order(window: QWidget) -> Iterator[QWidget]:
    """What can have the focus by Tab, as it is laid out."""
    for widget in _laid_out(window):
        if not widget.isVisibleTo(window):
            continue
        if _takes_focus(widget):
            yield widget
        yield from in_order(widget)


def _stops(window: QWidget, now: QWidget | None) -> Iterator[QWidget]:
    """One stop for each group of which one is chosen: arrows go to the others."""
    seen: set[object] = set()
    for widget in in_order(window):
        group = widget.group() if isinstance(widget, QAbstractButton) else None
        if group is None or not group.exclusive():
            yield widget
            continue
        if group not in seen:
            seen.add(group)
            yield _stop_of(group, now) or widget


def _stop_of(group: QButtonGroup, now: QWidget | None) -> QWidget | None:
    mates = group.buttons()
    if now in mates:
        return now
    chosen = group.checkedButton()
    return chosen if chosen is not None and _takes_focus(chosen) else None


def _takes_focus(widget: QWidget) -> bool:
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tab) and widget.isEnabled() and widget.focusProxy() is None


def _laid_out(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, _TYPED_INTO):
        return
    layout = widget.layout()
    inside = [one for one in widget.children() if isinstance(one, QWidget)]
    placed = [] if layout is None else list(_of_layout(layout, inside))
    yield from placed
    if isinstance(widget, QAbstractScrollArea):
        yield widget.viewport()
        return
    for child in inside:
        if child not in placed and not child.isWindow():
            yield child


def _of_layout(layout: QLayout, inside: Sequence[QWidget]) -> Iterator[QWidget]:
    """Finds the places by asking for each widget's.

    Layout items are never asked for: Qt deletes one without telling PySide6, which then takes the
    next thing made at its address for that item, and the process ends.
    """
    placed: dict[int, QWidget | QLayout] = {layout.indexOf(one): one for one in inside}
    inner = (one for one in layout.children() if isinstance(one, QLayout))
    placed.update({layout.indexOf(one): one for one in inner})
    placed.pop(_NOT_IN_IT, None)
    for _, one in sorted(placed.items()):
        if isinstance(one, QLayout):
            yield from _of_layout(one, inside)
        else:
            yield one
