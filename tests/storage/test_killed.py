"""Killed without warning while it writes: what was confirmed is there, and the file opens."""

import os
import random
import signal
from pathlib import Path

from sqlalchemy import text

from bluesky_desktop.storage.unit_of_work import Database
from tests.killing import run_apart
from tests.storage.conftest import add, names

_ROUNDS = 12


def test_nothing_that_was_confirmed_is_lost(path: Path, key: bytes) -> None:
    Database(path, key, create=True).close()
    random_moments = random.Random(20261124)
    confirmed: list[str] = []
    for round_number in range(_ROUNDS):
        confirmed += _write_until_killed(path, key, round_number, random_moments.randint(1, 25))

        database = Database(path, key)
        found = names(database)
        with database.unit_of_work() as work:
            assert work.session.scalar(text("PRAGMA integrity_check")) == "ok"
            assert work.session.execute(text("PRAGMA cipher_integrity_check")).all() == []
        database.close()
        assert set(confirmed) <= set(found)
        assert len(found) <= len(confirmed) + round_number + 1
    assert len(confirmed) > _ROUNDS


def _write_until_killed(path: Path, key: bytes, round_number: int, after: int) -> list[str]:
    """Kills the writer as soon as it has confirmed so many; returns all that it confirmed."""
    reading, writing = os.pipe()

    def write_on() -> None:
        os.close(reading)
        database = Database(path, key)
        number = 0
        while True:
            number += 1
            name = f"{round_number}-{number}"
            add(database, name)
            os.write(writing, f"{name}\n".encode())

    child = run_apart(write_on)
    os.close(writing)
    heard = b""
    while heard.count(b"\n") < after:
        heard += os.read(reading, 4096)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while rest := os.read(reading, 4096):
        heard += rest
    os.close(reading)
    return heard.decode().split()
