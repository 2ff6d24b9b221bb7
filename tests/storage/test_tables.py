"""The tables stay portable, and cost an application on SQLite nothing of other databases."""

import subprocess
import sys
from typing import Any

from sqlalchemy import create_mock_engine

from bluesky_desktop.storage.tables import Base


def test_no_other_dialect_is_loaded_with_the_tables() -> None:
    seen = (
        "import sys, bluesky_desktop.storage.tables;"
        "assert 'sqlalchemy.dialects.sqlite' in sys.modules;"
        "print([name for name in sys.modules if name.startswith('sqlalchemy.dialects.postgresql')])"
    )
    found = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_postgresql_makes_the_same_small_indexes_of_what_is_open() -> None:
    sent: list[Any] = []

    def note(one: Any, *_values: object, **_more: object) -> None:
        sent.append(one)

    engine = create_mock_engine("postgresql://", note)
    Base.metadata.create_all(engine, checkfirst=False)
    made = [str(one.compile(dialect=engine.dialect)) for one in sent]
    partial = [one for one in made if " INDEX " in one and " WHERE " in one]
    on_sqlite = [
        index
        for table in Base.metadata.tables.values()
        for index in table.indexes
        if index.dialect_options["sqlite"].get("where") is not None
    ]
    assert len(partial) == len(on_sqlite) > 0
    assert any("WHERE ended_at IS NULL" in one and "UNIQUE" in one for one in partial)
