"""Finding the records of a report, judging its days, and an act's line in the audit trail."""

from datetime import date

from bluesky_desktop.domain.daily_report import (
    DailyReport,
    Standing,
    days_of,
    standing_of,
)
from bluesky_desktop.domain.errors import InvalidInput, NotFound, RuleRefused
from bluesky_desktop.domain.school_time import local_day, show_day
from bluesky_desktop.services.context import Changes, Desk, Kind
from bluesky_desktop.services.trail import note
from bluesky_desktop.storage.queries import daily_reports as report_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def find_report(work: UnitOfWork, report_id: int) -> DailyReport:
    """The report with this id, whole. Raises NotFound."""
    report = report_queries.read_report(work.session, report_id)
    if report is None:
        raise NotFound("This report is not there any more.")
    return report


def report_to_change(work: UnitOfWork, report_id: int) -> DailyReport:
    """A report that is not ended. Raises NotFound."""
    report = find_report(work, report_id)
    if not report.is_running:
        raise NotFound("This report has ended.", kept="Nothing was changed.")
    return report


def report_to_fill(work: UnitOfWork, desk: Desk, report_id: int) -> DailyReport:
    """A report that is not ended, and whose meeting was held. Raises NotFound, RuleRefused.

    Design rule 10: the step 7 meeting comes before day one.
    """
    report = report_to_change(work, report_id)
    if standing_of(report, desk.calendar, local_day(desk.now())) is Standing.TO_MEET:
        raise RuleRefused(
            f"The meeting with the {desk.pack.names.lsa}, the child, a parent and SLT comes before"
            " the first day.",
            kept="Nothing was changed.",
            to_do="Hold the meeting first.",
        )
    return report


def require_day(desk: Desk, report: DailyReport, day: date) -> None:
    """Raises InvalidInput unless the report runs on this day."""
    if day not in days_of(report, desk.calendar):
        raise InvalidInput("day", f"The report does not run on {show_day(day)}.")


def note_report(
    work: UnitOfWork, desk: Desk, act: str, report: DailyReport, **detail: object
) -> None:
    """Writes an act on a report into the audit trail."""
    note(
        work,
        desk,
        act=act,
        subject="report",
        subject_id=report.id,
        pupil_id=report.pupil_id,
        detail=detail,
    )


def changed(pupil_id: int) -> Changes:
    """What an act on a report changes: the ladder, the story, the report's paper."""
    return Changes.of(Kind.LADDER, Kind.STORY, Kind.FORM, Kind.DRAFT, pupil=pupil_id)
