"""Which entries of a story the person signed in sees."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.services.context import Desk
from bluesky_desktop.storage.queries import episodes as episode_queries

if TYPE_CHECKING:
    from bluesky_desktop.storage.tables.story import EntryRow


def seen_by(desk: Desk, rows: Iterable["EntryRow"]) -> "tuple[EntryRow, ...]":
    """These entries, without the rungs left out that only SLT sees. Design rule 1."""
    return tuple(row for row in rows if is_seen(desk, row))


def is_seen(desk: Desk, row: "EntryRow") -> bool:
    """Whether the person signed in sees the entry."""
    if row.kind != EntryKind.STEP:
        return True
    return episode_queries.step_value(row).is_seen_by(desk.person)  # type: ignore[arg-type]
