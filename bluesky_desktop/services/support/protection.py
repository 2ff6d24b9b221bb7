"""That a referral is for a child's protection, said before it is made: leaders alone know of it."""

from dataclasses import replace

from bluesky_desktop.domain.errors import NotFound, RuleRefused
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.support.referral_records import (
    note_referral,
    referral_changes,
    standing_referral,
)
from bluesky_desktop.storage.queries import support as support_queries


def restrict_referral(desk: Desk, *, referral_id: int, to_protect: bool) -> Done[int]:
    """Says that a referral is for the child's protection, or that it is not; returns the pupil.

    It is about who knows of it: making it without consent stays SLT's alone. slt and pastoral only.
    Raises NotFound where it stands so already, RuleRefused once the parents consented, who know of
    it then, and where SLT made it without them. Design rule 13 and the table of roles.
    """
    desk.require(Permission.SEE_RESTRICTED)
    with desk.unit_of_work() as work:
        before = standing_referral(work, referral_id)
        if before.to_protect == to_protect:
            raise NotFound("It stands so already.", kept="Nothing was changed.")
        if to_protect and before.consent:
            raise RuleRefused("The parents consented, and know of it.", kept="Nothing was changed.")
        if before.protective_reason:
            raise RuleRefused(
                "It was made without consent, for the child’s protection.",
                kept="Nothing was changed.",
            )
        after = replace(before, to_protect=to_protect)
        support_queries.write_referral(work.session, after, desk.now())
        act = "restrict_referral" if to_protect else "open_referral"
        note_referral(work, desk, act, referral_id, before.pupil_id)
        work.commit()
    return Done(before.pupil_id, referral_changes(before.pupil_id))
