"""The open database, and one transaction at a time on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bluesky_desktop.storage.engine import reader_engine, writer_engine
from bluesky_desktop.storage.errors import DiskFull
from bluesky_desktop.storage.schema import bring_up_to_date

_NO_ROOM = ("disk is full", "disk i/o error", "readonly database", "unable to open database")


class UnitOfWork:
    """One transaction: `with database.unit_of_work() as work: …; work.commit()`.

    Rolled back unless committed. `session` is for the queries of `storage` alone. Raises DiskFull
    where there is no room.
    """

    def __init__(self, engine: Engine):
        self._engine = engine
        self.session = Session(engine, expire_on_commit=False)

    def __enter__(self) -> "UnitOfWork":
        return self

    def commit(self) -> None:
        """Makes all that was written durable, or raises with nothing written."""
        with room_on_disk():
            self.session.commit()

    def flush(self) -> None:
        """Writes within the transaction, so that new records have their ids."""
        with room_on_disk():
            self.session.flush()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.session.close()
        if isinstance(error, OperationalError) and _means_no_room(error):
            raise DiskFull from error


@contextmanager
def room_on_disk() -> Iterator[None]:
    """Turns the database's word for a full disk into one for people."""
    try:
        yield
    except OperationalError as error:
        if _means_no_room(error):
            raise DiskFull from error
        raise


def _means_no_room(error: OperationalError) -> bool:
    said = str(error.orig).lower()
    return any(words in said for words in _NO_ROOM)


class Database:
    """The encrypted database of one setting, open."""

    def __init__(self, path: Path, key: bytes):
        """Opens the database, bringing an older one up to date first.

        Raises DatabaseDamaged, NewerSchema or DiskFull, each before anything is written to it.
        """
        self._writer = writer_engine(path, key)
        self._reader = reader_engine(path, key)
        try:
            with room_on_disk():
                bring_up_to_date(self._writer, path)
        except BaseException:
            self.close()
            raise

    def unit_of_work(self) -> UnitOfWork:
        """A transaction that may write; one at a time, on the database thread."""
        return UnitOfWork(self._writer)

    def reader(self) -> UnitOfWork:
        """A transaction on a read-only connection of its own; never blocks the writer."""
        return UnitOfWork(self._reader)

    def close(self) -> None:
        """Folds the write-ahead log into the file and closes it."""
        self._reader.dispose()
        try:
            with self._writer.connect() as connection:
                connection.execute(text("PRAGMA optimize"))
        finally:
            self._writer.dispose()
