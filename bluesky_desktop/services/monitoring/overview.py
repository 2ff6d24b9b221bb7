"""Who is near formal monitoring, by moves to Time In, and the forms begun for it."""

from dataclasses import dataclass
from enum import Enum

from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.papers.forms import BegunForm, begun_forms
from bluesky_desktop.services.pupils.naming import pupils_by_id
from bluesky_desktop.services.to_do.obligations import time_in_counts


class Nearness(Enum):
    """How near a pupil is to step 7. Policy, step 7: three or more moves in a half term."""

    DUE = "due"
    NEAR = "near"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class NearMonitoring:
    """A pupil with moves to Time In in this half term."""

    pupil_id: int
    pupil_name: str
    moves: int
    needed: int

    @property
    def nearness(self) -> Nearness:
        """Due from the policy's number on, near one move before it."""
        if self.moves >= self.needed:
            return Nearness.DUE
        return Nearness.NEAR if self.moves == self.needed - 1 else Nearness.FAR


@dataclass(frozen=True, slots=True)
class PlansView:
    """What the plans page shows; `near` has most moves first, `begun` what was written in last."""

    near: tuple[NearMonitoring, ...]
    begun: tuple[BegunForm, ...]

    def at(self, nearness: Nearness) -> tuple[NearMonitoring, ...]:
        """The pupils who are so near."""
        return tuple(one for one in self.near if one.nearness is nearness)


def read_plans(desk: Desk) -> PlansView:
    """Who is near step 7, and the Appendix forms begun."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        counts = time_in_counts(work, desk)
        pupils = pupils_by_id(work, counts)
    found = (
        NearMonitoring(pupil, pupils[pupil].name, len(count.moves), count.needed)
        for pupil, count in counts.items()
        if count.moves and not pupils[pupil].archived
    )
    near = tuple(sorted(found, key=lambda one: (-one.moves, one.pupil_name.casefold())))
    return PlansView(near, begun_forms(desk))
