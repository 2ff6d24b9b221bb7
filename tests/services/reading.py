"""What tests look up in the database behind the acts: the audit trail, and how much there is."""

import json
from typing import Any

from sqlalchemy import func, select

from bluesky_desktop.services.context import Desk
from bluesky_desktop.storage.tables.keeping import AuditRow
from bluesky_desktop.storage.tables.story import EntryRow

_SIGNING = ("sign_in", "sign_out")


def acts_in_trail(desk: Desk) -> list[tuple[str, int | None, int | None]]:
    """Act, actor and pupil of each entry of the audit trail, in order, without signing in."""
    with desk.database.reader() as work:
        rows = work.session.scalars(select(AuditRow).order_by(AuditRow.id)).all()
    return [(row.act, row.actor_id, row.pupil_id) for row in rows if row.act not in _SIGNING]


def details_in_trail(desk: Desk, act: str) -> list[dict[str, Any]]:
    """The details of each entry of the audit trail about this act, in order."""
    with desk.database.reader() as work:
        rows = work.session.scalars(
            select(AuditRow).where(AuditRow.act == act).order_by(AuditRow.id)
        ).all()
    return [json.loads(row.detail) for row in rows]


def count_entries(desk: Desk) -> int:
    """How many entries all stories have together."""
    with desk.database.reader() as work:
        return work.session.scalar(select(func.count()).select_from(EntryRow)) or 0
