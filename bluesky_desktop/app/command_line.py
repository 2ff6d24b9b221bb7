"""The command `bluesky-desktop`: opens the app, or writes a blank form without opening it."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from bluesky_desktop import __version__
from bluesky_desktop.app.paths import FolderUnusable, find_paths
from bluesky_desktop.domain.errors import BlueSkyError

if TYPE_CHECKING:
    from bluesky_desktop.app.main import Application

Started = Callable[["Application"], None]

_FAILED = 1
_USED_WRONGLY = 2


class _OneLineParser(argparse.ArgumentParser):
    """Says what is wrong in one line, without the usage above it."""

    def error(self, message: str) -> NoReturn:
        self.exit(_USED_WRONGLY, f"{self.prog}: {message} (see {self.prog} --help)\n")


def run(arguments: Sequence[str], *, started: Started | None = None) -> int:
    """Does what the arguments say and returns the exit status: 0 done, 1 failed, 2 wrong use.

    `started` is given the application before it shows its window.

    Raises SystemExit where argparse does: wrong use, `--help`, `--version`.
    """
    parser = _parser()
    chosen = parser.parse_args(arguments)
    try:
        if chosen.command == "form":
            return _form(chosen)
        return _open(chosen, started)
    except FolderUnusable as error:
        return _say_or_show(parser.prog, error)
    except BlueSkyError as error:
        return _say(parser.prog, error)


def _say_or_show(program: str, error: BlueSkyError) -> int:
    """The windowed build has no standard error: whoever started it would see nothing at all."""
    if sys.stderr is None:
        from bluesky_desktop.app.main import show_refusal

        return show_refusal(error)
    return _say(program, error)


def _say(program: str, error: BlueSkyError) -> int:
    print(f"{program}: {error.what} {error.to_do}".rstrip(), file=sys.stderr)
    return _FAILED


def _parser() -> argparse.ArgumentParser:
    parser = _OneLineParser(
        prog="bluesky-desktop",
        description="Relational behaviour support for a small school setting. "
        "Without arguments it opens the app.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Blue Sky Desktop {__version__}")
    parser.add_argument("--data", type=Path, metavar="DIR", help="keep the data in this folder")
    parser.add_argument("--sample", action="store_true", help="open the invented sample setting")
    commands = parser.add_subparsers(dest="command", title="without opening the app")
    _add_form(commands)
    return parser


def _add_form(commands: "argparse._SubParsersAction[_OneLineParser]") -> None:
    form = commands.add_parser("form", help="write a blank form, or list the forms")
    form.add_argument("name", nargs="?", metavar="NAME", help="which form")
    form.add_argument("--list", action="store_true", help="list the forms")
    form.add_argument("--blank", action="store_true", help="empty, to fill in by hand")
    form.add_argument("-o", "--output", type=Path, metavar="FILE.pdf", help="where to write it")
    form.set_defaults(parser=form)


def _form(chosen: argparse.Namespace) -> int:
    from bluesky_desktop.documents.definition import form_names

    parser: _OneLineParser = chosen.parser
    if chosen.data or chosen.sample:
        parser.error("--data and --sample are for opening the app")
    if chosen.list:
        return _list_forms()
    if not chosen.name:
        parser.error("say which form, or --list to see them")
    if chosen.name not in form_names():
        parser.error(f"there is no form {chosen.name}; there are {', '.join(form_names())}")
    if not chosen.blank:
        parser.error("only blank forms are written from here: add --blank")
    if not chosen.output:
        parser.error("say where to write it: add -o FILE.pdf")
    return _write_blank(chosen.name, chosen.output)


def _list_forms() -> int:
    from bluesky_desktop.documents.definition import list_forms

    for form in list_forms():
        print(f"{form.name:24} {form.listed_as}")
    return 0


def _write_blank(name: str, target: Path) -> int:
    from bluesky_desktop.documents.form_pdf import write_blank

    try:
        write_blank(name, target)
    except OSError as error:
        raise BlueSkyError(f"{target} can’t be written: {error.strerror}.") from error
    return 0


def _open(chosen: argparse.Namespace, started: Started | None) -> int:
    if not has_display(sys.platform, os.environ):
        raise BlueSkyError("There is no display to open a window on.")
    paths = find_paths(chosen.data, sample=chosen.sample)
    paths.prepare()
    from bluesky_desktop.ui.qt_import import import_qt

    import_qt()
    from bluesky_desktop.app.main import open_application

    return open_application(paths, sample=chosen.sample, started=started)


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether there is somewhere to open a window: always, but on a Linux that names no display.

    There, Qt would end the whole process with a message for programmers.
    """
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return platform != "linux" or any(environment.get(name) for name in names)
