"""What is to do, for one pupil or for all: records read, rules of the domain applied."""

from datetime import UTC, datetime, time, timedelta

from bluesky_desktop.domain.episode import LAST_STEP_THAT_RE_ENGAGING_ENDS, Episode
from bluesky_desktop.domain.monitoring import TimeInCount, count_time_in
from bluesky_desktop.domain.obligations import (
    Day,
    Obligation,
    from_open_end,
    from_return,
    from_rupture,
    from_time_in,
    from_zone6,
    in_order,
)
from bluesky_desktop.domain.school_time import LONDON
from bluesky_desktop.services.context import Desk
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import ruptures as rupture_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def day_of(desk: Desk) -> Day:
    """The school day by which what is to do is judged."""
    return Day(desk.now(), desk.calendar, LONDON)


def read_obligations(desk: Desk, *, pupil_id: int | None = None) -> tuple[Obligation, ...]:
    """All that is to do for the pupil, or for everybody, the most urgent first."""
    with desk.database.reader() as work:
        return obligations_in(work, desk, pupil_id)


def obligations_in(
    work: UnitOfWork, desk: Desk, pupil_id: int | None = None
) -> tuple[Obligation, ...]:
    """The same within a transaction that is open already."""
    day = day_of(desk)
    if pupil_id is None:
        episodes = episode_queries.all_open_episodes(work.session)
    else:
        episodes = episode_queries.open_episodes(work.session, pupil_id)
    found: list[Obligation] = [
        from_return(promise, day) for promise in zone6_queries.open_returns(work.session, pupil_id)
    ]
    for referral in zone6_queries.unsettled_referrals(work.session, pupil_id):
        found += from_zone6(referral, day, desk.setting.uses_cpoms)
    found += _from_episodes(work, episodes, day)
    for pupil, count in time_in_counts(work, desk, pupil_id).items():
        found += from_time_in(pupil, count, day)
    return in_order(found, day.today)


def time_in_counts(
    work: UnitOfWork, desk: Desk, pupil_id: int | None = None
) -> dict[int, TimeInCount]:
    """The moves to Time In in this half term, of each pupil who has any."""
    today = day_of(desk).today
    needed = desk.pack.limits.time_in_moves_for_step_7
    half_term = desk.calendar.half_term_of(today)
    if half_term is None:
        return {}
    midnight = time(0, 0)
    records = episode_queries.time_in_records(
        work.session,
        since=datetime.combine(half_term.first_day, midnight, LONDON).astimezone(UTC),
        until=datetime.combine(half_term.last_day, midnight, LONDON).astimezone(UTC)
        + timedelta(days=1),
        pupil_id=pupil_id,
    )
    return {
        pupil: count_time_in(found, today, desk.calendar, LONDON, needed)
        for pupil, found in records.items()
    }


def _from_episodes(work: UnitOfWork, episodes: tuple[Episode, ...], day: Day) -> list[Obligation]:
    ruptured = [one for one in episodes if one.highest > LAST_STEP_THAT_RE_ENGAGING_ENDS]
    ruptures = rupture_queries.read_ruptures(
        work.session, [one.id for one in ruptured if one.id is not None]
    )
    found: list[Obligation] = []
    for episode in episodes:
        found += from_open_end(episode, day)
        if episode.id in ruptures:
            found += from_rupture(episode, ruptures[episode.id], day)
    return found
