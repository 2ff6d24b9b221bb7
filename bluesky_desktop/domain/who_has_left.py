"""What is still to do for a pupil who has left the setting."""

from collections.abc import Collection, Iterable

from bluesky_desktop.domain.obligations import Duty, Obligation

STILL_TO_WRITE = frozenset(
    {
        *(Duty.CALL_HOME, Duty.CPOMS, Duty.HOW_DID_IT_END, Duty.MEETING_CPOMS),
        *(Duty.INCIDENT_RECORD, Duty.INCIDENT_PARENTS, Duty.INCIDENT_CPOMS),
        *(Duty.INCIDENT_DEBRIEF, Duty.CONCERN, Duty.CPOMS_CORRECTION),
    }
)
"""What adults still owe once the child is not there any more: calls, entries, written records."""


def without_what_needs_the_child(
    found: Iterable[Obligation], left: Collection[int]
) -> tuple[Obligation, ...]:
    """What is to do, for pupils who have `left` no more than what is still to be written.

    A report's line, a plan's meeting or a repair can't be done without the child. Nothing ends by
    itself: it is to do again once the pupil is back. Design rule 7: a call home and a CPOMS entry
    "stay owed whatever becomes of the episode".
    """
    return tuple(one for one in found if one.pupil_id not in left or one.duty in STILL_TO_WRITE)
