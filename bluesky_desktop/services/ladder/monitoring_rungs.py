"""The rungs of steps 7 and 8 in words: the policy's criteria, how near, and what runs."""

from dataclasses import dataclass, field

from bluesky_desktop.domain.daily_report import (
    DailyReport,
    Standing,
    day_number,
    days_of,
    standing_of,
)
from bluesky_desktop.domain.episode import REPAIR, TIME_IN
from bluesky_desktop.domain.meeting import Meeting
from bluesky_desktop.domain.monitoring import TimeInCount, moves_counted
from bluesky_desktop.domain.school_time import local_day, show_day, show_short_day, show_time
from bluesky_desktop.policy.pack import PolicyPack, StepPolicy
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.plan_rung import no_plan, plan_on_the_ladder
from bluesky_desktop.services.ladder.view import RungFacts, RungState
from bluesky_desktop.services.pupils.naming import StaffNames
from bluesky_desktop.storage.queries import daily_reports as report_queries
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.queries.open_subjects import Subject
from bluesky_desktop.storage.unit_of_work import UnitOfWork

STEP_7 = REPAIR + 1
STEP_8 = STEP_7 + 1
_REPORTS, _PLANS = Subject.REPORTS, Subject.PLANS


@dataclass(frozen=True, slots=True)
class Running:
    """What runs at a monitoring step: the word at its right, a line, and more lines to unfold.

    `here` is whether the pupil is on it now; before that it is only dated.
    """

    word: str
    detail: str
    here: bool = False
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Monitoring:
    """What runs for a pupil, and the acts that a rung offers (key and words), by the step."""

    running: dict[int, Running] = field(default_factory=dict)
    acts: dict[int, tuple[tuple[str, str], ...]] = field(default_factory=dict)


def read_monitoring(
    work: UnitOfWork, desk: Desk, pupil_id: int, subjects: frozenset[Subject], names: StaffNames
) -> Monitoring:
    """What runs for a pupil, and what can be done about it; `subjects` are what there was."""
    reports = report_queries.reports_of(work.session, pupil_id) if _REPORTS in subjects else ()
    found = _report(work, desk, reports)
    plan = plan_on_the_ladder(work, desk, pupil_id, names) if _PLANS in subjects else no_plan(desk)
    running = found.running
    if plan.detail:
        running = {**running, STEP_8: Running("Here", plan.detail, here=True, more=plan.more)}
    return Monitoring(running, {**found.acts, STEP_8: plan.acts})


def _report(work: UnitOfWork, desk: Desk, reports: tuple[DailyReport, ...]) -> Monitoring:
    report = next((one for one in reports if one.is_running), None)
    acts: list[tuple[str, str]] = []
    if reports:
        acts.append(("report", "See the report" if report else "See the last report"))
    if report is None:
        if desk.may(Permission.DECIDE_MONITORING):
            acts.append(("decide_step7", "Consider step 7"))
        return Monitoring({}, {STEP_7: tuple(acts)})
    meetings = meeting_queries.meetings_of_reports(work.session, (report.id,))
    to_come = next((one for one in meetings if one.is_to_come), None)
    return Monitoring({STEP_7: running_report(desk, report, to_come)}, {STEP_7: tuple(acts)})


def running_report(desk: Desk, report: DailyReport, meeting: Meeting | None) -> Running:
    """A report in words, as the rung and the plans page say it."""
    today = local_day(desk.now())
    days = days_of(report, desk.calendar)
    if not days:
        return Running("Dates?", f"From {show_day(report.first_day)}")
    span = f"{show_short_day(days[0])} to {show_short_day(days[-1])}"
    match standing_of(report, desk.calendar, today):
        case Standing.TO_MEET if meeting is not None:
            on = show_short_day(local_day(meeting.dated_for))
            when = f"Meeting {on}, {show_time(meeting.dated_for)}"
            return Running("Not yet", f"{when}. Report from {show_short_day(days[0])}")
        case Standing.TO_MEET:
            return Running("Not yet", "The meeting is to be dated before the report begins")
        case Standing.TO_BEGIN:
            return Running("Not yet", f"Report {span}")
        case Standing.DECISION_DUE:
            ended = f"{len(days)} days are over. A decision by all involved"
            return Running("Here", ended, here=True)
    number = day_number(report, desk.calendar, today)
    return Running("Here", f"Day {number} of {report.school_days}. {span}", here=True)


def monitoring_rung(
    pack: PolicyPack, step: StepPolicy, count: TimeInCount, monitoring: Monitoring, *, asks: bool
) -> RungFacts:
    """Steps 7 and 8: what runs, or else how near the pupil is; the policy's criteria to unfold.

    `asks` is whether SLT is asked to consider step 7.
    """
    running = monitoring.running.get(step.number)
    is_first = step.number == STEP_7
    near = _near(pack, count) if is_first else f"{pack.step_name(STEP_7)} is not on record."
    detail = near if is_first else ""
    segments = None
    if is_first and count.half_term and running is None:
        segments = (min(len(count.moves), count.needed), count.needed)
    word = "SLT decides" if is_first and asks else "Not yet"
    return RungFacts(
        number=step.number,
        name=step.name,
        action=step.action,
        state=RungState.MONITORED if running and running.here else RungState.MONITORING,
        word=running.word if running else word,
        detail=running.detail if running else detail,
        tried=(),
        may_take=False,
        why_not="" if running else "SLT decides this, with the parents.",
        segments=segments,
        acts=monitoring.acts.get(step.number, ()),
        criteria=(
            *(running.more if running else ()),
            *((one.label, one.text) for one in step.criteria),
            ("How near:", near),
        ),
    )


def _near(pack: PolicyPack, count: TimeInCount) -> str:
    if count.half_term is None:
        return f"Moves to {pack.step_name(TIME_IN)} are counted within a half term"
    moves, needed = len(count.moves), count.needed
    return f"{moves_counted(moves, needed)} moves to {pack.step_name(TIME_IN)} this half term"
