"""Reading the audit trail back, straight from its table."""

from sqlalchemy import select

from bluesky_desktop.services.context import Desk
from bluesky_desktop.storage.tables.keeping import AuditRow


def acts_about(desk: Desk, pupil_id: int) -> list[str]:
    """What was done to this pupil's records, the oldest first."""
    with desk.database.reader() as work:
        rows = work.session.scalars(
            select(AuditRow.act).where(AuditRow.pupil_id == pupil_id).order_by(AuditRow.id)
        )
        return list(rows)


def last_act(desk: Desk) -> str:
    """What was done last of all, whomever it was about."""
    with desk.database.reader() as work:
        return work.session.scalars(select(AuditRow.act).order_by(AuditRow.id.desc())).first() or ""
