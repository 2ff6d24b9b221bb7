"""Where the focus is can be seen, also where it was out of view when it came there."""

import pytest
from PySide6.QtWidgets import QApplication, QFocusFrame, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bluesky_desktop.ui.into_view import bring_into_view
from bluesky_desktop.ui.tab_order import go_on
from bluesky_desktop.ui.theme.theme import Theme
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.text_field import TextField
from demo.player import delete_what_was_left


@pytest.fixture
def window(qtbot: QtBot, light_theme: Theme) -> QWidget:
    """Twelve fields, of which three can be seen at a time."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 260)
    page = ScrollPage(window)
    QVBoxLayout(window).addWidget(page)
    for number in range(12):
        page.content.addWidget(TextField(f"Field {number}", page))
    window.show()
    qtbot.waitExposed(window)
    return window


def page_of(window: QWidget) -> ScrollPage:
    page = window.findChild(ScrollPage)
    assert page is not None
    return page


def ring(window: QWidget) -> QFocusFrame:
    """The ring; of two alike, where an earlier test left a theme of its own, the one shown."""
    QApplication.processEvents()
    delete_what_was_left()
    frames = window.findChildren(QFocusFrame)
    return next((one for one in frames if one.isVisible()), frames[0])


def test_tab_shows_the_ring_at_what_was_out_of_view(window: QWidget) -> None:
    window.findChildren(TextField)[0].setFocus()
    for _ in range(11):
        page_of(window).verticalScrollBar().setValue(0)
        go_on(window, forward=True)
        assert ring(window).isVisible()


def test_what_is_scrolled_into_view_later_has_its_ring(window: QWidget) -> None:
    last = window.findChildren(TextField)[-1]
    last.setFocus()
    page_of(window).to_top()
    assert not ring(window).isVisible()
    bring_into_view(last)
    assert ring(window).isVisible()
    page_of(window).to_top()
    window.findChildren(TextField)[0].setFocus()
    assert ring(window).isVisible()


def test_the_ring_stays_when_the_text_grows(window: QWidget, light_theme: Theme) -> None:
    light_theme.complete()
    window.findChildren(TextField)[0].setFocus()
    assert ring(window).isVisible()
    light_theme.set_text_scale(1.25)
    try:
        assert ring(window).isVisible()
    finally:
        light_theme.set_text_scale(1.0)


def test_tab_shows_a_field_with_its_frame_and_ring(window: QWidget) -> None:
    """What is typed was in view, the lower edge of the field was not."""
    page = page_of(window)
    window.resize(400, 240)
    fields = window.findChildren(TextField)
    for height in range(200, 260, 2):
        window.resize(400, height)
        page.to_top()
        fields[0].setFocus()
        for _ in range(3):
            go_on(window, forward=True)
            frame = ring(window)
            seen = frame.visibleRegion().boundingRect()
            assert seen.size() == frame.size(), height
