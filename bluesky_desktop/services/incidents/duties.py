"""What incidents leave to do, for everybody; and concerns, for those who may know of them."""

from bluesky_desktop.domain.concern import from_concern
from bluesky_desktop.domain.incident import from_incident
from bluesky_desktop.domain.obligations import Day, Obligation
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.storage.queries import concerns as concern_queries
from bluesky_desktop.storage.queries import incidents as incident_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def incident_duties(
    work: UnitOfWork, desk: Desk, day: Day, pupil_id: int | None
) -> tuple[Obligation, ...]:
    """The written record, the parents, CPOMS and the debrief, of one pupil or of all."""
    return tuple(
        one
        for incident in incident_queries.unsettled_incidents(work.session, pupil_id)
        for one in from_incident(incident, day, uses_cpoms=desk.setting.uses_cpoms)
    )


def concern_duties(
    work: UnitOfWork, desk: Desk, day: Day, pupil_id: int | None
) -> tuple[Obligation, ...]:
    """The concerns to pass on; only slt, pastoral, and who marked one, know that it is there."""
    sees_all = desk.may(Permission.SEE_RESTRICTED)
    return tuple(
        one
        for concern in concern_queries.waiting_concerns(work.session, pupil_id)
        if sees_all or concern.marked_by_id == desk.person.id
        for one in from_concern(concern, day)
    )
