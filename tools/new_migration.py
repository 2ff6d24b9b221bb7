"""Writes the migration that leads from the newest one to the tables as they are declared.

Usage: python tools/new_migration.py 0002 "what changes, and why"
"""

import sys
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine

from bluesky_desktop.storage.schema import migration_config


def main(revision: str, message: str) -> None:
    """Compares an empty, migrated database with the declared tables and writes the difference."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        config = migration_config()
        config.attributes["connection"] = connection
        if any(Path(config.get_main_option("script_location") or "").glob("versions/*.py")):
            command.upgrade(config, "head")
        command.revision(config, message, autogenerate=True, rev_id=revision)


if __name__ == "__main__":
    main(*sys.argv[1:])
