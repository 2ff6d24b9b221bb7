"""What every act on a referral needs: the referral itself, the trail, and what changed."""

from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.support import Referral
from bluesky_desktop.services.context import Changes, Desk, Kind
from bluesky_desktop.services.trail import note
from bluesky_desktop.storage.queries import support as support_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

IN_FUTURE = "This day has not come yet."


def standing_referral(work: UnitOfWork, referral_id: int) -> Referral:
    """The referral, not undone. Raises NotFound."""
    found = support_queries.read_referral(work.session, referral_id)
    if found is None:
        raise NotFound("This referral is not there any more.", kept="Nothing was changed.")
    return found


def note_referral(
    work: UnitOfWork, desk: Desk, act: str, referral_id: int, pupil_id: int, **detail: object
) -> None:
    """Writes an act on a referral into the audit trail."""
    note(
        work,
        desk,
        act=act,
        subject="entry",
        subject_id=referral_id,
        pupil_id=pupil_id,
        detail=detail,
    )


def referral_changes(pupil_id: int) -> Changes:
    """What every act on a referral changes."""
    return Changes.of(Kind.LADDER, Kind.STORY, Kind.DRAFT, pupil=pupil_id)
