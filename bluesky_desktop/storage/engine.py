"""Opening the encrypted database file: the cipher, its settings, and the versions it must have."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from bluesky_desktop.storage.dialect import CIPHER_URL

LEAST_SQLITE = (3, 51, 3)
"""Earlier ones can damage a database in write-ahead mode."""

LEAST_CIPHER = (4,)
"""Earlier ones write a file that this one can't read, with a weaker check of each page."""

MEMORY_SECURITY = "PRAGMA cipher_memory_security = ON"
"""Keeps what the cipher holds in memory out of the page file, and wipes it (decision 8)."""

_QUIET = "PRAGMA cipher_log_level = NONE"
_SETTINGS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",
)
_READER_SETTINGS = ("PRAGMA query_only = ON",)
_WRITER_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
)
_WAIT_FOR_WRITER_S = 10


class EngineTooOld(RuntimeError):
    """The packaged SQLite is one that must not be used; a mistake in how the app was built."""


def writer_engine(path: Path, key: bytes, *, create: bool = False) -> Engine:
    """The engine of the one writer: a single connection, so that two can't be in each other's way.

    Nothing is opened before its first use. The key is in no URL, name or message of it.
    """
    settings = (*_SETTINGS, *_WRITER_SETTINGS, "PRAGMA foreign_keys = ON")
    return _single(path, key, "rwc" if create else "rw", settings)


def migration_engine(path: Path, key: bytes, *, create: bool = False) -> Engine:
    """As the writer's, but a table may be made anew while others point at it."""
    settings = (*_SETTINGS, *_WRITER_SETTINGS, "PRAGMA foreign_keys = OFF")
    return _single(path, key, "rwc" if create else "rw", settings)


def reader_engine(path: Path, key: bytes) -> Engine:
    """An engine whose connections can only read, for long reads beside the writer."""
    engine = _engine(path, key, "ro", (*_SETTINGS, *_READER_SETTINGS), pool_size=2)
    event.listen(engine, "begin", _begin_reading)
    return engine


def fold_log(engine: Engine) -> None:
    """Moves what is in the write-ahead log into the file, where a connection is open for it.

    All of it is durable already: a disk that fails now loses nothing, so that it is not raised.
    """
    from sqlcipher3 import dbapi2

    pool = engine.pool
    if not isinstance(pool, QueuePool) or pool.checkedin() == 0:
        return
    with suppress(dbapi2.Error):
        connection = engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("PRAGMA optimize")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.fetchall()
        finally:
            connection.close()


def _single(path: Path, key: bytes, mode: str, settings: tuple[str, ...]) -> Engine:
    engine = _engine(
        path, key, mode, settings, pool_size=1, max_overflow=0, pool_timeout=_WAIT_FOR_WRITER_S
    )
    event.listen(engine, "begin", _begin_writing)
    event.listen(engine, "commit", _commit)
    return engine


def _engine(path: Path, key: bytes, mode: str, settings: tuple[str, ...], **pool: int) -> Engine:
    from sqlcipher3 import dbapi2

    _require("SQLite", dbapi2.sqlite_version_info, LEAST_SQLITE)

    def connect() -> Any:
        return _connect(path, key, mode, settings)

    return create_engine(
        CIPHER_URL,
        creator=connect,
        poolclass=QueuePool,
        hide_parameters=True,
        **pool,
    )


def _begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _commit(connection: Connection) -> None:
    # SQLite may have given up the transaction by itself (a full disk does that). The driver's own
    # commit would then do nothing and say nothing; this statement fails instead.
    connection.exec_driver_sql("COMMIT")


def _connect(path: Path, key: bytes, mode: str, settings: tuple[str, ...]) -> Any:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute(_QUIET)
        connection.execute(MEMORY_SECURITY)
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        _require_cipher(connection)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for statement in settings:
            connection.execute(statement)
    except BaseException:
        connection.close()
        raise
    return connection


def _require_cipher(connection: Any) -> None:
    row = connection.execute("PRAGMA cipher_version").fetchone()
    numbers = row[0].split()[0].split(".") if row else ["0"]
    _require("SQLCipher", tuple(int(one) for one in numbers), LEAST_CIPHER)


def _require(name: str, found: tuple[int, ...], least: tuple[int, ...]) -> None:
    if found < least:
        raise EngineTooOld(f"{name} {'.'.join(str(one) for one in found)}")
