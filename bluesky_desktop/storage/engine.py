"""Opening the encrypted database file: the cipher, its settings, and the checks before its use."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

from bluesky_desktop.storage.errors import DatabaseDamaged

LEAST_SQLITE = (3, 51, 3)
"""Earlier ones can damage a database in write-ahead mode."""

_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",
)
_WRITER_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
)


class EngineTooOld(RuntimeError):
    """The packaged SQLite is one that must not be used; a mistake in how the app was built."""


def writer_engine(path: Path, key: bytes) -> Engine:
    """The engine of the one writer. Raises DatabaseDamaged before anything is written."""
    return _engine(path, key, read_only=False)


def reader_engine(path: Path, key: bytes) -> Engine:
    """An engine whose connections can only read, for long reads beside the writer."""
    return _engine(path, key, read_only=True)


def _engine(path: Path, key: bytes, *, read_only: bool) -> Engine:
    from sqlcipher3 import dbapi2

    def connect() -> Any:
        return _connect(path, key, read_only)

    if read_only:
        engine = create_engine(
            "sqlite://", creator=connect, module=dbapi2, poolclass=QueuePool, pool_size=2
        )
    else:
        engine = create_engine("sqlite://", creator=connect, module=dbapi2, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN")


def _connect(path: Path, key: bytes, read_only: bool) -> Any:
    from sqlcipher3 import dbapi2

    if dbapi2.sqlite_version_info < LEAST_SQLITE:
        raise EngineTooOld(dbapi2.sqlite_version)
    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if connection.execute("PRAGMA cipher_version").fetchone() is None:
            raise EngineTooOld("no cipher")
        for statement in _SETTINGS if read_only else (*_SETTINGS, *_WRITER_SETTINGS):
            connection.execute(statement)
    except dbapi2.DatabaseError:
        connection.close()
        raise DatabaseDamaged from None
    except BaseException:
        connection.close()
        raise
    return connection
