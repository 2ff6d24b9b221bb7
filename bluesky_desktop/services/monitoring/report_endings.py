"""The decision by all involved at the end of a report: what becomes of it, and who was there.

Policy, Daily Positive Reporting: "At the end of two weeks a decision will be made by all involved
parties as to the best course of action."
"""

from dataclasses import dataclass, replace
from datetime import date

from bluesky_desktop.domain.daily_report import DailyReport
from bluesky_desktop.domain.decisions import Decided, PromptedBy, StoodBefore
from bluesky_desktop.domain.errors import InvalidInput, RuleRefused
from bluesky_desktop.domain.meeting import Answer, Invited, MeetingKind, Part
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.monitoring.decisions import (
    ToDecide,
    changed_by_decision,
    check_review,
    write_decision,
)
from bluesky_desktop.services.monitoring.starting import (
    require_first_day,
    require_length,
    require_no_second,
)
from bluesky_desktop.services.pupils.naming import staff_names
from bluesky_desktop.services.reports.records import note_report, report_to_fill
from bluesky_desktop.storage.queries import daily_reports as report_queries
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

AT_THE_END = (
    Decided.REPORT_HELPED,
    Decided.REPORT_LONGER,
    Decided.REPORT_AGAIN,
    Decided.SUPPORT_GOES_ON,
    Decided.START_PLAN,
)
"""What can be decided at the end of a report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoesOn:
    """How a report goes on: until how many school days in all; or a second one from a day on."""

    school_days: int
    first_day: date | None = None


def end_report(
    desk: Desk,
    *,
    report_id: int,
    to_decide: ToDecide,
    next_steps: str,
    goes_on: GoesOn | None = None,
    draft_id: int | None = None,
) -> Done[int]:
    """Keeps the decision by all involved; returns it. All but "longer" end the report today.

    Raises InvalidInput where nobody was there or nothing follows, and RuleRefused with the policy's
    reason for a longer or a second report, unless SLT gives theirs. Design rule 10.
    """
    desk.require(Permission.DECIDE_MONITORING)
    to_decide = replace(to_decide, prompted_by=to_decide.prompted_by or _prompt(to_decide))
    if to_decide.decided not in AT_THE_END:
        raise InvalidInput("decided", "Please choose what was decided.")
    if not any(name.strip() for name in to_decide.present):
        raise InvalidInput("present", "Please say who was there.")
    if not next_steps.strip():
        raise InvalidInput("next_steps", "Please write what comes next.")
    check_review(desk, to_decide)
    with desk.unit_of_work() as work:
        report = report_to_fill(work, desk, report_id)
        before, second_id = None, None
        if to_decide.decided is Decided.REPORT_LONGER:
            before = StoodBefore(
                school_days=report.school_days,
                longer_reason=report.longer_reason,
                next_steps=report.next_steps,
            )
            _lengthen(work, desk, report, goes_on, to_decide.reason, next_steps)
        else:
            report_queries.set_ended(
                work.session, report_id, on=local_day(desk.now()), next_steps=next_steps.strip()
            )
            note_report(work, desk, "end_report", report, decided=to_decide.decided.value)
        if to_decide.decided is Decided.REPORT_AGAIN:
            second_id = _begin_again(work, desk, report, goes_on, to_decide)
        decision_id = write_decision(
            work,
            desk,
            report.pupil_id,
            to_decide,
            report_id=report_id,
            before=before,
            second_report_id=second_id,
        )
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(decision_id, changed_by_decision(report.pupil_id))


def _prompt(to_decide: ToDecide) -> str:
    return PromptedBy.REPORT.value if to_decide.decided is Decided.START_PLAN else ""


def _lengthen(
    work: UnitOfWork,
    desk: Desk,
    report: DailyReport,
    goes_on: GoesOn | None,
    reason: str,
    next_steps: str,
) -> None:
    school_days = goes_on.school_days if goes_on else 0
    if school_days <= report.school_days:
        raise InvalidInput(
            "school_days", f"Please choose more than the {report.school_days} days it has."
        )
    require_length(desk, report.first_day, school_days, reason)
    report_queries.set_longer(
        work.session, report.id, school_days=school_days, reason=reason.strip()
    )
    report_queries.set_next_steps(work.session, report.id, next_steps.strip())
    note_report(
        work,
        desk,
        "lengthen_report",
        report,
        before=report.school_days,
        after=school_days,
    )


def _begin_again(
    work: UnitOfWork,
    desk: Desk,
    report: DailyReport,
    goes_on: GoesOn | None,
    to_decide: ToDecide,
) -> int:
    """Starts the second report, and returns it; who decided on it were its meeting.

    Whoever maintained the first one goes on, unless they have left.
    """
    if goes_on is None or goes_on.first_day is None:
        raise InvalidInput("first_day", "Please say when the second report begins.")
    require_first_day(desk, goes_on.first_day, desk.now())
    require_length(desk, goes_on.first_day, goes_on.school_days, "")
    if not to_decide.reason.strip():
        ended = replace(report, ended_on=local_day(desk.now()))
        require_no_second(desk, (ended,), goes_on.first_day, "")
        raise RuleRefused("Please say why a second report follows.", field="again_reason")
    names = staff_names(work, desk.person.id)
    again = report_queries.add_report(
        work.session,
        pupil_id=report.pupil_id,
        first_day=goes_on.first_day,
        school_days=goes_on.school_days,
        teacher_id=names.here(report.teacher_id),
        lsa_id=names.here(report.lsa_id),
        slt_id=names.here(report.slt_id) or desk.person.id,
        started_by_id=desk.person.id,
        started_at=desk.now(),
        targets=report.targets,
        again_reason=to_decide.reason.strip(),
    )
    meeting_id = meeting_queries.add_meeting(
        work.session,
        pupil_id=report.pupil_id,
        kind=MeetingKind.STEP_7,
        dated_for=desk.now(),
        dated_at=desk.now(),
        recorded_by_id=desk.person.id,
        report_id=again,
        people=tuple(
            Invited(name=name.strip(), part=Part.OTHER, answer=Answer.CAME)
            for name in to_decide.present
            if name.strip()
        ),
    )
    meeting_queries.set_held(
        work.session,
        meeting_id,
        at=desk.now(),
        led_by_id=desk.person.id,
        wants_cpoms=desk.setting.uses_cpoms,
    )
    begun = report_queries.read_report(work.session, again)
    assert begun is not None
    note_report(work, desk, "start_report", begun, again=True)
    return again
