"""Keeping a second copy of the application away from the same records."""

import errno
import sys
from pathlib import Path
from typing import IO

from bluesky_desktop.storage.errors import AlreadyRunning, StoreRefused, room_on_disk

_HELD = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)


class InstanceLock:
    """A lock of the operating system on a file; it goes with the process, however that ends."""

    def __init__(self, folder: Path):
        self._path = folder / "in-use.lock"
        self._file: IO[bytes] | None = None

    def acquire(self) -> None:
        """Takes the lock.

        Raises AlreadyRunning; DiskFull or StoreRefused where the folder allows no file or no lock.
        """
        with room_on_disk():
            file = self._path.open("a+b")
        try:
            _lock(file)
        except OSError as error:
            file.close()
            if error.errno in _HELD:
                raise AlreadyRunning from error
            raise StoreRefused from error
        self._file = file

    def release(self) -> None:
        """Gives the lock back."""
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
