"""What every decision about monitoring settles: the moves to Time In it knew, the reviews due."""

from datetime import datetime

from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.to_do.obligations import time_in_counts
from bluesky_desktop.storage.queries import decisions as decision_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def moves_known(work: UnitOfWork, desk: Desk, pupil_id: int) -> tuple[int, ...]:
    """The pupil's moves to Time In in this half term, which a decision made now rests on.

    Design rule 10: "after a decision the next Time In in a half term … prompts again".
    """
    count = time_in_counts(work, desk, pupil_id).get(pupil_id)
    return tuple(one.id for one in count.moves if one.id is not None) if count else ()


def look_at_support_again(work: UnitOfWork, pupil_id: int, at: datetime) -> None:
    """Settles the reviews of support without a report: a decision looks at it again. Rule 10."""
    for one in decision_queries.reviews_awaited(work.session, pupil_id):
        decision_queries.set_reviewed(work.session, one.id, at)


def leave_support_to_review(work: UnitOfWork, pupil_id: int, decided_at: datetime) -> None:
    """The same taken back, with the decision that was made at this moment."""
    for one in decision_queries.reviewed_at_moment(work.session, pupil_id, decided_at):
        decision_queries.set_reviewed(work.session, one, None)
