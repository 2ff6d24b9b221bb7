"""Starts the application, or a bare window, in a process of its own, and says what it took.

Usage: python -m bench.starts bare, or first-paint or typing and a data folder, or act, pupil-page
or recording, a data folder and the staff's password. Prints one line: a number, and the memory in
use in KiB. The number is milliseconds of the start, of a typed key at the 95th percentile or of
beginning an act, or presses. The application is started as its own command starts it.
"""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bluesky_desktop.app.main import Application

_PROCESS = Path("/proc/self/stat")


def main(what: str, data: str | None, password: str) -> None:
    """Shows the window that is asked for, and ends when it was measured."""
    if data is None:
        _show_bare_window()
        return
    from bluesky_desktop.__main__ import main as start

    start(["--data", data], started=lambda running: _measure(what, running, password))


def _show_bare_window() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    _tell_first_paint(window)
    window.show()
    application.exec()


def _measure(what: str, running: "Application", password: str) -> None:
    if what == "first-paint":
        _tell_first_paint(running.window)
    else:
        running.window.first_painted.connect(lambda: _work(what, running, password))


def _work(what: str, running: "Application", password: str) -> None:
    from bench import at_work

    if what == "typing":
        at_work.Typing(running, tell)
        return
    hands = at_work.open_a_pupil(running, password)
    if what == "act":
        tell(at_work.begin_an_act(running, hands))
    elif what == "recording":
        tell(at_work.record_a_step(running, hands))
    else:
        tell(since_start())


def _tell_first_paint(window: "QWidget") -> None:
    from bench.first_paint import FirstPaint

    FirstPaint(window, lambda: tell(since_start()))


def tell(measured: float) -> None:
    """Prints what was measured, and ends."""
    from PySide6.QtWidgets import QApplication

    print(f"{measured:.1f} {_memory()}", flush=True)
    QApplication.exit(0)


def since_start() -> float:
    """Milliseconds since this process began."""
    started = int(_PROCESS.read_text().rsplit(")", 1)[1].split()[19]) / 100
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1000


def _memory() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


if __name__ == "__main__":
    given = dict(enumerate(sys.argv))
    main(sys.argv[1], given.get(2), given.get(3, ""))
