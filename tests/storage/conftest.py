"""A database of its own for each test."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from bluesky_desktop.storage.tables.staff import StaffRow
from bluesky_desktop.storage.unit_of_work import Database
from bluesky_desktop.storage.vault.wrapping import new_key

NOW = datetime(2026, 11, 24, 11, 7, tzinfo=UTC)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """An empty database and its key; only to be copied, for making one takes half a second."""
    path, key = tmp_path_factory.mktemp("made") / "records.db", new_key()
    Database(path, key, create=True).close()
    return path, key


@pytest.fixture
def key(made: tuple[Path, bytes]) -> bytes:
    return made[1]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "records.db"


@pytest.fixture
def empty(made: tuple[Path, bytes], path: Path) -> Path:
    """An empty database of the test's own, closed."""
    shutil.copyfile(made[0], path)
    return path


@pytest.fixture
def database(empty: Path, key: bytes) -> Iterator[Database]:
    opened = Database(empty, key)
    yield opened
    opened.close()


def staff_row(name: str) -> StaffRow:
    return StaffRow(account=name, name=name, role="teacher", created_at=NOW)


def add(database: Database, *names: str) -> None:
    with database.unit_of_work() as work:
        work.session.add_all(staff_row(name) for name in names)
        work.commit()


def names(database: Database) -> list[str]:
    with database.reader() as work:
        return sorted(work.session.scalars(text("SELECT name FROM staff")))
