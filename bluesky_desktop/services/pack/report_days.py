"""The days of a Daily Positive Report, and how many of their lines are filled."""

from datetime import date

from bluesky_desktop.domain.monitoring_dates import report_days
from bluesky_desktop.services.pack.records import MeetingRecords
from bluesky_desktop.storage.queries.dossier import ReportRecords


def days_of_report(records: MeetingRecords, one: ReportRecords) -> tuple[date, ...]:
    """The school days of a report; where it ended sooner, those until then."""
    days = report_days(
        records.desk.calendar,
        one.report.first_day,
        one.report.school_days,
        with_lines={line.day for line in one.lines},
    )
    ended = one.report.ended_on
    return tuple(day for day in days if ended is None or day <= ended) or (one.report.first_day,)


def report_span(records: MeetingRecords, one: ReportRecords) -> tuple[date, date]:
    """The first and the last day of a report."""
    days = days_of_report(records, one)
    return days[0], days[-1]


def lines_filled(records: MeetingRecords, one: ReportRecords) -> tuple[int, int]:
    """How many days of a report that came have a line, and how many came in all."""
    came = [day for day in days_of_report(records, one) if day <= records.today]
    filled = {line.day for line in one.lines}
    return len([day for day in came if day in filled]), len(came)
