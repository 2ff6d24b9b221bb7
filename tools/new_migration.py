"""Writes the migration that leads from the newest one to the tables as they are declared.

Usage: python tools/new_migration.py 0002 "what changes, and why"

It is written into the tree that this file stands in, wherever it is run from.
"""

import sys
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine

TREE = Path(__file__).resolve().parents[1]


def main(revision: str, message: str) -> None:
    """Compares an empty, migrated database with the declared tables and writes the difference."""
    # Before what is installed: an installed package may be that of another tree.
    sys.path.insert(0, str(TREE))
    from bluesky_desktop.storage.schema import migration_config

    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        config = migration_config()
        config.attributes["connection"] = connection
        if any(Path(config.get_main_option("script_location") or "").glob("versions/*.py")):
            command.upgrade(config, "head")
        command.revision(config, message, autogenerate=True, rev_id=revision)


if __name__ == "__main__":
    main(*sys.argv[1:])
