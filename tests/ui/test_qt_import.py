"""What of PySide6 is imported at the start, and that the rest is there when it is asked for."""

import builtins
import subprocess
import sys

import pytest

from bluesky_desktop.ui.qt_import import import_qt

_IMPORT_AND_TELL = """
import linecache
import sys
import bluesky_desktop.ui.acts
import colorsys
print(len([name for name in linecache.cache if name.endswith(("acts.py", "colorsys.py"))]))
print(len([name for name in sys.modules if name.startswith("shibokensupport.signature.l")]))
"""

_MISUSE = """
import bluesky_desktop.ui
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

application = QApplication([])
try:
    {}
except Exception as error:
    print(type(error).__name__, error)
"""


def _told(script: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_no_source_is_read_and_nothing_that_explains_is_loaded() -> None:
    assert _told(_IMPORT_AND_TELL) == ["0", "0"]


@pytest.mark.parametrize(
    ("misuse", "told"),
    [
        ("QLabel().setText(3)", "TypeError"),
        ("QLabel().setText()", "TypeError"),
        ("QWidget(1, 2, 3)", "TypeError"),
        ("QLabel('a', strange=3)", "AttributeError"),
        ("QLabel('a', wordWrap=QObject())", "AttributeError"),
        ("QWidget().setFocus(Qt.Key.Key_A)", "TypeError"),
        ("QWidget().resize('wide')", "TypeError"),
        ("QObject().objectNameChanged.connect(3)", "TypeError"),
        ("QWidget().strange", "AttributeError"),
    ],
)
def test_a_mistake_is_still_explained(misuse: str, told: str) -> None:
    stock = _told(_MISUSE.format(misuse).replace("import bluesky_desktop.ui\n", ""))
    assert stock == _told(_MISUSE.format(misuse))
    assert stock[0].startswith(told)


def test_a_second_time_changes_nothing() -> None:
    import_qt()
    plain = builtins.__import__
    import_qt()
    assert builtins.__import__ is plain
