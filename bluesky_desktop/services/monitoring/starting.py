"""Starting a report: its days, its meeting, and what only SLT lets it be. Design rule 10."""

from dataclasses import dataclass
from datetime import date, datetime

from bluesky_desktop.domain.daily_report import DailyReport, follows_at_once, runs_too_long
from bluesky_desktop.domain.errors import InvalidInput, RuleRefused
from bluesky_desktop.domain.meeting import Invited, MeetingKind
from bluesky_desktop.domain.monitoring_dates import report_days
from bluesky_desktop.domain.school_time import moment_of, show_day
from bluesky_desktop.services.access.works_here import require_works_here
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.monitoring.meetings import MeetingToDate, write_meeting
from bluesky_desktop.services.reports.records import note_report
from bluesky_desktop.storage.queries import daily_reports as report_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

LONGEST = 30
"""Beyond so many school days it is not a report any more, for whatever reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportToStart:
    """A report as SLT starts it: its meeting, its first day, and who maintains it.

    `again_reason` and `longer_reason` are SLT's own where the policy would not have it.
    """

    first_day: date
    meets_at: datetime
    people: tuple[Invited, ...]
    slt_id: int
    teacher_id: int | None = None
    lsa_id: int | None = None
    place: str = ""
    school_days: int | None = None
    again_reason: str = ""
    longer_reason: str = ""


def start_within(work: UnitOfWork, desk: Desk, pupil_id: int, report: ReportToStart) -> int:
    """Starts a report and dates its meeting, within a transaction; returns the report.

    Raises InvalidInput for days that can't be, RuleRefused as `require_allowed` does.
    """
    school_days = report.school_days or desk.pack.limits.report_school_days
    require_first_day(desk, report.first_day, report.meets_at)
    require_length(desk, report.first_day, school_days, report.longer_reason)
    reports = report_queries.reports_of(work.session, pupil_id)
    require_no_second(desk, reports, report.first_day, report.again_reason)
    chosen = {"slt": report.slt_id, "teacher": report.teacher_id, "lsa": report.lsa_id}
    for field, one in chosen.items():
        require_works_here(work, desk, field, one)
    report_id = report_queries.add_report(
        work.session,
        pupil_id=pupil_id,
        first_day=report.first_day,
        school_days=school_days,
        teacher_id=report.teacher_id,
        lsa_id=report.lsa_id,
        slt_id=report.slt_id,
        started_by_id=desk.person.id,
        started_at=desk.now(),
        again_reason=report.again_reason.strip(),
        longer_reason=report.longer_reason.strip(),
    )
    write_meeting(
        work,
        desk,
        MeetingToDate(
            pupil_id=pupil_id,
            kind=MeetingKind.STEP_7,
            dated_for=report.meets_at,
            place=report.place,
            people=report.people,
            report_id=report_id,
        ),
    )
    begun = report_queries.read_report(work.session, report_id)
    assert begun is not None
    note_report(work, desk, "start_report", begun, first_day=report.first_day.isoformat())
    return report_id


def require_first_day(desk: Desk, first_day: date, meets_at: datetime) -> None:
    """Raises InvalidInput unless day one is a school day after the meeting. Design rule 10."""
    if not desk.calendar.is_school_day(first_day):
        raise InvalidInput("first_day", f"{show_day(first_day)} is no school day.")
    if meets_at >= moment_of(first_day, desk.calendar.day_starts):
        raise InvalidInput(
            "first_day",
            "The meeting comes before the first day.",
            to_do="Choose a later first day, or an earlier meeting.",
        )


def require_length(desk: Desk, first_day: date, school_days: int, reason: str) -> None:
    """Raises unless a report may run so long: over two weeks only with SLT's reason."""
    if not 1 <= school_days <= LONGEST:
        raise InvalidInput("school_days", f"Please choose from 1 to {LONGEST} school days.")
    if len(report_days(desk.calendar, first_day, school_days)) < school_days:
        raise InvalidInput(
            "first_day",
            "The term calendar ends before the report would.",
            to_do="Add the next term’s dates in Settings first.",
        )
    if runs_too_long(school_days, desk.pack.limits.report_school_days) and not reason.strip():
        raise RuleRefused(
            f"The policy says of a report: {_most(desk)}",
            kept="What you typed is still there.",
            to_do="If it has to be longer, say why; your reason is kept and shown.",
            field="longer_reason",
        )


def require_no_second(
    desk: Desk, reports: tuple[DailyReport, ...], first_day: date, reason: str
) -> None:
    """Raises RuleRefused while one runs; after one that has just ended unless SLT says why."""
    if any(one.is_running for one in reports):
        raise RuleRefused(
            "A report runs already.",
            kept="What you typed is still there.",
            to_do="It ends with a decision by all involved.",
        )
    last = max((one.ended_on for one in reports if one.ended_on is not None), default=None)
    two_weeks = desk.pack.limits.report_school_days
    if follows_at_once(first_day, last, desk.calendar, two_weeks) and not reason.strip():
        assert last is not None
        raise RuleRefused(
            f"A report ended on {show_day(last)}. The policy says of a report: {_most(desk)}",
            kept="What you typed is still there.",
            to_do="If a second one has to follow at once, say why; your reason is kept and shown.",
            field="again_reason",
        )


def _most(desk: Desk) -> str:
    """The policy's own words, from the pack."""
    criteria = desk.pack.step(7).criteria
    found = next((one for one in criteria if "Maximum" in one.label), None)
    return f"“{found.label} {found.text}”." if found else "two weeks at most."
