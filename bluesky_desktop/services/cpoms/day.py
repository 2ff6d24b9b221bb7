"""One pupil's day as CPOMS would be told of it now, and which records of it are to be entered."""

from datetime import date, timedelta

from bluesky_desktop.domain.school_time import local_day, start_of
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.cpoms.facts import Fact, read_facts
from bluesky_desktop.storage.queries import incidents as incident_queries
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.queries import story as story_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

Ids = tuple[int, ...]


def facts_of_day(work: UnitOfWork, desk: Desk, pupil_id: int, day: date) -> tuple[Fact, ...]:
    """What the records say of this pupil and day, in order of time."""
    since, until = start_of(day), start_of(day + timedelta(days=1))
    rows = story_queries.entries_of_day(work.session, pupil_id, since, until)
    return read_facts(work, desk, pupil_id, rows, day)


def to_enter(work: UnitOfWork, pupil_id: int, day: date) -> tuple[Ids, Ids, Ids]:
    """The referrals to Zone 6, the incidents and the meetings of a day that CPOMS waits for."""
    session = work.session
    return (
        tuple(
            one.step_id
            for one in zone6_queries.unsettled_referrals(session, pupil_id)
            if not one.on_cpoms and local_day(one.recorded_at) == day
        ),
        tuple(
            one.id
            for one in incident_queries.unsettled_incidents(session, pupil_id)
            if one.on_cpoms_at is None and local_day(one.account.happened_at) == day
        ),
        tuple(
            one.id
            for one in meeting_queries.meetings_of_pupil(session, pupil_id)
            if one.wants_cpoms
            and not one.on_cpoms
            and one.held_at is not None
            and local_day(one.held_at) == day
        ),
    )
