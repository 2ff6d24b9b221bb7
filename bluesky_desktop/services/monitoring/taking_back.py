"""Taking a decision about step 7 back, while nothing was built upon it."""

from typing import TYPE_CHECKING

from bluesky_desktop.domain.decisions import Decided, Decision
from bluesky_desktop.domain.errors import RuleRefused
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.monitoring.prompts import leave_support_to_review
from bluesky_desktop.services.plans.ending import take_back_end_within
from bluesky_desktop.services.plans.records import find_plan
from bluesky_desktop.services.plans.starting import take_back_start_within
from bluesky_desktop.services.reports.records import find_report
from bluesky_desktop.storage.queries import daily_reports as report_queries
from bluesky_desktop.storage.queries import decisions as decision_queries
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from bluesky_desktop.storage.tables.story import EntryRow

_ENDS = (Decided.REPORT_HELPED, Decided.SUPPORT_GOES_ON)


def take_back_decision(work: UnitOfWork, desk: Desk, row: "EntryRow") -> None:
    """Undoes what a decision did, within a transaction; the caller marks it as undone.

    A report in which nothing was written goes with the decision that started it; one that a
    decision ended runs again; support is to be looked at again. Raises RuleRefused for all else.
    """
    desk.require(Permission.DECIDE_MONITORING)
    decision = decision_queries.read_decision(work.session, row.id)
    if decision is None:
        return
    if decision.decided is Decided.START_REPORT:
        _take_away(work, decision)
    elif decision.report_id is not None:
        _run_again(work, decision)
    elif decision.plan_id is not None:
        _take_back_of_plan(work, desk, decision.plan_id, decision.decided)
    elif decision.decided is Decided.PLAN_ENDS:
        raise _built_upon()
    leave_support_to_review(work, decision.pupil_id, decision.decided_at)


def _take_back_of_plan(work: UnitOfWork, desk: Desk, plan_id: int, decided: Decided) -> None:
    plan = find_plan(work, plan_id)
    if decided is Decided.START_PLAN:
        take_back_start_within(work, desk, plan)
    else:
        take_back_end_within(work, desk, plan)


def _take_away(work: UnitOfWork, decision: Decision) -> None:
    if decision.report_id is None:
        return
    report = find_report(work, decision.report_id)
    written = any(one.target or one.absent for one in report.days) or report.answers
    if (
        not report.is_running
        or report.met_at is not None
        or written
        or report_queries.has_lines(work.session, report.id)
    ):
        raise _built_upon()
    for meeting in meeting_queries.meetings_of_reports(work.session, (report.id,)):
        meeting_queries.set_report(work.session, meeting.id, None)
        if meeting.is_to_come:
            meeting_queries.set_cancelled(
                work.session,
                meeting.id,
                at=decision.decided_at,
                reason="The decision was taken back.",
            )
    decision_queries.forget_report(work.session, report.id)
    report_queries.drop_report(work.session, report.id)


def _run_again(work: UnitOfWork, decision: Decision) -> None:
    assert decision.report_id is not None
    another = report_queries.running_reports(work.session, decision.pupil_id)
    if decision.decided not in _ENDS or another:
        raise _built_upon()
    report_queries.set_ended(work.session, decision.report_id, on=None)


def _built_upon() -> RuleRefused:
    return RuleRefused(
        "Other records rest on this decision by now.",
        kept="Nothing was changed.",
        to_do="Write a new decision instead: end the report, or amend this one.",
    )
