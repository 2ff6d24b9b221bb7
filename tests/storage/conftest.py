"""A database of its own for each test, and a cheap key derivation."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from bluesky_desktop.storage.tables.staff import StaffRow
from bluesky_desktop.storage.unit_of_work import Database
from bluesky_desktop.storage.vault.wrapping import KeyDerivation, new_key

NOW = datetime(2026, 11, 24, 11, 7, tzinfo=UTC)
CHEAP = KeyDerivation(memory_kib=8, passes=1, lanes=1)
"""For tests alone: thousands of guesses a second."""


@pytest.fixture
def key() -> bytes:
    return new_key()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "records.db"


@pytest.fixture
def database(path: Path, key: bytes) -> Iterator[Database]:
    made = Database(path, key, create=True)
    yield made
    made.close()


def staff_row(name: str) -> StaffRow:
    return StaffRow(account=name, name=name, role="teacher", created_at=NOW)


def add(database: Database, *names: str) -> None:
    with database.unit_of_work() as work:
        work.session.add_all(staff_row(name) for name in names)
        work.commit()


def names(database: Database) -> list[str]:
    with database.reader() as work:
        return sorted(work.session.scalars(text("SELECT name FROM staff")))
