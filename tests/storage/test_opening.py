"""Opening: what can't be opened is told apart, and left exactly as it was."""

import random
import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from bluesky_desktop.storage.errors import (
    DatabaseDamaged,
    DatabaseMissing,
    DiskFailed,
    NewerSchema,
    StoreRefused,
)
from bluesky_desktop.storage.unit_of_work import Database
from bluesky_desktop.storage.vault.wrapping import new_key
from tests.storage.conftest import add, names

_PAGE = 4096


def _folder(path: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in path.parent.iterdir()}


def _records(path: Path) -> dict[str, bytes]:
    """What holds records: no empty log, and not its index, which SQLite makes anew at will."""
    return {
        name: content
        for name, content in _folder(path).items()
        if content and not name.endswith("-shm")
    }


def _write_more(path: Path, key: bytes) -> None:
    database = Database(path, key)
    add(database, new_key().hex())
    database.close()


@pytest.fixture
def closed(empty: Path, key: bytes) -> Path:
    database = Database(empty, key)
    add(database, "Zoë")
    database.close()
    return empty


def test_another_key_is_refused(closed: Path) -> None:
    before = _folder(closed)
    with pytest.raises(DatabaseDamaged):
        Database(closed, new_key())
    assert _folder(closed) == before


@pytest.mark.parametrize("length", [0, 1, 16, 1000, 4095])
def test_a_file_cut_short_is_refused(closed: Path, key: bytes, length: int) -> None:
    # What is missing reads as nought: where the page ends with nought, its last byte is not missed.
    while not closed.read_bytes()[_PAGE - 1]:
        _write_more(closed, key)
    closed.write_bytes(closed.read_bytes()[:length])
    before = _folder(closed)
    with pytest.raises(DatabaseDamaged):
        Database(closed, key)
    assert _folder(closed) == before


@pytest.mark.parametrize("seed", range(8))
def test_one_flipped_bit_in_the_first_page_is_noticed(closed: Path, key: bytes, seed: int) -> None:
    content = bytearray(closed.read_bytes())
    place = random.Random(seed).randrange(_PAGE * 8)
    content[place // 8] ^= 1 << place % 8
    closed.write_bytes(content)
    with pytest.raises(DatabaseDamaged):
        Database(closed, key)
    assert closed.read_bytes() == content


def test_something_else_under_its_name_is_refused(closed: Path, key: bytes) -> None:
    closed.write_bytes(b"SQLite format 3\0" + bytes(8000))
    with pytest.raises(DatabaseDamaged):
        Database(closed, key)


def test_a_missing_file_is_told_and_no_empty_one_made_in_its_stead(path: Path, key: bytes) -> None:
    with pytest.raises(DatabaseMissing):
        Database(path, key)
    assert _folder(path) == {}


def test_a_file_that_the_system_does_not_open_is_not_called_damaged(path: Path, key: bytes) -> None:
    path.mkdir()
    with pytest.raises((StoreRefused, DiskFailed)):
        Database(path, key)


def test_a_new_database_never_takes_the_place_of_one_that_is_there(
    closed: Path, key: bytes
) -> None:
    before = _folder(closed)
    with pytest.raises(FileExistsError):
        Database(closed, key, create=True)
    assert _folder(closed) == before


def test_a_newer_schema_is_refused(closed: Path, key: bytes) -> None:
    _pretend_newer(closed, key).close()
    before = _folder(closed)
    with pytest.raises(NewerSchema):
        Database(closed, key)
    assert _records(closed) == before


def test_a_newer_schema_that_was_cut_off_is_not_even_tidied(
    closed: Path, key: bytes, tmp_path: Path
) -> None:
    database = _pretend_newer(closed, key)
    crashed = tmp_path / "crashed"
    shutil.copytree(closed.parent, crashed, ignore=shutil.ignore_patterns("crashed"))
    database.close()
    path = crashed / closed.name
    before = _records(path)
    assert f"{closed.name}-wal" in before

    with pytest.raises(NewerSchema):
        Database(path, key)

    assert _records(path) == before


def test_what_was_committed_before_a_crash_is_there_after_it(
    closed: Path, key: bytes, tmp_path: Path
) -> None:
    database = Database(closed, key)
    add(database, "not yet in the file")
    crashed = tmp_path / "crashed"
    shutil.copytree(closed.parent, crashed, ignore=shutil.ignore_patterns("crashed", "*-shm"))
    database.close()

    database = Database(crashed / closed.name, key)
    assert names(database) == ["Zoë", "not yet in the file"]
    database.close()


def _pretend_newer(path: Path, key: bytes) -> Database:
    database = Database(path, key)
    with database.unit_of_work() as work:
        work.session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        work.commit()
    return database
