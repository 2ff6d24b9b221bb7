"""What is to do, for one pupil or for all: records read, rules of the domain applied."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from bluesky_desktop.domain.episode import Episode
from bluesky_desktop.domain.monitoring import TimeInCount, count_time_in
from bluesky_desktop.domain.obligations import (
    Day,
    Obligation,
    PromisedReturn,
    Zone6Referral,
    from_open_end,
    from_return,
    from_rupture,
    from_time_in,
    from_zone6,
    in_order,
)
from bluesky_desktop.domain.repair import Rupture
from bluesky_desktop.domain.school_time import LONDON, start_of
from bluesky_desktop.domain.who_has_left import without_what_needs_the_child
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.cpoms.corrections import correction_duties
from bluesky_desktop.services.incidents.duties import concern_duties, incident_duties
from bluesky_desktop.services.ladder.ruptures import as_settled
from bluesky_desktop.services.plans.duties import plan_duties
from bluesky_desktop.services.reports.duties import report_duties
from bluesky_desktop.services.support.duties import support_duties
from bluesky_desktop.storage.queries import decisions as decision_queries
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.queries import returns as return_queries
from bluesky_desktop.storage.queries import ruptures as rupture_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries
from bluesky_desktop.storage.queries.open_subjects import Subject, open_subjects
from bluesky_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class OpenRecords:
    """All records that can leave something to do, of one pupil or of all.

    `ruptures` are by episode, those that reached step 5; `time_in` by pupil, and so are, of pupils
    with enough moves to prompt step 7, the moves that decisions knew (`decided_on`) and whether a
    report or a plan runs (`monitored`). `monitoring` is what the subjects of `MONITORING_READERS`
    leave to do; `subjects` are those that may have left something, or of which there ever was one.
    """

    episodes: tuple[Episode, ...]
    ruptures: dict[int, Rupture]
    promises: tuple[PromisedReturn, ...]
    referrals: tuple[Zone6Referral, ...]
    time_in: dict[int, TimeInCount]
    decided_on: dict[int, frozenset[int]] = field(default_factory=dict)
    monitored: frozenset[int] = frozenset()
    monitoring: tuple[Obligation, ...] = ()
    subjects: frozenset[Subject] = frozenset(Subject)


DutyReader = Callable[[UnitOfWork, Desk, Day, int | None], tuple[Obligation, ...]]
"""Reads what one subject leaves to do, of one pupil or of all."""

MONITORING_READERS: tuple[tuple[DutyReader, frozenset[Subject]], ...] = (
    (incident_duties, frozenset({Subject.INCIDENTS})),
    (concern_duties, frozenset({Subject.CONCERNS})),
    (support_duties, frozenset({Subject.INTERVENTIONS, Subject.RECOMMENDATIONS})),
    (
        report_duties,
        frozenset({Subject.REPORTS, Subject.MEETINGS_FOR_CPOMS, Subject.REVIEWS}),
    ),
    (plan_duties, frozenset({Subject.PLANS})),
    (correction_duties, frozenset({Subject.CPOMS_CORRECTIONS})),
)
"""What reports, plans, meetings, interventions, incidents and referrals leave to do.

Each with its subjects: where none of them is open for a pupil, it need not look.
"""


def day_of(desk: Desk) -> Day:
    """The school day by which what is to do is judged."""
    return Day(desk.now(), desk.calendar, LONDON)


def read_obligations(desk: Desk, *, pupil_id: int | None = None) -> tuple[Obligation, ...]:
    """All that is to do for the pupil, or for everybody, the most urgent first."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        return obligations_in(work, desk, pupil_id)


def obligations_in(
    work: UnitOfWork, desk: Desk, pupil_id: int | None = None
) -> tuple[Obligation, ...]:
    """The same within a transaction that is open already.

    For pupils who have left it is only what is still to be written.
    """
    records = read_open_records(work, desk, pupil_id)
    found = obligations_of(records, day_of(desk), uses_cpoms=desk.setting.uses_cpoms)
    pupils = pupil_queries.briefs_of(work.session, (one.pupil_id for one in found))
    left = {one.id for one in pupils.values() if one.archived}
    return without_what_needs_the_child(found, left)


def read_open_records(work: UnitOfWork, desk: Desk, pupil_id: int | None = None) -> OpenRecords:
    """Reads what can leave something to do; each query is answered by an index of what is open."""
    session, day = work.session, day_of(desk)
    if pupil_id is None:
        subjects = frozenset(Subject)
        episodes = episode_queries.all_open_episodes(session)
    else:
        subjects = open_subjects(session, pupil_id)
        episodes = episode_queries.open_episodes(session, pupil_id)
    ruptured = [one.id for one in episodes if one.ruptured_at is not None and one.id is not None]
    counts = time_in_counts(work, desk, pupil_id)
    prompted = [pupil for pupil, count in counts.items() if count.prompts]
    return OpenRecords(
        episodes=episodes,
        ruptures={
            one: as_settled(desk, rupture)
            for one, rupture in rupture_queries.read_ruptures(session, ruptured).items()
        },
        promises=(
            return_queries.open_returns(session, pupil_id) if Subject.PROMISES in subjects else ()
        ),
        referrals=(
            zone6_queries.unsettled_referrals(session, pupil_id)
            if Subject.ZONE6 in subjects
            else ()
        ),
        time_in=counts,
        decided_on={one: decision_queries.moves_decided_on(session, one) for one in prompted},
        monitored=decision_queries.monitored_pupils(session, pupil_id) if prompted else frozenset(),
        monitoring=tuple(
            one
            for read, about in MONITORING_READERS
            if about & subjects
            for one in read(work, desk, day, pupil_id)
        ),
        subjects=subjects,
    )


def obligations_of(records: OpenRecords, day: Day, *, uses_cpoms: bool) -> tuple[Obligation, ...]:
    """What these records leave to do, the most urgent first."""
    found = [from_return(promise, day) for promise in records.promises]
    found += records.monitoring
    for referral in records.referrals:
        found += from_zone6(referral, day, uses_cpoms)
    for episode in records.episodes:
        found += from_open_end(episode, day)
        if episode.id in records.ruptures:
            found += from_rupture(episode, records.ruptures[episode.id], day)
    for pupil_id, count in records.time_in.items():
        found += from_time_in(
            pupil_id,
            count,
            day,
            decided_on=records.decided_on.get(pupil_id, frozenset()),
            monitored=pupil_id in records.monitored,
        )
    return in_order(found, day.today)


def time_in_counts(
    work: UnitOfWork, desk: Desk, pupil_id: int | None = None
) -> dict[int, TimeInCount]:
    """The moves to Time In in this half term, of each pupil who has any."""
    today = day_of(desk).today
    half_term = desk.calendar.half_term_of(today)
    if half_term is None:
        return {}
    records = episode_queries.time_in_records(
        work.session,
        since=start_of(half_term.first_day),
        until=start_of(half_term.last_day + timedelta(days=1)),
        pupil_id=pupil_id,
    )
    needed = desk.pack.limits.time_in_moves_for_step_7
    return {
        pupil: count_time_in(found, today, desk.calendar, LONDON, needed)
        for pupil, found in records.items()
    }
