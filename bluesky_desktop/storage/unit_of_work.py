"""The open database, and one transaction at a time on it."""

from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bluesky_desktop.storage.engine import fold_log, reader_engine, writer_engine
from bluesky_desktop.storage.errors import DatabaseMissing, RecordsLocked
from bluesky_desktop.storage.failures import known_failure, known_failures
from bluesky_desktop.storage.schema import bring_up_to_date, make_tables


class UnitOfWork:
    """One transaction: `with database.unit_of_work() as work: …; work.commit()`.

    Rolled back unless committed. `session` is for the queries of `storage` alone. What the disk or
    the file can cause (DiskFull, DiskFailed, DatabaseDamaged, StoreRefused) is raised as such.
    """

    def __init__(self, engine: Engine):
        self.session = Session(engine, expire_on_commit=False)

    def __enter__(self) -> "UnitOfWork":
        return self

    def commit(self) -> None:
        """Makes all that was written durable, or raises with nothing written."""
        with known_failures():
            self.session.commit()

    def flush(self) -> None:
        """Writes within the transaction, so that new records have their ids."""
        with known_failures():
            self.session.flush()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with known_failures():
            self.session.close()
        known = known_failure(error)
        if known is not None:
            raise known from error


class Database:
    """The encrypted database of one setting, open."""

    def __init__(self, path: Path, key: bytes, *, create: bool = False):
        """Opens the database, bringing an older one up to date first; `create` makes a new one.

        Raises DatabaseMissing, DatabaseDamaged, NewerSchema, StoreRefused or DiskFull, each before
        anything is written to it.
        """
        self._writer: Engine | None = writer_engine(path, key)
        self._reader: Engine | None = reader_engine(path, key)
        try:
            with known_failures():
                if create:
                    make_tables(path, key)
                elif not path.exists():
                    raise DatabaseMissing
                else:
                    bring_up_to_date(self._reader, path, key)
        except BaseException:
            self.close()
            raise

    def unit_of_work(self) -> UnitOfWork:
        """A transaction that may write; one at a time, on the database thread.

        Raises RecordsLocked after `close`; so does `reader`.
        """
        return UnitOfWork(self._open(self._writer))

    def reader(self) -> UnitOfWork:
        """A transaction on a read-only connection of its own; never blocks the writer."""
        return UnitOfWork(self._open(self._reader))

    def close(self) -> None:
        """Folds the write-ahead log into the file, closes it and forgets the key."""
        if self._reader is not None:
            self._reader.dispose()
        if self._writer is not None:
            fold_log(self._writer)
            self._writer.dispose()
        self._reader = self._writer = None

    def _open(self, engine: Engine | None) -> Engine:
        if engine is None:
            raise RecordsLocked
        return engine
