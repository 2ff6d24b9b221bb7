"""A page of the story says of each entry what its own table says, whatever its kind."""

import pytest
from sqlalchemy import inspect

from bluesky_desktop.services.context import Desk
from bluesky_desktop.storage.queries import staff as staff_queries
from bluesky_desktop.storage.queries.story import page
from bluesky_desktop.storage.reading import entries_of_kind
from bluesky_desktop.storage.tables.story import EntryRow
from bluesky_desktop.storage.unit_of_work import Database
from tests.conftest import DeskAs
from tests.storage.conftest import staff_row

KINDS = sorted(EntryRow.__mapper__.polymorphic_map)


@pytest.fixture
def desk(desk_as: DeskAs) -> Desk:
    return desk_as("Priya Raman")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_entry_is_read_with_all_that_it_has(kind: str) -> None:
    names = {column.key for column in entries_of_kind(kind).selected_columns}
    assert names == set(EntryRow.__mapper__.polymorphic_map[kind].column_attrs.keys())


def test_a_page_says_what_the_tables_say(desk: Desk) -> None:
    seen = set()
    with desk.database.reader() as work:
        for pupil_id in range(1, 25):
            rows = page(
                work.session,
                pupil_id=pupil_id,
                kinds=(),
                since=None,
                until=None,
                after=None,
                limit=200,
            )
            assert list(rows) == sorted(rows, key=lambda row: (row.happened_at, row.id))[::-1]
            for row in rows:
                seen.add(row.kind)
                whole = work.session.get_one(EntryRow, row.id)
                for name in (one.key for one in inspect(type(whole)).column_attrs):
                    assert getattr(row, name) == getattr(whole, name), name
    assert len(seen) >= 5


def test_what_waits_to_be_written_is_read_too(database: Database) -> None:
    with database.unit_of_work() as work:
        work.session.add(staff_row("Amara Okafor"))
        assert [one.name for one in staff_queries.all_staff(work.session)] == ["Amara Okafor"]
