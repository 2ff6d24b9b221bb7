"""The encrypted database: what is committed is kept, and what it can't open it leaves alone."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from bluesky_desktop.storage import schema
from bluesky_desktop.storage.errors import (
    AlreadyRunning,
    DatabaseDamaged,
    DiskFull,
    NewerSchema,
)
from bluesky_desktop.storage.instance_lock import InstanceLock
from bluesky_desktop.storage.tables import Base
from bluesky_desktop.storage.tables.staff import StaffRow
from bluesky_desktop.storage.unit_of_work import Database
from bluesky_desktop.storage.vault.wrapping import new_key

NOW = datetime(2026, 11, 24, 11, 7, tzinfo=UTC)


@pytest.fixture
def key() -> bytes:
    return new_key()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "records.db"


def _staff(name: str) -> StaffRow:
    return StaffRow(account=name, name=name, role="teacher", created_at=NOW)


def _names(database: Database) -> list[str]:
    with database.reader() as work:
        return sorted(work.session.scalars(text("SELECT name FROM staff")))


def test_what_is_committed_is_there_after_opening_again(path: Path, key: bytes) -> None:
    database = Database(path, key)
    with database.unit_of_work() as work:
        work.session.add(_staff("Zoë"))
        work.commit()
    with database.unit_of_work() as work:
        work.session.add(_staff("never"))
        work.flush()
    database.close()

    database = Database(path, key)
    assert _names(database) == ["Zoë"]
    database.close()


def test_nothing_can_be_read_without_the_key(path: Path, key: bytes) -> None:
    database = Database(path, key)
    with database.unit_of_work() as work:
        work.session.add(_staff("Zoë Unmistakable"))
        work.commit()
    database.close()

    for file in path.parent.iterdir():
        assert b"Unmistakable" not in file.read_bytes()
        assert not file.read_bytes().startswith(b"SQLite format")
    before = path.read_bytes()
    with pytest.raises(DatabaseDamaged):
        Database(path, new_key())
    assert path.read_bytes() == before


def test_a_damaged_file_is_refused_and_left_as_it_is(path: Path, key: bytes) -> None:
    Database(path, key).close()
    content = bytearray(path.read_bytes())
    content[100:200] = bytes(100)
    path.write_bytes(content)

    with pytest.raises(DatabaseDamaged):
        Database(path, key)

    assert path.read_bytes() == content


def test_a_newer_schema_is_refused_and_left_as_it_is(path: Path, key: bytes) -> None:
    database = Database(path, key)
    with database.unit_of_work() as work:
        work.session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        work.commit()
    database.close()
    before = path.read_bytes()

    with pytest.raises(NewerSchema):
        Database(path, key)

    assert path.read_bytes() == before


def test_a_reader_can_not_write(path: Path, key: bytes) -> None:
    database = Database(path, key)
    with database.reader() as work:
        work.session.add(_staff("X"))
        with pytest.raises(DiskFull):
            work.flush()
    database.close()


def test_it_is_as_durable_as_promised(path: Path, key: bytes) -> None:
    database = Database(path, key)
    with database.unit_of_work() as work:
        asked = {
            name: work.session.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    database.close()

    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def test_the_migrations_make_the_tables_that_are_declared(path: Path, key: bytes) -> None:
    database = Database(path, key)
    with database.unit_of_work() as work:
        connection = work.session.connection()
        from alembic.autogenerate import compare_metadata
        from alembic.migration import MigrationContext

        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
        tables = set(inspect(connection).get_table_names())
    database.close()

    assert differences == []
    assert tables == set(Base.metadata.tables) | {"alembic_version"}


def test_head_is_the_newest_migration() -> None:
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(schema.migration_config())
    assert script.get_current_head() == schema.HEAD


def test_a_second_copy_is_kept_out(tmp_path: Path) -> None:
    first, second = InstanceLock(tmp_path), InstanceLock(tmp_path)
    first.acquire()
    with pytest.raises(AlreadyRunning):
        second.acquire()
    first.release()
    second.acquire()
    second.release()
