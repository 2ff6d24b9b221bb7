"""The days of a report: the target for each, set at the end of the day before, and absences."""

from datetime import date

from bluesky_desktop.domain.daily_report import next_target_day
from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.domain.school_time import local_day, show_day
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.reports.records import (
    changed,
    note_report,
    report_to_fill,
    require_day,
)
from bluesky_desktop.storage.queries import daily_reports as report_queries
from bluesky_desktop.storage.queries import drafts as draft_queries


def set_target(
    desk: Desk, *, report_id: int, day: date, target: str, draft_id: int | None = None
) -> Done[int]:
    """Sets the target for a day; what stood there is in the audit trail. Returns the pupil.

    It may be a day gone by, for a target that stood on paper, and at most the next one. Raises
    InvalidInput. Policy: "Individual, specific targets set by Class Teacher at the end of each day
    for the following day".
    """
    desk.require(Permission.SET_REPORT_TARGET)
    target = target.strip()
    if not target:
        raise InvalidInput("target", "Please write the target.")
    with desk.unit_of_work() as work:
        report = report_to_fill(work, desk, report_id)
        require_day(desk, report, day)
        today = local_day(desk.now())
        coming = next_target_day(report, desk.calendar, today)
        if day > today and day != coming:
            raise InvalidInput(
                "day", f"The target for {show_day(day)} is set at the end of the day before it."
            )
        before = report.kept(day).target
        report_queries.set_target(
            work.session, report_id, day, target=target, by_id=desk.person.id, at=desk.now()
        )
        note_report(work, desk, "set_target", report, day=day.isoformat(), before=before)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(report.pupil_id, changed(report.pupil_id))


def mark_absent(desk: Desk, *, report_id: int, day: date, absent: bool) -> Done[int]:
    """Marks a day as absent, or takes that away; the day counts all the same. Returns the pupil.

    Raises InvalidInput where lines say that the pupil was there. Design rule 10.
    """
    desk.require(Permission.FILL_REPORT_LINE)
    with desk.unit_of_work() as work:
        report = report_to_fill(work, desk, report_id)
        require_day(desk, report, day)
        if absent and report.lines_of(day):
            raise InvalidInput("day", "There is a line for this day, so the child was there.")
        report_queries.set_absent(work.session, report_id, day, absent)
        note_report(work, desk, "mark_absent", report, day=day.isoformat(), absent=absent)
        work.commit()
    return Done(report.pupil_id, changed(report.pupil_id))
