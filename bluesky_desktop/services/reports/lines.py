"""A line of a report: what an adult was pleased to notice, written at the end of a lesson."""

from datetime import date
from typing import TYPE_CHECKING

from bluesky_desktop.domain.daily_report import days_of
from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.domain.school_time import LONDON, local_day, show_day
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.works_here import require_works_here
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.reports.records import (
    changed,
    find_report,
    note_report,
    report_to_fill,
    require_day,
)
from bluesky_desktop.storage.queries import daily_reports as report_queries
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from bluesky_desktop.storage.tables.daily_report import ReportLineRow


def write_line(
    desk: Desk,
    *,
    report_id: int,
    words: str,
    lesson: str = "",
    day: date | None = None,
    adult_id: int | None = None,
    draft_id: int | None = None,
) -> Done[int]:
    """Keeps what was pleasing to notice on a day (None: today); returns the entry.

    A day may have several lines, and one gone by may be given its line late. Raises InvalidInput
    for no words, for a day to come, for one on which the report does not run or the pupil was
    absent. Appendix 2: "Today my Teacher was pleased to notice…".
    """
    desk.require(Permission.FILL_REPORT_LINE)
    words = words.strip()
    if not words:
        raise InvalidInput("words", "Please write what you were pleased to notice.")
    today = local_day(desk.now())
    on = day or today
    if on > today:
        raise InvalidInput("day", "This day has not come yet.")
    with desk.unit_of_work() as work:
        report = report_to_fill(work, desk, report_id)
        require_day(desk, report, on)
        if report.kept(on).absent:
            raise InvalidInput(
                "day",
                "This day is marked as absent.",
                to_do="Take the absence away first.",
            )
        at = desk.now() if on == today else desk.calendar.end_of_school_day(on, LONDON)
        require_works_here(work, desk, "adult", adult_id, at=at)
        entry_id = report_queries.add_line(
            work.session,
            report_id=report_id,
            pupil_id=report.pupil_id,
            day=on,
            words=words,
            lesson=lesson.strip(),
            at=at,
            adult_id=adult_id or desk.person.id,
            recorded_by_id=desk.person.id,
            recorded_at=desk.now(),
        )
        note_report(work, desk, "write_line", report, day=on.isoformat(), entry=entry_id)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(entry_id, changed(report.pupil_id))


def follow_day(work: UnitOfWork, desk: Desk, row: "ReportLineRow") -> None:
    """Puts an amended line onto the day of its time, within a transaction.

    Raises InvalidInput where the report does not run on that day.
    """
    report = find_report(work, row.report_id)
    day = local_day(row.happened_at)
    if day not in days_of(report, desk.calendar):
        raise InvalidInput("happened_at", f"The report does not run on {show_day(day)}.")
    row.day = day
