"""The composition root: everything is made here, once, and given to what needs it."""

import sys
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from bluesky_desktop import __version__
from bluesky_desktop.app.crash import Crash, CrashReports
from bluesky_desktop.app.crash_watch import CrashWatch
from bluesky_desktop.app.paths import Paths
from bluesky_desktop.domain.clock import Clock, system_clock
from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.services.store import Store
from bluesky_desktop.storage.instance_lock import InstanceLock
from bluesky_desktop.ui.acts import Acts
from bluesky_desktop.ui.front_door import FrontDoor
from bluesky_desktop.ui.main_window import MainWindow
from bluesky_desktop.ui.theme.theme import Theme, current_theme


class Application(QObject):
    """The running application: window, acts and front door."""

    crashed = Signal(object)

    def __init__(self, paths: Paths, *, store: Store, clock: Clock):
        super().__init__()
        self._paths = paths
        self.window = MainWindow()
        self.acts = Acts(self)
        self.door = FrontDoor(
            self.window,
            self.acts,
            store,
            clock,
            rules=_rules,
            open_sample=self.open_sample,
        )
        self.crashed.connect(self._show_crash)

    def show(self) -> None:
        """Shows the window, at set-up or sign-in."""
        self.door.show_first()
        self.window.show()

    def open_sample(self) -> None:
        """Turns to the sample setting, which has a folder of its own."""
        from bluesky_desktop.app.sample import ready_sample

        beside = Paths(self._paths.data / "sample")
        beside.prepare()
        self.acts.run(
            partial(ready_sample, beside), owner=self, then=lambda ready: self.door.use(*ready)
        )

    def _show_crash(self, crash: Crash) -> None:
        from bluesky_desktop.ui.error_page import ErrorPage

        self.door.close_all()
        error = BlueSkyError(
            "Something went wrong that is our mistake, not yours.",
            kept="Everything recorded is safe, and what you were writing is kept as a draft.",
            to_do="Sign in again and go on.",
        )
        where = f"A report without anything of anybody is in {crash.report}" if crash.report else ""
        page = ErrorPage(
            error,
            title="Blue Sky Desktop stopped for a moment",
            detail=where,
            resume="Sign in again",
        )
        page.resumed.connect(self.door.show_first)
        self.window.show_content(page)


def open_application(
    paths: Paths, *, sample: bool, started: Callable[["Application"], None] | None = None
) -> int:
    """Opens the application and runs it until its window is closed; returns the exit status.

    `started` is given the application before it shows its window.
    """
    application = _made_application()
    Theme(application, first_page_only=True)
    lock = InstanceLock(paths.data)
    try:
        lock.acquire()
    except BlueSkyError as error:
        return _show_only(application, error)
    store, clock = Store(paths.data), system_clock
    if sample:
        from bluesky_desktop.app.sample import ready_sample

        store, clock = ready_sample(paths)
    running = Application(paths, store=store, clock=clock)
    watch = CrashWatch(CrashReports(paths.crash_reports, system_clock), running.crashed.emit)
    watch.start(paths.crash_reports / "faults.txt")
    running.acts.broke.connect(watch.caught)
    if started is not None:
        started(running)
    running.show()
    try:
        return application.exec()
    finally:
        running.acts.close()
        watch.stop()
        lock.release()


def _rules() -> str:
    from bluesky_desktop.bundled import resource
    from bluesky_desktop.policy.reader import read_pack

    return ", ".join(read_pack(resource("policy-pack.toml")).rules)


def show_refusal(error: BlueSkyError) -> int:
    """Opens a window that says why the application can't be opened; returns the exit status."""
    application = _made_application()
    Theme(application, first_page_only=True)
    return _show_only(application, error)


def window_of(error: BlueSkyError) -> MainWindow:
    """The window that says why the application can't be opened."""
    from bluesky_desktop.ui.error_page import ErrorPage

    window = MainWindow()
    window.first_painted.connect(current_theme().complete)
    window.show_content(ErrorPage(error))
    window.show()
    return window


def _show_only(application: QApplication, error: BlueSkyError) -> int:
    window = window_of(error)
    application.exec()
    window.deleteLater()
    return 1


def _made_application() -> QApplication:
    application = QApplication([*sys.argv[:1], "-style", "fusion"])
    application.setApplicationName("Blue Sky Desktop")
    application.setApplicationVersion(__version__)
    return application
