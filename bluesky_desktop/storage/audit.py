"""The audit trail: one entry for each change, in the transaction of the change itself."""

from collections.abc import Mapping
from datetime import datetime

import msgspec
from sqlalchemy.orm import Session

from bluesky_desktop.storage.tables.keeping import AuditRow


def record(
    session: Session,
    *,
    at: datetime,
    actor_id: int | None,
    act: str,
    subject: str = "",
    subject_id: int | None = None,
    pupil_id: int | None = None,
    detail: Mapping[str, object] | None = None,
) -> None:
    """Writes who did what to which record. `detail` holds plain values, kept as JSON."""
    session.add(
        AuditRow(
            at=at,
            actor_id=actor_id,
            act=act,
            subject=subject,
            subject_id=subject_id,
            pupil_id=pupil_id,
            detail=msgspec.json.encode(dict(detail or {})).decode(),
        )
    )
