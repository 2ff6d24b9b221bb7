"""Starts the application, or a bare window, in a process of its own, and says what it took.

Usage: python -m bench.starts bare | first-paint DATA | typing DATA | pupil-page DATA
Prints one line: milliseconds (of the start, or of a typed key at the 95th percentile) and the peak
memory in KiB. The application is started as its own command starts it.
"""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bluesky_desktop.app.main import Application

_PROCESS = Path("/proc/self/stat")


def main(what: str, data: str | None) -> None:
    """Shows the window that is asked for, and ends when it was measured."""
    if data is None:
        _show_bare_window()
        return
    from bluesky_desktop.app.command_line import run

    run(["--data", data], started=lambda running: _measure(what, running))


def _show_bare_window() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    _tell_first_paint(window)
    window.show()
    application.exec()


def _measure(what: str, running: "Application") -> None:
    if what == "first-paint":
        _tell_first_paint(running.window)
    elif what == "typing":
        running.window.first_painted.connect(lambda: _type(running))
    else:
        running.window.first_painted.connect(lambda: _work(running))


def _type(running: "Application") -> None:
    from bench.at_work import Typing

    Typing(running, tell)


def _work(running: "Application") -> None:
    from bench.at_work import open_a_pupil

    open_a_pupil(running)
    tell(since_start())


def _tell_first_paint(window: "QWidget") -> None:
    from bench.first_paint import FirstPaint

    FirstPaint(window, lambda: tell(since_start()))


def tell(milliseconds: float) -> None:
    """Prints what was measured, and ends."""
    from PySide6.QtWidgets import QApplication

    print(f"{milliseconds:.1f} {_peak_memory()}", flush=True)
    QApplication.exit(0)


def since_start() -> float:
    """Milliseconds since this process began."""
    started = int(_PROCESS.read_text().rsplit(")", 1)[1].split()[19]) / 100
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1000


def _peak_memory() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None)
