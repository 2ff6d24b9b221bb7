"""The ladder as the pupil page shows it: each rung, what may come next, what is to do."""

from dataclasses import replace

from bluesky_desktop.domain.episode import Episode
from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.ladder import plan_comes_first
from bluesky_desktop.domain.monitoring import TimeInCount
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.domain.who_has_left import without_what_needs_the_child
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.monitoring_rungs import Monitoring, read_monitoring
from bluesky_desktop.services.ladder.rungs import ClimbWriter
from bluesky_desktop.services.ladder.view import Climb, LadderView, RungFacts, RungState, Tried
from bluesky_desktop.services.plans.learned import learned_of
from bluesky_desktop.services.pupils.naming import StaffNames, staff_names
from bluesky_desktop.services.to_do.obligations import (
    OpenRecords,
    day_of,
    obligations_of,
    read_open_records,
)
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.queries import returns as return_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries
from bluesky_desktop.storage.queries.open_subjects import Subject
from bluesky_desktop.storage.unit_of_work import UnitOfWork

__all__ = ["Climb", "LadderView", "RungFacts", "RungState", "Tried", "read_ladder"]


def read_ladder(desk: Desk, *, pupil_id: int) -> LadderView:
    """All that the pupil page shows above the story. Raises NotFound."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        pupil = pupil_queries.read_pupil(work.session, pupil_id)
        if pupil is None:
            raise NotFound("This pupil is not there any more.")
        records = read_open_records(work, desk, pupil_id)
        names = staff_names(work, desk.person.id)
        count = records.time_in.get(pupil_id) or _no_moves(desk)
        to_do = without_what_needs_the_child(
            obligations_of(records, day_of(desk), uses_cpoms=desk.setting.uses_cpoms),
            (pupil_id,) if pupil.archived else (),
        )
        writer = replace(
            _writer(work, desk, names, records.episodes, count),
            monitoring=read_monitoring(work, desk, pupil_id, records.subjects, names),
            asks=any(one.duty is Duty.DECIDE_STEP_7 for one in to_do),
        )
        had_plan = Subject.PLANS in records.subjects
        learned = learned_of(work, pupil_id) if had_plan else None
    pack = desk.pack
    return LadderView(
        pupil=pupil,
        climbs=_climbs(writer, records),
        to_do=to_do,
        plan_first=plan_comes_first(
            pupil.thrive_stage, pack.thrive_stages, pack.thrive_threshold, pupil.regulation_plan
        ),
        stage_known=pupil.thrive_stage in pack.thrive_stages,
        time_in=count,
        names=names,
        learned=learned,
    )


def _writer(
    work: UnitOfWork,
    desk: Desk,
    names: StaffNames,
    episodes: tuple[Episode, ...],
    count: TimeInCount,
) -> ClimbWriter:
    steps = [one.id for episode in episodes for one in episode.steps if one.id is not None]
    if not steps:
        return ClimbWriter(desk, names, {}, {}, count, Monitoring(), asks=False)
    returns = return_queries.kept_returns(work.session, steps)
    outcomes = zone6_queries.outcomes_of(work.session, steps)
    return ClimbWriter(desk, names, returns, outcomes, count, Monitoring(), asks=False)


def _climbs(writer: ClimbWriter, records: OpenRecords) -> tuple[Climb, ...]:
    mine = writer.desk.person.id
    return tuple(
        writer.climb(one, records.ruptures.get(one.id or 0))
        for one in sorted(records.episodes, key=lambda one: one.lead_id != mine)
    ) or (writer.nothing_open(),)


def _no_moves(desk: Desk) -> TimeInCount:
    half_term = desk.calendar.half_term_of(local_day(desk.now()))
    return TimeInCount(half_term, (), desk.pack.limits.time_in_moves_for_step_7)
