"""Whether a database's tables are of this version, older or newer; older ones are migrated."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, inspect, text

from bluesky_desktop.storage.errors import NewerSchema

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0001"
"""The newest migration; a test holds it against the migrations' folder."""

_OLDER: frozenset[str] = frozenset()
"""The revisions that this version knows how to migrate."""

_MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine, path: Path) -> None:
    """Makes the tables of a new database, or migrates an older one after copying it.

    Raises NewerSchema, before anything is written, where the database is of a later version.
    """
    revision = _revision(engine)
    if revision == HEAD:
        return
    if revision is not None and revision not in _OLDER:
        raise NewerSchema
    if revision is not None:
        shutil.copy2(path, path.with_suffix(f".before-{HEAD}.db"))
    migrate(engine)


def migrate(engine: Engine) -> None:
    """Runs the migrations that the database lacks, all in one transaction."""
    from alembic import command

    with engine.begin() as connection:
        config = migration_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def migration_config() -> "Config":
    """Alembic's configuration; it needs no file of its own."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return None if found is None else str(found)
