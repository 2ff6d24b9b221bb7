"""Writing an act into the audit trail, within its transaction."""

from collections.abc import Mapping

from bluesky_desktop.services.context import Desk
from bluesky_desktop.storage import audit
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def note(
    work: UnitOfWork,
    desk: Desk,
    *,
    act: str,
    subject: str = "",
    subject_id: int | None = None,
    pupil_id: int | None = None,
    detail: Mapping[str, object] | None = None,
) -> None:
    """Says that whoever is signed in did this, now; `detail` is what a reader needs beside it."""
    audit.record(
        work.session,
        at=desk.now(),
        actor_id=desk.person.id,
        act=act,
        subject=subject,
        subject_id=subject_id,
        pupil_id=pupil_id,
        detail=detail,
    )
