"""What reports, their meetings, and support without a report leave to do."""

from bluesky_desktop.domain.obligations import Day, Obligation
from bluesky_desktop.domain.report_duties import (
    from_report,
    from_support,
    meeting_on_cpoms,
    meeting_to_hold,
)
from bluesky_desktop.services.context import Desk
from bluesky_desktop.storage.queries import daily_reports as report_queries
from bluesky_desktop.storage.queries import decisions as decision_queries
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def report_duties(
    work: UnitOfWork, desk: Desk, day: Day, pupil_id: int | None
) -> tuple[Obligation, ...]:
    """All of it, of one pupil or of all; each query is answered by an index of what is open."""
    session, found = work.session, list[Obligation]()
    reports = report_queries.running_reports(session, pupil_id)
    unmet = [one.id for one in reports if one.met_at is None]
    meetings = {
        one.report_id: one
        for one in (meeting_queries.meetings_of_reports(session, unmet) if unmet else ())
        if one.is_to_come
    }
    for report in reports:
        found += from_report(report, day)
        found += meeting_to_hold(report, meetings.get(report.id), day)
    for meeting in meeting_queries.meetings_wanting_cpoms(session, pupil_id):
        found += meeting_on_cpoms(meeting, day, uses_cpoms=desk.setting.uses_cpoms)
    for decision in decision_queries.reviews_awaited(session, pupil_id):
        found += from_support(decision, day)
    return tuple(found)
