"""Mistakes that nobody caught, made for real."""

import gc
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Signal, qCritical
from pytestqt.qtbot import QtBot

from bluesky_desktop.app.crash import Crash, CrashReports
from bluesky_desktop.app.crash_watch import CrashWatch

SECRET = "Maya threw a chair"


class Listener(QObject):
    """Takes what the crash page would be given, in the window's thread."""

    crashed = Signal(object)


@pytest.fixture
def listener(qapp: QObject) -> Listener:
    return Listener()


@pytest.fixture
def watch(tmp_path: Path, listener: Listener) -> Iterator[CrashWatch]:
    reports = CrashReports(tmp_path, lambda: datetime(2026, 11, 23, tzinfo=UTC))
    watch = CrashWatch(reports, listener.crashed.emit)
    watch.start(tmp_path / "faults.txt")
    yield watch
    watch.stop()


def written(folder: Path) -> str:
    return "\n".join(path.read_text("utf-8") for path in folder.glob("crash-*.txt"))


def fail() -> None:
    raise ValueError(SECRET)


@pytest.mark.usefixtures("watch")
def test_an_error_in_a_slot_reaches_the_crash_page(
    qtbot: QtBot, listener: Listener, tmp_path: Path
) -> None:
    with qtbot.waitSignal(listener.crashed) as shown:
        QTimer.singleShot(0, fail)
    assert shown.args is not None
    crash = shown.args[0]
    assert isinstance(crash, Crash)
    assert "ValueError" in crash.text
    assert "test_crash_watch: fail, line" in written(tmp_path)
    assert "Maya" not in written(tmp_path)


@pytest.mark.usefixtures("watch")
def test_an_error_in_another_thread_reaches_the_crash_page(
    qtbot: QtBot, listener: Listener, tmp_path: Path
) -> None:
    with qtbot.waitSignal(listener.crashed):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert "ValueError" in written(tmp_path)


class FailsWhenTidied:
    def __del__(self) -> None:
        raise KeyError(SECRET)


@pytest.mark.usefixtures("watch")
def test_an_error_while_tidying_is_written_down(tmp_path: Path) -> None:
    broken = FailsWhenTidied()
    del broken
    gc.collect()
    assert "FailsWhenTidied.__del__" in written(tmp_path)
    assert "Maya" not in written(tmp_path)


@pytest.mark.usefixtures("watch")
def test_a_grave_message_of_qt_is_written_down_without_what_it_quotes(tmp_path: Path) -> None:
    qCritical("QPainter::begin: cannot paint Maya")
    assert "QtCriticalMsg: QPainter::begin" in written(tmp_path)
    assert "Maya" not in written(tmp_path)


def test_an_error_that_was_caught_can_be_handed_in(
    watch: CrashWatch, qtbot: QtBot, listener: Listener
) -> None:
    with qtbot.waitSignal(listener.crashed) as shown:
        crash = watch.caught(OSError(SECRET))
    assert shown.args == [crash]


def test_everything_is_given_back_when_it_stops(tmp_path: Path) -> None:
    watch = CrashWatch(CrashReports(tmp_path, lambda: datetime.now(UTC)), lambda _crash: None)
    watch.start(tmp_path / "faults.txt")
    watch.stop()
    assert sys.excepthook is sys.__excepthook__
    assert threading.excepthook is threading.__excepthook__
    assert sys.unraisablehook is sys.__unraisablehook__


FAULTING = """
import faulthandler, pathlib, sys
from datetime import UTC, datetime
from bluesky_desktop.app.crash import CrashReports
from bluesky_desktop.app.crash_watch import CrashWatch

folder = pathlib.Path(sys.argv[1])
reports = CrashReports(folder, lambda: datetime.now(UTC))
CrashWatch(reports, print).start(folder / "faults.txt")
if sys.argv[2] == "fault":
    faulthandler._sigsegv()
"""


def test_a_fault_below_python_is_reported_at_the_next_start(tmp_path: Path) -> None:
    script = tmp_path / "faulting.py"
    script.write_text(FAULTING)
    for then in ("fault", "end"):
        subprocess.run(
            [sys.executable, script, tmp_path, then], capture_output=True, timeout=60, check=False
        )
    assert "Segmentation fault" in written(tmp_path)
    assert "faulting.py" in written(tmp_path)
    assert str(tmp_path) not in written(tmp_path)
