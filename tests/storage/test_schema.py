"""Migrations: they make the declared tables, and change an older database whole or not at all."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from bluesky_desktop.storage import schema
from bluesky_desktop.storage.engine import reader_engine
from bluesky_desktop.storage.errors import DiskFull, NewerSchema
from bluesky_desktop.storage.tables import Base
from bluesky_desktop.storage.unit_of_work import Database
from tests.storage.conftest import add, names

_NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{before}"


def upgrade():
    with op.batch_alter_table("staff", recreate="always") as table:
        table.add_column(sa.Column("nickname", sa.Text(), nullable=False, server_default="none"))
    {then}
"""


def test_the_migrations_make_the_tables_that_are_declared(database: Database) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with database.unit_of_work() as work:
        connection = work.session.connection()
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
        tables = set(inspect(connection).get_table_names())

    assert differences == []
    assert tables == set(Base.metadata.tables) | {"alembic_version"}


def test_head_is_the_newest_migration() -> None:
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(schema.migration_config())
    assert script.get_current_head() == schema.HEAD


def test_opening_a_database_of_this_version_does_not_import_alembic(
    path: Path, key: bytes, database: Database
) -> None:
    database.close()
    code = (
        "import sys; from pathlib import Path\n"
        "from bluesky_desktop.storage.unit_of_work import Database\n"
        f"Database(Path({str(path)!r}), bytes.fromhex({key.hex()!r})).close()\n"
        "assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def _next_version(folder: Path, then: str = "pass") -> Path:
    migrations = folder / "migrations"
    shutil.copytree(schema.MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    newest = _NEXT.format(before=schema.HEAD, then=then)
    (migrations / "versions" / "next.py").write_text(newest, encoding="utf-8")
    return migrations


def _update(path: Path, key: bytes, migrations: Path) -> None:
    reader = reader_engine(path, key)
    try:
        schema.bring_up_to_date(reader, path, key, head="next", migrations=migrations)
    finally:
        reader.dispose()


@pytest.fixture
def older(empty: Path, key: bytes) -> Path:
    """A database with rows that point at a table which the next version makes anew."""
    path = empty
    database = Database(path, key)
    add(database, "Zoë")
    with database.unit_of_work() as work:
        work.session.execute(
            text("INSERT INTO audit (at, actor_id, act, subject, detail) VALUES (0, 1, '', '', '')")
        )
        work.commit()
    database.close()
    return path


def _read(path: Path, key: bytes, statement: str) -> list[tuple[object, ...]]:
    reader = reader_engine(path, key)
    try:
        with reader.connect() as connection:
            return [tuple(row) for row in connection.execute(text(statement))]
    finally:
        reader.dispose()


def test_an_older_database_is_copied_then_migrated(older: Path, key: bytes, tmp_path: Path) -> None:
    _update(older, key, _next_version(tmp_path / "code"))

    assert _read(older, key, "SELECT name, nickname FROM staff") == [("Zoë", "none")]
    assert _read(older, key, "SELECT actor_id FROM audit") == [(1,)]
    copy = Database(older.with_name("records.before-next.db"), key)
    assert names(copy) == ["Zoë"]
    copy.close()
    with pytest.raises(NewerSchema):
        Database(older, key)


def test_the_copy_holds_what_was_still_in_the_log(older: Path, key: bytes, tmp_path: Path) -> None:
    database = Database(older, key)
    add(database, "in the log")
    crashed = tmp_path / "crashed"
    shutil.copytree(older.parent, crashed, ignore=shutil.ignore_patterns("crashed"))
    database.close()

    _update(crashed / older.name, key, _next_version(tmp_path / "code"))

    copy = Database(crashed / "records.before-next.db", key)
    assert names(copy) == ["Zoë", "in the log"]
    copy.close()


def test_only_the_last_copy_is_kept(older: Path, key: bytes, tmp_path: Path) -> None:
    old_copy = older.with_name("records.before-0000.db")
    shutil.copy(older, old_copy)
    _update(older, key, _next_version(tmp_path / "code"))
    assert sorted(one.name for one in older.parent.glob("*.before-*")) == ["records.before-next.db"]


@pytest.mark.parametrize(
    "then",
    [
        "raise ValueError('half way')",
        "op.execute('DELETE FROM staff')",
    ],
)
def test_a_migration_that_fails_changes_nothing(
    older: Path, key: bytes, tmp_path: Path, then: str
) -> None:
    with pytest.raises((ValueError, RuntimeError)):
        _update(older, key, _next_version(tmp_path / "code", then))

    database = Database(older, key)
    assert names(database) == ["Zoë"]
    database.close()


def test_without_room_for_the_copy_nothing_is_migrated(
    older: Path, key: bytes, tmp_path: Path
) -> None:
    older.with_name("records.before-next.unfinished").mkdir()
    with pytest.raises(DiskFull):
        _update(older, key, _next_version(tmp_path / "code"))
    Database(older, key).close()
