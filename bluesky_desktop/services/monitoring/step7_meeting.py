"""The step 7 meeting, which opens a report: who came, the agreed targets, the first day.

Policy, step 7: "A meeting with the support assistant, child, parent and a member of the SLT,
recorded on CPOMs with agreed targets that will be monitored over the course of two weeks."
"""

from collections.abc import Sequence
from datetime import date, datetime

from bluesky_desktop.domain.daily_report import DailyReport
from bluesky_desktop.domain.errors import InvalidInput, NotFound, RuleRefused
from bluesky_desktop.domain.meeting import Invited, Meeting
from bluesky_desktop.domain.monitoring_dates import report_days
from bluesky_desktop.domain.staff import Role
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.works_here import require_works_here
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.ladder.steps import NOT_YET, is_to_come
from bluesky_desktop.services.monitoring.decisions import changed_by_decision
from bluesky_desktop.services.monitoring.holding import hold_within
from bluesky_desktop.services.monitoring.meeting_people import checked_people
from bluesky_desktop.services.monitoring.meeting_records import find_pupil, meeting_to_come
from bluesky_desktop.services.monitoring.starting import require_first_day, require_length
from bluesky_desktop.services.pupils.naming import staff_names
from bluesky_desktop.services.reports.records import find_report, note_report
from bluesky_desktop.storage.queries import daily_reports as report_queries
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def hold_step_7_meeting(
    desk: Desk,
    *,
    meeting_id: int,
    came: Sequence[int],
    targets: str,
    also_came: Sequence[Invited] = (),
    first_target: str = "",
    held_at: datetime | None = None,
    first_day: date | None = None,
    draft_id: int | None = None,
) -> Done[int]:
    """Says that the meeting was held and what it agreed; the report can then begin.

    `came` are those invited who came, `also_came` those who came without; `first_target` is the
    one for day one. Another `first_day` is
    needed where the meeting was held too late for the one that was set. Returns the report. Raises
    InvalidInput, RuleRefused where no member of SLT was there, NotFound.
    """
    desk.require(Permission.PREPARE_MEETING)
    at = held_at or desk.now()
    if is_to_come(desk, at):
        raise InvalidInput("held_at", NOT_YET)
    if not targets.strip():
        raise InvalidInput("targets", "Please write the agreed targets.")
    with desk.unit_of_work() as work:
        before = meeting_to_come(work, meeting_id)
        meeting = _with(work, desk, before, also_came, at)
        invited = {one.id for one in before.people}
        came = [*came, *(one.id for one in meeting.people if one.id and one.id not in invited)]
        report = _opened_by(work, meeting)
        _require_slt(work, desk, meeting, came)
        begins = first_day or report.first_day
        require_first_day(desk, begins, at)
        require_length(desk, begins, report.school_days, report.longer_reason)
        lead = staff_names(work, desk.person.id).here(report.slt_id)
        hold_within(work, desk, meeting, came=came, held_at=at, led_by_id=lead)
        report_queries.set_agreed(
            work.session, report.id, targets=targets.strip(), first_day=begins
        )
        if first_target.strip():
            day_one = report_days(desk.calendar, begins, 1)[0]
            report_queries.set_target(
                work.session,
                report.id,
                day_one,
                target=first_target.strip(),
                by_id=desk.person.id,
                at=desk.now(),
            )
        note_report(
            work,
            desk,
            "agree_targets",
            report,
            first_day_before=report.first_day.isoformat(),
            first_day=begins.isoformat(),
        )
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(report.id, changed_by_decision(report.pupil_id))


def _with(
    work: UnitOfWork, desk: Desk, meeting: Meeting, also_came: Sequence[Invited], at: datetime
) -> Meeting:
    """The meeting with those who came without being invited, at the end of its people."""
    if not also_came:
        return meeting
    people = checked_people(find_pupil(work, meeting.pupil_id), also_came)
    require_works_here(work, desk, "came", *(one.staff_id for one in people), at=at)
    meeting_queries.set_people(work.session, meeting.id, (*meeting.people, *people))
    return meeting_to_come(work, meeting.id)


def _opened_by(work: UnitOfWork, meeting: Meeting) -> DailyReport:
    if meeting.report_id is None:
        raise NotFound("This meeting opens no report.", kept="Nothing was changed.")
    return find_report(work, meeting.report_id)


def _require_slt(work: UnitOfWork, desk: Desk, meeting: Meeting, came: Sequence[int]) -> None:
    staff = staff_names(work, desk.person.id).staff
    leaders = {one.id for one in staff.values() if one.role is Role.SLT}
    if not any(one.id in came and one.staff_id in leaders for one in meeting.people):
        raise RuleRefused(
            "A member of the SLT is part of this meeting.",
            kept="What you typed is still there.",
            to_do="Add who of the SLT was there.",
        )
