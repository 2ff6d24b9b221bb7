"""Who is near formal monitoring: the moves to Time In of this half term, by pupil."""

from dataclasses import dataclass

from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.naming import pupils_by_id
from bluesky_desktop.services.obligations import time_in_counts
from bluesky_desktop.services.permissions import Permission


@dataclass(frozen=True, slots=True)
class NearMonitoring:
    """A pupil with moves to Time In in this half term."""

    pupil_id: int
    pupil_name: str
    moves: int
    needed: int

    @property
    def prompts(self) -> bool:
        """Whether SLT should consider step 7."""
        return self.moves >= self.needed


def read_near_monitoring(desk: Desk) -> tuple[NearMonitoring, ...]:
    """The pupils with moves to Time In in this half term, most moves first."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        counts = time_in_counts(work, desk)
        pupils = pupils_by_id(work, counts)
    found = (
        NearMonitoring(pupil, pupils[pupil].name, len(count.moves), count.needed)
        for pupil, count in counts.items()
        if count.moves and not pupils[pupil].archived
    )
    return tuple(sorted(found, key=lambda one: (-one.moves, one.pupil_name.casefold())))
