"""What the database answers where it can't do its work, turned into errors for people."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.storage.errors import (
    DatabaseDamaged,
    DiskFailed,
    DiskFull,
    StoreRefused,
)

_KNOWN: dict[int, Callable[[], BlueSkyError]] = {
    3: StoreRefused,  # SQLITE_PERM
    5: StoreRefused,  # SQLITE_BUSY
    8: StoreRefused,  # SQLITE_READONLY
    10: DiskFailed,  # SQLITE_IOERR
    11: DatabaseDamaged,  # SQLITE_CORRUPT, also a page that was tampered with
    13: DiskFull,  # SQLITE_FULL
    14: StoreRefused,  # SQLITE_CANTOPEN
    26: DatabaseDamaged,  # SQLITE_NOTADB, also a key that does not fit
}
"""SQLite's primary result codes, which are the low eight bits of every extended one."""


def known_failure(error: BaseException | None) -> BlueSkyError | None:
    """The error for people that this one stands for; None where it is our own mistake."""
    if not isinstance(error, DBAPIError):
        return None
    kind = _KNOWN.get(getattr(error.orig, "sqlite_errorcode", 0) & 0xFF)
    return None if kind is None else kind()


@contextmanager
def known_failures() -> Iterator[None]:
    """Raises one of `storage.errors` in the stead of what the database answers."""
    try:
        yield
    except DBAPIError as error:
        known = known_failure(error)
        if known is None:
            raise
        raise known from error
