"""Tab, and what a window does by itself where the widget in focus goes away."""

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bluesky_desktop.ui.tab_order import in_order

_MANY_PAGES = """
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from bluesky_desktop.ui.immortal import keep_constants_alive
from bluesky_desktop.ui.main_window import MainWindow
from bluesky_desktop.ui.theme.theme import Theme

keep_constants_alive()
application = QApplication([])
Theme(application)
window = MainWindow()
window.show()
for _ in range(600):
    page = QWidget()
    column = QVBoxLayout(page)
    for _ in range(12):
        column.addWidget(QPushButton("Record", page))
    window.show_content(page)
    for _ in range(3):
        application.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
print("still here")
"""

_ON_FROM_A_FIELD = """
from PySide6 import QtWidgets
from bluesky_desktop.ui.tab_order import in_order
from bluesky_desktop.ui.theme.theme import Theme
from bluesky_desktop.ui.widgets.text_field import TextField

application = QtWidgets.QApplication([])
Theme(application)
page = QtWidgets.QWidget()
column = QtWidgets.QVBoxLayout(page)
for name in ("One", "Two"):
    column.addWidget(TextField(name, page))
page.show()
print(*(one.accessibleName() for one in in_order(page)), "QWizard" in vars(QtWidgets))
"""


def test_one_page_after_the_other_can_take_the_focus_and_go() -> None:
    """In a process of its own, for what went wrong here once ended the process."""
    done = subprocess.run(
        [sys.executable, "-c", _MANY_PAGES], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "still here", done.stderr


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Buttons made in another order than they are laid out, one of them in no layout."""
    window = QWidget()
    qtbot.addWidget(window)
    made = {name: QPushButton(name, window) for name in "FDEBCAG"}
    column, row, grid = QVBoxLayout(window), QHBoxLayout(), QGridLayout()
    column.addWidget(made["A"])
    column.addLayout(row)
    column.addStretch(1)
    column.addLayout(grid)
    row.addWidget(made["B"])
    row.addWidget(made["C"])
    grid.addWidget(made["D"], 0, 0)
    grid.addWidget(made["E"], 0, 1)
    column.addWidget(made["F"])
    window.show()
    return window


def test_the_order_is_that_of_the_layouts_and_what_is_in_none_comes_last(window: QWidget) -> None:
    assert "".join(one.text() for one in in_order(window) if isinstance(one, QPushButton)) == (
        "ABCDEFG"
    )


def test_what_is_hidden_is_passed_by(window: QWidget) -> None:
    for button in window.findChildren(QPushButton):
        button.setVisible(button.text() in "CF")
    assert [one.text() for one in in_order(window) if isinstance(one, QPushButton)] == ["C", "F"]


def test_the_way_on_from_a_field_needs_no_class_that_nobody_uses() -> None:
    """In a process of its own; PySide6 makes its classes when they are first needed."""
    done = subprocess.run(
        [sys.executable, "-c", _ON_FROM_A_FIELD], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["One", "Two", "False"]
