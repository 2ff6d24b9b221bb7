"""Ending a process without warning, as a power cut or the task manager does, at a chosen moment.

The act runs in a process of its own, which kills itself just before its n-th write.
"""

import os
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Engine, event

_CHANGES = ("os.rename", "os.mkdir", "os.remove", "os.rmdir")
_STATEMENTS = ("BEGIN", "INSERT", "UPDATE", "DELETE", "COMMIT")
_BROKEN = 3

Act = Callable[[], object]


def kill_before_each_write(prepare: Callable[[], Act], *, every: int = 1) -> Iterator[int]:
    """Runs an act over and over, killed before its first write, its second, and so on.

    `prepare` gives the act; its own writes don't count. Yields after each kill, for the state on
    disk to be looked at and put back; ends when the act ran through. `every` takes only each n-th
    write, where there are many.
    """
    write = 1
    while _killed(prepare, write):
        yield write
        write += every


def run_apart(act: Act) -> int:
    """Starts the act in a process of its own and returns its number, to be killed from here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        return child
    try:
        act()
    except BaseException:
        traceback.print_exc()
        os._exit(_BROKEN)
    os._exit(0)


def _killed(prepare: Callable[[], Act], write: int) -> bool:
    def watched() -> None:
        act = prepare()
        _kill_before(write)
        act()

    _, status = os.waitpid(run_apart(watched), 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, "the act failed by itself"
    return False


def _kill_before(write: int) -> None:
    left = write

    def count() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def on_file(name: str, arguments: tuple[Any, ...]) -> None:
        writes = name == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax")
        if writes or name in _CHANGES:
            count()

    def on_statement(_: Any, __: Any, statement: str, *___: Any) -> None:
        if statement.startswith(_STATEMENTS):
            count()

    sys.addaudithook(on_file)
    event.listen(Engine, "before_cursor_execute", on_statement)
