"""Reading records loads neither asyncio nor sockets; whoever needs asyncio is given it."""

import subprocess
import sys
from pathlib import Path

_RECORDS = """
import sys
from pathlib import Path
from bluesky_desktop.storage.queries.staff import all_staff
from bluesky_desktop.storage.unit_of_work import Database
database = Database(Path(sys.argv[1]), bytes(32))
with database.reader() as work:
    all_staff(work.session)
database.close()
assert "sqlalchemy.orm" in sys.modules
assert not {"ssl", "_ssl", "asyncio.events", "asyncio.tasks"} & set(sys.modules)
"""

_ASYNCIO = """
import bluesky_desktop.storage
import asyncio
from asyncio import sleep
import asyncio.subprocess

async def answer():
    await sleep(0)
    return 42

assert asyncio.iscoroutine(held := answer())
held.close()
assert asyncio.run(answer()) == 42
import asyncio as again
assert again.run is asyncio.run and again.tasks.sleep is sleep
"""


def _run(code: str, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_reading_records_loads_neither_asyncio_nor_sockets(tmp_path: Path) -> None:
    from bluesky_desktop.storage.unit_of_work import Database

    path = tmp_path / "records.db"
    Database(path, bytes(32), create=True).close()
    _run(_RECORDS, str(path))


def test_who_asks_for_asyncio_gets_the_real_one() -> None:
    _run(_ASYNCIO)
