"""What every table has in common: the declarative base, UTC times and lists of short words."""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, DateTime, Index, MetaData, Text, event, text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept as UTC without its zone and given back with it.

    Raises ValueError for a moment without a time zone.
    """

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone can’t be kept")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Words(TypeDecorator[tuple[str, ...]]):
    """A list of short words or lines, in order, kept as JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(list(value), ensure_ascii=False)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else tuple(json.loads(value))


class Base(DeclarativeBase):
    """The declarative base of all tables."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 (SQLAlchemy reads it as declared)
        datetime: UtcDateTime,
        str: Text,
        tuple[str, ...]: Words,
    }


def partial_index(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """An index of only those rows for which a condition holds. Queries repeat it to the letter.

    PostgreSQL is told the condition when the index is made there: named here, it would load that
    whole dialect (two megabytes) each time the application starts.
    """
    index = Index(name, *columns, unique=unique, sqlite_where=text(where))
    event.listen(index, "before_create", _tell_postgresql)
    return index


def _tell_postgresql(index: Index, connection: Connection, **_more: Any) -> None:
    if connection.dialect.name == "postgresql":
        index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]
