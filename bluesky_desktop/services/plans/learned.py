"""What a plan taught about what works for a child, for the pupil's page."""

from dataclasses import dataclass
from datetime import date

from bluesky_desktop.storage.queries import plans as plan_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Learned:
    """What helps this child, a line each, as the plan that ended last on a day has it."""

    plan_id: int
    ended_on: date
    lines: tuple[str, ...]


def learned_of(work: UnitOfWork, pupil_id: int) -> Learned | None:
    """What the plan that ended last has taught; None where none has ended.

    Only the last one: what a child needed years ago is no label that lasts.
    """
    found = plan_queries.learned_last(work.session, pupil_id)
    if found is None:
        return None
    plan_id, ended_on, learned = found
    lines = tuple(line.strip() for line in learned.splitlines() if line.strip())
    return Learned(plan_id, ended_on, lines) if lines else None
