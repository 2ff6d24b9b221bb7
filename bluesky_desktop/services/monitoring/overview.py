"""Who is on formal monitoring, who is near it by moves to Time In, and the forms begun for it."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from bluesky_desktop.domain.daily_report import Standing, standing_of
from bluesky_desktop.domain.decisions import Decision, prompts_anew
from bluesky_desktop.domain.monitoring import TimeInCount
from bluesky_desktop.domain.school_time import local_day, show_short_day
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.monitoring_rungs import running_report
from bluesky_desktop.services.papers.forms import BegunForm, begun_forms
from bluesky_desktop.services.pupils.naming import pupils_by_id
from bluesky_desktop.services.to_do.obligations import time_in_counts
from bluesky_desktop.storage.queries import daily_reports as report_queries
from bluesky_desktop.storage.queries import decisions as decision_queries
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


class Nearness(Enum):
    """How near a pupil is to step 7. Policy, step 7: three or more moves in a half term."""

    DUE = "due"
    NEAR = "near"
    FAR = "far"
    RESTS = "rests"


@dataclass(frozen=True, slots=True)
class NearMonitoring:
    """A pupil with moves to Time In in this half term; `decided` is what SLT decided on them."""

    pupil_id: int
    pupil_name: str
    moves: int
    needed: int
    decided: str = ""

    @property
    def nearness(self) -> Nearness:
        """Due from the policy's number on, near one move before it; at rest once decided on."""
        if self.moves >= self.needed:
            return Nearness.RESTS if self.decided else Nearness.DUE
        return Nearness.NEAR if self.moves == self.needed - 1 else Nearness.FAR


@dataclass(frozen=True, slots=True)
class OnReport:
    """A pupil whose report is not ended, and where it stands, in a line."""

    pupil_id: int
    pupil_name: str
    report_id: int
    standing: Standing
    line: str


@dataclass(frozen=True, slots=True)
class OnSupport:
    """A pupil whose support goes on without a report, and when it is looked at again."""

    pupil_id: int
    pupil_name: str
    review_on: date


@dataclass(frozen=True, slots=True)
class PlansView:
    """What the plans page shows; `near` has most moves first, `begun` what was written in last."""

    near: tuple[NearMonitoring, ...]
    begun: tuple[BegunForm, ...]
    reports: tuple[OnReport, ...] = ()
    supports: tuple[OnSupport, ...] = ()

    def at(self, nearness: Nearness) -> tuple[NearMonitoring, ...]:
        """The pupils who are so near."""
        return tuple(one for one in self.near if one.nearness is nearness)


def read_plans(desk: Desk) -> PlansView:
    """Who is on a report or near step 7, and the Appendix forms begun."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        counts = time_in_counts(work, desk)
        reports = _reports(work, desk)
        reviews = decision_queries.reviews_awaited(work.session)
        near = _near(work, desk, counts)
        pupils = pupils_by_id(work, [one.pupil_id for one in reviews])
    return PlansView(
        near,
        begun_forms(desk),
        reports,
        tuple(
            OnSupport(one.pupil_id, pupils[one.pupil_id].name, one.review_on)
            for one in reviews
            if one.review_on is not None and not pupils[one.pupil_id].archived
        ),
    )


def _reports(work: UnitOfWork, desk: Desk) -> tuple[OnReport, ...]:
    today = local_day(desk.now())
    reports = report_queries.running_reports(work.session)
    pupils = pupils_by_id(work, [one.pupil_id for one in reports])
    meetings = {
        one.report_id: one
        for one in meeting_queries.meetings_of_reports(work.session, [one.id for one in reports])
        if one.is_to_come
    }
    return tuple(
        OnReport(
            one.pupil_id,
            pupils[one.pupil_id].name,
            one.id,
            standing_of(one, desk.calendar, today),
            running_report(desk, one, meetings.get(one.id)).detail,
        )
        for one in reports
        if not pupils[one.pupil_id].archived
    )


def _near(
    work: UnitOfWork, desk: Desk, counts: dict[int, TimeInCount]
) -> tuple[NearMonitoring, ...]:
    """The pupils with moves; one who is monitored stands with the reports and plans instead."""
    pupils = pupils_by_id(work, counts)
    monitored = decision_queries.monitored_pupils(work.session)
    found = [
        NearMonitoring(
            pupil,
            pupils[pupil].name,
            len(count.moves),
            count.needed,
            _decided(work, desk, pupil, count),
        )
        for pupil, count in counts.items()
        if count.moves and not pupils[pupil].archived and pupil not in monitored
    ]
    return tuple(sorted(found, key=lambda one: (-one.moves, one.pupil_name.casefold())))


def _decided(work: UnitOfWork, desk: Desk, pupil_id: int, count: TimeInCount) -> str:
    """What SLT decided on these moves, while it rests; empty where it is to decide."""
    if not count.prompts:
        return ""
    decisions = decision_queries.decisions_of(work.session, pupil_id)
    known = [move for one in decisions for move in one.moves]
    if prompts_anew(count, known, monitored=False):
        return ""
    last: Decision = decisions[-1]
    label = desk.pack.label("decisions", last.decided.value)
    return f"{label}, {show_short_day(local_day(last.decided_at))}"
