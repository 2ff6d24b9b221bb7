"""What external support and interventions leave to do."""

from bluesky_desktop.domain.obligations import Day, Obligation
from bluesky_desktop.domain.support import from_intervention, from_referral
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.storage.queries import interventions as intervention_queries
from bluesky_desktop.storage.queries import support as support_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def support_duties(
    work: UnitOfWork, desk: Desk, day: Day, pupil_id: int | None
) -> tuple[Obligation, ...]:
    """Reviews of interventions, and recommendations that wait; slt and pastoral settle them."""
    if not desk.may(Permission.PREPARE_MEETING):
        return ()
    session = work.session
    reviews = intervention_queries.to_review(session, day.today, pupil_id)
    waiting = support_queries.referrals_with_open_recommendations(session, pupil_id)
    found = [one for value, since in reviews for one in from_intervention(value, day, since)]
    found += [one for referral in waiting for one in from_referral(referral, day)]
    return tuple(found)
