"""Whether a database's tables are of this version, older or newer; older ones are migrated.

The usual case, tables of this version, is one query and does not import Alembic.
"""

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from bluesky_desktop.storage.atomic_file import sync_folder
from bluesky_desktop.storage.engine import fold_log, migration_engine
from bluesky_desktop.storage.errors import DatabaseDamaged, NewerSchema, room_on_disk

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0003"
"""The newest migration; a test holds it against the migrations' folder."""

MIGRATIONS = Path(__file__).parent / "migrations"


def make_tables(path: Path, key: bytes) -> None:
    """Makes a new database with all its tables. Raises FileExistsError where there is one."""
    if path.exists():
        raise FileExistsError(path)
    engine = migration_engine(path, key, create=True)
    try:
        _migrate(engine, MIGRATIONS)
        fold_log(engine)
    finally:
        engine.dispose()


def bring_up_to_date(
    reader: Engine, path: Path, key: bytes, *, head: str = HEAD, migrations: Path = MIGRATIONS
) -> None:
    """Migrates an older database after copying it.

    Raises NewerSchema, or DatabaseDamaged where it holds no tables of ours, having read only.
    """
    revision = _revision(reader)
    if revision == head:
        return
    if revision is None:
        raise DatabaseDamaged
    if revision not in _known_revisions(migrations):
        raise NewerSchema
    reader.dispose()
    engine = migration_engine(path, key)
    try:
        copy_before(engine, path, head)
        _migrate(engine, migrations)
        fold_log(engine)
    finally:
        engine.dispose()


def copy_before(engine: Engine, path: Path, head: str) -> Path:
    """Keeps the file as it is now, encrypted as it is, beside it; the last such copy stays alone.

    Raises DiskFull.
    """
    with engine.connect():
        pass
    fold_log(engine)
    copy = path.with_suffix(f".before-{head}.db")
    unfinished = copy.with_suffix(".unfinished")
    with room_on_disk():
        shutil.copyfile(path, unfinished)
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        for older in path.parent.glob(f"{path.stem}.before-*.db"):
            older.unlink()
        unfinished.replace(copy)
        sync_folder(path.parent)
    return copy


def migration_config(migrations: Path = MIGRATIONS) -> "Config":
    """Alembic's configuration; it needs no file of its own."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    return config


def _migrate(engine: Engine, migrations: Path) -> None:
    """Runs the migrations that the database lacks: all of them, or none."""
    from alembic import command

    with engine.begin() as connection:
        config = migration_config(migrations)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        _check_links(connection)


def _check_links(connection: Connection) -> None:
    # Foreign keys are off while tables are made anew, as SQLite asks, so they are checked after.
    if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
        raise RuntimeError("a migration leaves a row that points at nothing")


def _known_revisions(migrations: Path) -> frozenset[str]:
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(migration_config(migrations))
    return frozenset(one.revision for one in script.walk_revisions())


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return None if found is None else str(found)
