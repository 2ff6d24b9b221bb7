"""Starts the application, or a bare window, and says when it was first painted.

Usage: python -m bench.starts bare | app DATA
Prints milliseconds since the process began, and the peak memory in KiB.
"""

import sys
import time
from pathlib import Path

_PROCESS = Path("/proc/self/stat")


def main(arguments: list[str]) -> None:
    """Shows the window that is asked for, and ends at its first paint."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, done)
            return False

    def done() -> None:
        print(f"{_since_start():.1f} {_peak_memory()}", flush=True)
        application.exit(0)

    watcher = FirstPaint()
    if arguments[0] == "bare":
        window = QMainWindow()
        window.installEventFilter(watcher)
        window.show()
    else:
        running = _application(Path(arguments[1]))
        running.window.installEventFilter(watcher)
        running.show()
    application.exec()


def _application(data: Path):  # type: ignore[no-untyped-def]
    from bluesky_desktop.app.main import Application
    from bluesky_desktop.app.paths import Paths
    from bluesky_desktop.domain.clock import system_clock
    from bluesky_desktop.services.store import Store
    from bluesky_desktop.ui.theme.theme import current_theme

    current_theme()
    return Application(Paths(data), store=Store(data), clock=system_clock)


def _since_start() -> float:
    started = int(_PROCESS.read_text().rsplit(")", 1)[1].split()[19]) / 100
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1000


def _peak_memory() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    main(sys.argv[1:])
