"""Taking a decision about step 7 back, while nothing was built upon it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from bluesky_desktop.domain.daily_report import DailyReport, days_of, week_of
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

_ENDS = (
    Decided.REPORT_HELPED,
    Decided.SUPPORT_GOES_ON,
    Decided.REPORT_AGAIN,
    Decided.START_PLAN,
)
"""What ends a report, and lets it run again once it is taken back."""


def take_back_decision(work: UnitOfWork, desk: Desk, row: "EntryRow") -> None:
    """Undoes what a decision did, within a transaction; the caller marks it as undone.

    A report in which nothing was written goes with the decision that started it, and so does a plan
    that holds nothing. A report that a decision ended runs again, one that it let go on runs as
    long as before. Support is to be looked at again. Raises RuleRefused for all else.
    """
    desk.require(Permission.DECIDE_MONITORING)
    decision = decision_queries.read_decision(work.session, row.id)
    if decision is None:
        return
    if decision.decided is Decided.START_REPORT:
        _take_away(work, decision)
    if decision.plan_id is not None:
        _take_back_of_plan(work, desk, decision.plan_id, decision.decided)
    elif decision.decided is Decided.PLAN_ENDS:
        raise _built_upon()
    if decision.report_id is not None and decision.decided is not Decided.START_REPORT:
        _take_back_of_report(work, desk, decision)
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
    if report.met_at is not None:
        raise _built_upon()
    _drop(work, decision, report)


def _take_back_of_report(work: UnitOfWork, desk: Desk, decision: Decision) -> None:
    assert decision.report_id is not None
    report = find_report(work, decision.report_id)
    if decision_queries.last_about_report(work.session, report.id) != decision.id:
        raise _built_upon()
    if decision.decided is Decided.REPORT_LONGER:
        _shorten(work, desk, decision, report)
        return
    if decision.second_report_id is not None:
        second = find_report(work, decision.second_report_id)
        decision_queries.forget_second(work.session, decision.id)
        _drop(work, decision, second)
    if decision.decided not in _ENDS or report_queries.running_reports(
        work.session, decision.pupil_id
    ):
        raise _built_upon()
    report_queries.set_ended(work.session, report.id, on=None)


def _shorten(work: UnitOfWork, desk: Desk, decision: Decision, report: DailyReport) -> None:
    """Lets a report run as long as before, where nothing is kept of the days beyond."""
    if decision.before is None or not report.is_running:
        raise _built_upon()
    days = days_of(report, desk.calendar)
    stood = days_of(replace(report, school_days=decision.before.school_days), desk.calendar)
    beyond = set(days) - set(stood)
    weeks = {week_of(number) for number, _ in enumerate(stood, start=1)}
    if any(one.day in beyond and (one.target or one.absent) for one in report.days) or (
        any(one.day in beyond for one in report.lines)
        or any(one.week not in weeks for one in report.answers)
    ):
        raise _built_upon()
    report_queries.set_longer(
        work.session,
        report.id,
        school_days=decision.before.school_days,
        reason=decision.before.longer_reason,
    )
    report_queries.set_next_steps(work.session, report.id, decision.before.next_steps)


def _drop(work: UnitOfWork, decision: Decision, report: DailyReport) -> None:
    """Takes a report away in which nothing was written, with the meeting that opened it."""
    written = any(one.target or one.absent for one in report.days) or report.answers
    lines = report_queries.has_lines(work.session, report.id)
    meetings = meeting_queries.meetings_of_reports(work.session, (report.id,))
    if not report.is_running or written or lines or any(one.on_cpoms for one in meetings):
        raise _built_upon()
    for meeting in meetings:
        meeting_queries.set_report(work.session, meeting.id, None)
        if meeting.cancelled_at is None:
            meeting_queries.set_held(work.session, meeting.id, at=None)
            meeting_queries.set_cancelled(
                work.session,
                meeting.id,
                at=decision.decided_at,
                reason="The decision was taken back.",
            )
    decision_queries.forget_report(work.session, report.id)
    report_queries.drop_report(work.session, report.id)


def _built_upon() -> RuleRefused:
    return RuleRefused(
        "Other records rest on this decision by now.",
        kept="Nothing was changed.",
        to_do="Write a new decision instead: end the report, or amend this one.",
    )
