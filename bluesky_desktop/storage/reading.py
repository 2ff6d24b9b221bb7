"""Reading plain rows by statements that are built once.

Building a statement anew, and making an object of each row that could be changed and written
back, takes the ORM many times as long as the database needs. What is only read needs neither: a
row here answers to the names of its columns. Acts that change a row take it from the session.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, FromClause, Select, bindparam, select
from sqlalchemy.orm import Session
from sqlalchemy.util import LRUCache

from bluesky_desktop.storage.tables.story import EntryRow

ENTRY = EntryRow.__table__

_COMPILED: LRUCache[Any, Any] = LRUCache(500)
"""What these statements are compiled to, kept from one sign-in to the next; it holds no values."""


def read(session: Session, statement: Select[Any], **values: object) -> Sequence[Any]:
    """The rows of a statement that was built once, with these values in its parameters.

    What is waiting in the session to be written is written first, so that it is read too.
    """
    session.flush()
    found = session.connection().execute(
        statement, values, execution_options={"compiled_cache": _COMPILED}
    )
    return found.all()


@dataclass(frozen=True, slots=True)
class OfAllOrOne:
    """A statement about every pupil, and the same about one."""

    every: Select[Any]
    one: Select[Any]

    def read(self, session: Session, pupil_id: int | None, **values: object) -> Sequence[Any]:
        """The rows of all pupils with None, or of this one alone."""
        if pupil_id is None:
            return read(session, self.every, **values)
        return read(session, self.one, pupil=pupil_id, **values)


def of_all_or_one(every: Select[Any], pupil: ColumnElement[int]) -> OfAllOrOne:
    """The statement as it is, and where this column is the pupil's id."""
    return OfAllOrOne(every, every.where(pupil == bindparam("pupil")))


def some(name: str) -> BindParameter[Any]:
    """A parameter for a list of values."""
    return bindparam(name, expanding=True)


def columns(*tables: FromClause) -> list[ColumnElement[Any]]:
    """The columns of tables that are joined; of two with one name, the first."""
    found: dict[str, ColumnElement[Any]] = {}
    for table in tables:
        for column in table.columns:
            found.setdefault(column.key, column)
    return list(found.values())


def named(table: FromClause, *names: str) -> list[ColumnElement[Any]]:
    """These columns of a table."""
    return [table.c[name] for name in names]


def entries(detail: FromClause) -> Select[Any]:
    """Entries of one kind: what all entries have, and what only this kind has."""
    return select(*columns(ENTRY, detail)).join(detail, detail.c.id == ENTRY.c.id)


@cache
def entries_of_kind(kind: str) -> Select[Any]:
    """The entries of a kind whose ids are in `ids`."""
    own = EntryRow.__mapper__.polymorphic_map[kind].local_table
    whole = select(*columns(ENTRY)) if own is ENTRY else entries(own)
    return whole.where(ENTRY.c.id.in_(some("ids")))
