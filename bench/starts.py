"""Starts the application, or a bare window, in a process of its own, and says what it took.

Usage: python -m bench.starts bare | first-paint DATA | typing DATA | pupil-page DATA
Prints one line: milliseconds (of the start, or of a typed key at the 95th percentile) and the peak
memory in KiB.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

if TYPE_CHECKING:
    from bluesky_desktop.app.main import Application

_PROCESS = Path("/proc/self/stat")


class _FirstPaint(QObject):
    """Calls `then` once the watched window was painted."""

    def __init__(self, window: QWidget, then: Callable[[], None]):
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lets every event go on."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def main(what: str, data: Path | None) -> None:
    """Shows the window that is asked for, and ends when it was measured."""
    application = QApplication([])
    if data is None:
        window = QMainWindow()
        _FirstPaint(window, lambda: _tell(_since_start()))
        window.show()
    else:
        running = _application(data)
        _FirstPaint(running.window, lambda: _measure(what, running))
        running.show()
    application.exec()


def _measure(what: str, running: "Application") -> None:
    if what == "first-paint":
        _tell(_since_start())
        return
    from bench.at_work import Typing, open_a_pupil

    if what == "typing":
        Typing(running, _tell)
    else:
        open_a_pupil(running)
        _tell(_since_start())


def _application(data: Path) -> "Application":
    from bluesky_desktop.app.main import Application
    from bluesky_desktop.app.paths import Paths
    from bluesky_desktop.domain.clock import system_clock
    from bluesky_desktop.services.store import Store
    from bluesky_desktop.ui.theme.theme import current_theme

    current_theme()
    return Application(Paths(data), store=Store(data), clock=system_clock)


def _tell(milliseconds: float) -> None:
    print(f"{milliseconds:.1f} {_peak_memory()}", flush=True)
    QApplication.exit(0)


def _since_start() -> float:
    started = int(_PROCESS.read_text().rsplit(")", 1)[1].split()[19]) / 100
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1000


def _peak_memory() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else None)
