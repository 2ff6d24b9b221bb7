"""Hears of every mistake that nobody caught, in Python and in Qt, and has it written down."""

import faulthandler
import re
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from bluesky_desktop.app.crash import Crash, CrashReports, describe_error

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

OnCrash = Callable[[Crash], None]

_QT_FUNCTION = re.compile(r"Q\w+(::~?\w+)*")
_FILE_IN_FAULT = re.compile(r'File ".*?([^/\\"]*)"')


class CrashWatch:
    """Watches one run of the app, from `start` until `stop`.

    `on_crash` shows the crash page; it is called in the thread that the mistake was made in.
    """

    def __init__(self, reports: CrashReports, on_crash: OnCrash):
        self._reports = reports
        self._on_crash = on_crash
        self._fault_file: TextIO | None = None

    def start(self, faults: Path) -> None:
        """Begins to watch. A fault of the machine code below Python is noted in the file `faults`,
        and becomes a report at the next start."""
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        sys.unraisablehook = self._unraisable
        self._watch_faults(faults)
        self._watch_qt()

    def stop(self) -> None:
        """Gives the hooks back as Python and Qt had them."""
        from PySide6.QtCore import qInstallMessageHandler

        qInstallMessageHandler(None)
        faulthandler.disable()
        if self._fault_file:
            self._fault_file.close()
            self._fault_file = None
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__

    def caught(self, error: BaseException) -> Crash:
        """Writes a report about an error that was caught on the way, and shows the crash page."""
        crash = self._note(describe_error(error))
        self._on_crash(crash)
        return crash

    def _note(self, details: str) -> Crash:
        crash = self._reports.keep(details)
        # The windowed build has no standard error.
        if sys.stderr:
            sys.stderr.write(f"{crash.text}\n")
        return crash

    def _uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.caught(error)

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            self.caught(args.exc_value)

    def _unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        # Raised while something was being tidied away: nobody's work stopped, so no crash page.
        if args.exc_value is not None:
            self._note(describe_error(args.exc_value))

    def _watch_faults(self, faults: Path) -> None:
        try:
            faults.parent.mkdir(parents=True, exist_ok=True)
            before = faults.read_text("utf-8", "replace") if faults.exists() else ""
            if before:
                self._reports.keep(_FILE_IN_FAULT.sub(r"File \1", before))
            self._fault_file = faults.open("w", encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(self._fault_file)

    def _watch_qt(self) -> None:
        from PySide6.QtCore import QtMsgType, qInstallMessageHandler

        grave = (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)

        def handle(kind: "QtMsgType", _context: "QMessageLogContext", message: str | None) -> None:
            if kind in grave:
                self._note(f"Qt {kind.name}: {_origin(message or '')}")

        qInstallMessageHandler(handle)


def _origin(message: str) -> str:
    """The function of Qt's that a message begins with; the rest of it may quote what was typed."""
    found = _QT_FUNCTION.match(message)
    return found.group() if found else "(not said)"
