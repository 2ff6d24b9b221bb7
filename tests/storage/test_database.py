"""The open database: what is committed is kept, and nothing else is."""

import threading
import traceback
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError, TimeoutError

from bluesky_desktop.storage import engine
from bluesky_desktop.storage.errors import (
    DatabaseDamaged,
    DiskFull,
    RecordsLocked,
    StoreRefused,
)
from bluesky_desktop.storage.unit_of_work import Database
from bluesky_desktop.storage.vault.wrapping import new_key
from tests.storage.conftest import add, names, staff_row


def test_what_is_committed_is_there_after_opening_again(path: Path, key: bytes) -> None:
    database = Database(path, key, create=True)
    add(database, "Zoë")
    with database.unit_of_work() as work:
        work.session.add(staff_row("never committed"))
        work.flush()
    database.close()

    database = Database(path, key)
    assert names(database) == ["Zoë"]
    database.close()


def test_an_error_in_the_middle_takes_back_what_was_written(database: Database) -> None:
    def fail_half_way() -> None:
        with database.unit_of_work() as work:
            work.session.add(staff_row("half"))
            work.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert names(database) == []
    add(database, "whole")
    assert names(database) == ["whole"]


def test_nothing_can_be_read_without_the_key(path: Path, database: Database) -> None:
    add(database, "Zoë Unmistakable")

    open_files = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    database.close()
    open_files["closed"] = path.read_bytes()
    for content in open_files.values():
        assert b"Unmistakable" not in content
        assert not content.startswith(b"SQLite format")


def test_after_closing_there_is_one_file_and_no_way_in(path: Path, database: Database) -> None:
    add(database, "Zoë")
    database.close()

    assert [one.name for one in path.parent.iterdir()] == [path.name]
    with pytest.raises(RecordsLocked):
        database.unit_of_work()
    with pytest.raises(RecordsLocked):
        database.reader()
    database.close()


def test_a_reader_can_not_write(database: Database) -> None:
    with database.reader() as work:
        work.session.add(staff_row("X"))
        with pytest.raises(StoreRefused):
            work.flush()


def test_a_reader_neither_waits_for_the_writer_nor_sees_its_half_done_work(
    database: Database,
) -> None:
    add(database, "before")
    with database.unit_of_work() as work:
        work.session.add(staff_row("under way"))
        work.flush()
        assert names(database) == ["before"]
        work.commit()
    assert names(database) == ["before", "under way"]


def test_a_long_read_sees_one_moment(database: Database) -> None:
    count = text("SELECT count(*) FROM staff")
    with database.reader() as work:
        assert work.session.scalar(count) == 0
        add(database, "meanwhile")
        assert work.session.scalar(count) == 0


def test_a_unit_of_work_inside_another_fails_loudly_and_harms_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database._writer.pool, "_timeout", 0.01)  # type: ignore[union-attr]
    with database.unit_of_work() as outer:
        outer.session.add(staff_row("outer"))
        outer.flush()
        with pytest.raises(TimeoutError):
            add(database, "inner")
        outer.commit()
    assert names(database) == ["outer"]


def test_two_threads_write_one_after_the_other(database: Database) -> None:
    threads = [
        threading.Thread(target=add, args=(database, f"{thread}-{number}"))
        for thread in range(4)
        for number in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(names(database)) == 20


def test_it_is_as_durable_and_as_private_as_promised(database: Database) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "cipher_memory_security": "1",
        "cipher_use_hmac": "1",
    }
    with database.unit_of_work() as work:
        found = {name: work.session.scalar(text(f"PRAGMA {name}")) for name in wanted}
    assert found == wanted


def test_a_row_that_points_at_nothing_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError), database.unit_of_work() as work:
        work.session.execute(
            text(
                "INSERT INTO audit (at, actor_id, act, subject, detail) VALUES (0, 99, '', '', '')"
            )
        )


def test_a_full_disk_has_its_own_message_and_loses_nothing_before_it(database: Database) -> None:
    add(database, "before")
    _set_most_pages(database, 1)
    with pytest.raises(DiskFull) as caught:
        add(database, *(f"{number} {'long' * 500}" for number in range(2000)))
    assert "disk is full" in caught.value.what
    _set_most_pages(database, 100000)
    assert names(database) == ["before"]
    add(database, "after")
    assert names(database) == ["after", "before"]


def _set_most_pages(database: Database, pages: int) -> None:
    """Makes the database answer as it does on a full disk (it never shrinks below what it has)."""
    with database.unit_of_work() as work:
        work.session.execute(text(f"PRAGMA max_page_count = {pages}"))


def test_a_transaction_that_was_given_up_is_never_called_committed(database: Database) -> None:
    with database.unit_of_work() as work:
        work.session.add(staff_row("lost"))
        work.flush()
        driver = work.session.connection().connection.driver_connection
        assert driver is not None
        driver.execute("ROLLBACK")
        with pytest.raises(OperationalError, match="no transaction"):
            work.commit()
    assert names(database) == []


def test_a_page_that_goes_bad_while_open_is_called_damaged(path: Path, key: bytes) -> None:
    database = Database(path, key, create=True)
    add(database, *(f"{number} {'long' * 100}" for number in range(500)))
    database.close()
    content = bytearray(path.read_bytes())
    for page in range(len(content) - 40 * 4096, len(content), 4096):
        content[page + 50] ^= 1
    path.write_bytes(content)

    database = Database(path, key)
    with pytest.raises(DatabaseDamaged):
        names(database)
    database.close()


def test_the_key_is_in_no_name_and_no_message(path: Path, key: bytes, tmp_path: Path) -> None:
    database = Database(path, key, create=True)
    said = [repr(database), repr(database._writer), str(database._writer.url)]  # type: ignore[union-attr]
    database.close()
    for wrong in (path, tmp_path / "missing.db"):
        try:
            Database(wrong, new_key())
        except Exception as error:
            said.append("".join(traceback.format_exception(error)))
    assert len(said) == 5
    for one in said:
        assert key.hex() not in one
        assert "PRAGMA key" not in one


def test_personal_data_is_in_no_error_message(database: Database) -> None:
    name = "".join(["Zo", "ë"])
    add(database, name)
    with pytest.raises(IntegrityError) as caught:
        add(database, name)
    assert name not in "".join(traceback.format_exception(caught.value))


def test_a_refused_file_says_nothing_on_the_console(
    path: Path, database: Database, capfd: pytest.CaptureFixture[str]
) -> None:
    database.close()
    with pytest.raises(DatabaseDamaged):
        Database(path, new_key())
    assert capfd.readouterr() == ("", "")


def test_an_engine_with_the_known_fault_is_not_used(
    path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "LEAST_SQLITE", (4, 0, 0))
    with pytest.raises(engine.EngineTooOld, match="SQLite 3"):
        Database(path, key, create=True)
    monkeypatch.setattr(engine, "LEAST_SQLITE", (3, 51, 3))
    monkeypatch.setattr(engine, "LEAST_CIPHER", (5,))
    with pytest.raises(engine.EngineTooOld, match="SQLCipher 4"):
        Database(path, key, create=True)
