"""Runs the migrations on the connection that `storage.schema` hands over."""

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

from bluesky_desktop.storage.tables import Base


def render_item(kind: str, item: Any, _: Any) -> str | Literal[False]:
    """Writes our own column types as what they are in the database; migrations outlive our code."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=render_item,
)
context.run_migrations()
