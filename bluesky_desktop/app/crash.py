"""What is written down when the app makes a mistake: where it happened, and nothing of anybody.

A report names kinds of errors, modules, functions, lines and versions. What an error says is left
out, for it may quote what was typed; so are file paths, which may hold somebody's name.
"""

import sys
import traceback
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bluesky_desktop import __version__
from bluesky_desktop.domain.clock import Clock

_MOST_REPORTS = 20
_NAMED_PACKAGES = ("PySide6", "sqlalchemy", "sqlcipher3", "alembic", "reportlab", "msgspec")


class Crash(NamedTuple):
    """One mistake of the app, for the crash page.

    `text` is the whole report; `report` the file that holds it, or None if it could not be written.
    """

    text: str
    report: Path | None


class CrashReports:
    """Writes reports into `folder`; the same mistake once in a run, and the newest ones only."""

    def __init__(self, folder: Path, now: Clock):
        self._folder = folder
        self._now = now
        self._seen: dict[str, Crash] = {}

    def keep(self, details: str) -> Crash:
        """Writes a report about `details`, which hold nothing of anybody. Never raises OSError."""
        if details not in self._seen:
            self._seen[details] = self._write(details)
        return self._seen[details]

    def _write(self, details: str) -> Crash:
        moment = self._now()
        text = f"{_heading(moment)}\n{details}\n"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._make_room()
            report = self._free_name(moment)
            report.write_text(text, encoding="utf-8")
        except OSError:
            return Crash(text, None)
        return Crash(text, report)

    def _free_name(self, moment: datetime) -> Path:
        stem = f"crash-{moment:%Y-%m-%d-%H%M%S}"
        taken = len(list(self._folder.glob(f"{stem}*.txt")))
        return self._folder / f"{stem}{f'-{taken + 1}' if taken else ''}.txt"

    def _make_room(self) -> None:
        reports = sorted(self._folder.glob("crash-*.txt"))
        for oldest in reports[: max(0, len(reports) - _MOST_REPORTS + 1)]:
            oldest.unlink()


def describe_error(error: BaseException) -> str:
    """The kinds of an error and of its causes, and where each was raised, outermost call first."""
    return "\n".join(line for part in _with_causes(error) for line in _describe_one(part))


def _describe_one(error: BaseException) -> Iterator[str]:
    yield f"{type(error).__module__}.{type(error).__qualname__}"
    for frame, line in traceback.walk_tb(error.__traceback__):
        module = frame.f_globals.get("__name__", "?")
        yield f"  {module}: {frame.f_code.co_qualname}, line {line}"


def _with_causes(error: BaseException) -> Iterator[BaseException]:
    waiting: list[BaseException | None] = [error]
    seen: set[int] = set()
    while waiting:
        present = waiting.pop(0)
        if present is None or id(present) in seen:
            continue
        seen.add(id(present))
        yield present
        if isinstance(present, BaseExceptionGroup):
            waiting.extend(present.exceptions)
        hidden = present.__suppress_context__
        waiting.append(present.__cause__ or (None if hidden else present.__context__))


def _heading(moment: datetime) -> str:
    import platform

    return "\n".join(
        (
            f"Blue Sky Desktop {__version__}",
            f"{moment:%Y-%m-%d %H:%M:%S} UTC",
            f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
            ", ".join(_versions()),
            "",
        )
    )


def _versions() -> Iterator[str]:
    # Only what is loaded: a report must not load anything, least of all while memory is short.
    for name in _NAMED_PACKAGES:
        version = getattr(sys.modules.get(name), "__version__", None)
        if version:
            yield f"{name} {version}"
