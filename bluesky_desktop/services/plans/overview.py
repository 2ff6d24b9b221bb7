"""The Wellbeing Action Plans that run, for the Plans page, and those that ended last."""

from dataclasses import dataclass
from datetime import date

from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.plan_rung import plan_line
from bluesky_desktop.services.pupils.naming import pupils_by_id
from bluesky_desktop.storage.queries import plans as plan_queries

_ENDED = 6


@dataclass(frozen=True, slots=True)
class OnPlan:
    """A pupil with a plan; `line` says since when, and what comes next."""

    pupil_id: int
    pupil_name: str
    plan_id: int
    line: str
    ended_on: date | None = None


def read_running_plans(desk: Desk) -> tuple[OnPlan, ...]:
    """The plans that run, the earliest first; after them those that ended last."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        plans = (
            *plan_queries.running_plans(work.session),
            *plan_queries.ended_plans(work.session, _ENDED),
        )
        pupils = pupils_by_id(work, [one.pupil_id for one in plans])
        return tuple(
            OnPlan(
                one.pupil_id,
                pupils[one.pupil_id].name,
                one.id,
                plan_line(work, desk, one) if one.runs else "",
                one.ended_on,
            )
            for one in plans
            if not pupils[one.pupil_id].archived
        )
