"""Slowing down wrong passwords, also across restarts of the application."""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from bluesky_desktop.storage.atomic_file import write_atomically
from bluesky_desktop.storage.errors import DiskFull, room_on_disk

_FREE_TRIES = 3
_FIRST_WAIT_S = 5
_LONGEST_WAIT_S = 300
_NAME = "attempts.json"


class _Failures(msgspec.Struct, frozen=True):
    count: int
    last: datetime


def wait_after(count: int) -> timedelta:
    """How long to wait after so many wrong passwords in a row: none at first, then doubling."""
    if count < _FREE_TRIES:
        return timedelta()
    return timedelta(
        seconds=min(_FIRST_WAIT_S * 2 ** min(count - _FREE_TRIES, 10), _LONGEST_WAIT_S)
    )


class Attempts:
    """The wrong passwords of each account, kept beside the key file.

    A clock that went back neither frees nor locks out: the wait then begins anew from now, and is
    never longer than five minutes. A clock put forward does free; without a network nothing here
    could know better, and each guess still costs what the key derivation costs. The file holds
    neither names nor secrets; where it can't be read, nobody has failed.
    """

    def __init__(self, folder: Path):
        self._path = folder / _NAME

    def wait(self, account: str, now: datetime) -> timedelta:
        """How long this account must still wait; zero where it may try now."""
        failures = self._read().get(account)
        if failures is None:
            return timedelta()
        if now < failures.last:
            with suppress(DiskFull):
                self._keep(account, failures.count, now)
            return wait_after(failures.count)
        return max(failures.last + wait_after(failures.count) - now, timedelta())

    def count(self, account: str, now: datetime) -> None:
        """Counts a try as wrong before it is made, so that ending the program does not help.

        Raises DiskFull.
        """
        before = self._read().get(account)
        self._keep(account, before.count + 1 if before else 1, now)

    def forget(self, account: str) -> None:
        """Forgets the wrong passwords of this account, after a right one. Raises DiskFull."""
        every = self._read()
        if every.pop(account, None) is not None:
            self._write(every)

    def _keep(self, account: str, count: int, now: datetime) -> None:
        self._write(self._read() | {account: _Failures(count, now)})

    def _read(self) -> dict[str, _Failures]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, _Failures])
        except (OSError, msgspec.DecodeError):
            return {}

    def _write(self, every: dict[str, _Failures]) -> None:
        with room_on_disk():
            write_atomically(self._path, msgspec.json.encode(every))
