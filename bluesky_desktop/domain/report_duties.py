"""What a Daily Positive Report leaves to do, and a support that goes on without one.

Each day has its line and, at its end, the target for the next; each week its views; the last day
the decision by all involved. Design rules 10 and 15; policy, Daily Positive Reporting.
"""

from datetime import date, datetime, time

from bluesky_desktop.domain.daily_report import (
    DAYS_IN_A_WEEK,
    DailyReport,
    Standing,
    Whose,
    day_number,
    days_of,
    next_target_day,
    standing_of,
    week_of,
)
from bluesky_desktop.domain.decisions import Decision
from bluesky_desktop.domain.meeting import Meeting
from bluesky_desktop.domain.monitoring_dates import target_set_on
from bluesky_desktop.domain.obligations import Day, Duty, Obligation
from bluesky_desktop.domain.school_time import moment_of

BOTH = "both"
"""`about` of the views of a week where the pupil's and those of others are missing."""


def from_report(report: DailyReport, day: Day) -> tuple[Obligation, ...]:
    """All that a report leaves to do on this day, once its meeting was held."""
    if standing_of(report, day.calendar, day.today) in (Standing.TO_MEET, Standing.ENDED):
        return ()
    return (
        *lines_to_write(report, day),
        *target_to_set(report, day),
        *views_to_gather(report, day),
        *decision_to_make(report, day),
    )


def lines_to_write(report: DailyReport, day: Day) -> tuple[Obligation, ...]:
    """Today's line, by the end of the day; and those of days gone by, as one thing to do.

    An absent day has none. `about` is the day (ISO), `count` how many days lack their line.
    """
    without = [
        one
        for one in days_of(report, day.calendar)
        if one <= day.today and not report.lines_of(one) and not report.kept(one).absent
    ]
    earlier = [one for one in without if one < day.today]
    found = []
    if day.today in without:
        found.append(_owed(report, Duty.REPORT_LINE, day.today, day, count=1))
    if earlier:
        found.append(_owed(report, Duty.REPORT_LINE, earlier[0], day, count=len(earlier)))
    return tuple(found)


def target_to_set(report: DailyReport, day: Day) -> tuple[Obligation, ...]:
    """The target for the next day, by the end of this one; and today's where it was left out.

    Policy: "Individual, specific targets set by Class Teacher at the end of each day for the
    following day". `about` is the day for which it is set (ISO).
    """
    days = days_of(report, day.calendar)
    found = []
    if day.today in days and not report.kept(day.today).target:
        found.append(_target(report, day.today, day))
    coming = next_target_day(report, day.calendar, day.today)
    if coming is not None and not report.kept(coming).target:
        set_on = target_set_on(day.calendar, coming)
        if set_on is None or set_on <= day.today:
            found.append(_target(report, coming, day))
    return tuple(found)


def views_to_gather(report: DailyReport, day: Day) -> tuple[Obligation, ...]:
    """The views of each week, from its last day on until they are written. Appendix 2.

    `about` says whose are missing, `count` is the week.
    """
    days = days_of(report, day.calendar)
    found = []
    for week in range(1, week_of(len(days)) + 1 if days else 1):
        last = days[min(week * DAYS_IN_A_WEEK, len(days)) - 1]
        missing = report.views_missing(week)
        if last <= day.today and missing:
            about = BOTH if len(missing) == len(Whose) else missing[0].value
            found.append(_owed(report, Duty.REPORT_VIEWS, last, day, about=about, count=week))
    return tuple(found)


def decision_to_make(report: DailyReport, day: Day) -> tuple[Obligation, ...]:
    """The decision by all involved on the last day; it is announced from the last week on.

    Policy: "At the end of two weeks a decision will be made by all involved parties as to the best
    course of action."
    """
    days = days_of(report, day.calendar)
    if not days or day.today < days[max(len(days) - DAYS_IN_A_WEEK, 0)]:
        return ()
    return (_owed(report, Duty.REPORT_DECISION, days[-1], day, adult_id=report.slt_id),)


def from_support(decision: Decision, day: Day) -> tuple[Obligation, ...]:
    """The review of support that goes on without a report, from its date on. Design rule 10."""
    review_on = decision.review_on
    if review_on is None or not decision.awaits_review or review_on > day.today:
        return ()
    return (
        Obligation(
            duty=Duty.SUPPORT_REVIEW,
            pupil_id=decision.pupil_id,
            since=_start_of(review_on, day),
            due_day=review_on,
            late_from=day.late_from(review_on),
            subject_id=decision.id,
            adult_id=decision.decided_by_id,
        ),
    )


def meeting_to_hold(
    report: DailyReport, meeting: Meeting | None, day: Day
) -> tuple[Obligation, ...]:
    """The step 7 meeting that opens a report: at its time, or to be dated where it has none.

    Design rule 10: it comes before day one. `subject_id` is the meeting, `about` the place; without
    one `subject_id` is None.
    """
    if standing_of(report, day.calendar, day.today) is not Standing.TO_MEET:
        return ()
    due_day = day.day_of(meeting.dated_for) if meeting else day.day_of(report.started_at)
    return (
        Obligation(
            duty=Duty.STEP_7_MEETING,
            pupil_id=report.pupil_id,
            since=report.started_at,
            due_at=meeting.dated_for if meeting else None,
            due_day=due_day,
            late_from=day.late_from(due_day),
            subject_id=meeting.id if meeting else None,
            adult_id=report.slt_id,
            about=meeting.place if meeting else "",
        ),
    )


def meeting_on_cpoms(meeting: Meeting, day: Day, *, uses_cpoms: bool) -> tuple[Obligation, ...]:
    """The CPOMS entry of a step 7 meeting, on the day on which it was held. Design rules 10, 15.

    Policy: "A meeting with the support assistant, child, parent and a member of the SLT, recorded
    on CPOMs".
    """
    held_at = meeting.held_at
    if held_at is None or not (uses_cpoms and meeting.wants_cpoms) or meeting.on_cpoms:
        return ()
    held_on = day.day_of(held_at)
    return (
        Obligation(
            duty=Duty.MEETING_CPOMS,
            pupil_id=meeting.pupil_id,
            since=held_at,
            due_day=held_on,
            late_from=day.late_from(held_on),
            subject_id=meeting.id,
            adult_id=meeting.led_by_id,
        ),
    )


def _target(report: DailyReport, for_day: date, day: Day) -> Obligation:
    due = target_set_on(day.calendar, for_day) or day.today
    return _owed(
        report, Duty.REPORT_TARGET, due, day, about=for_day.isoformat(), adult_id=report.teacher_id
    )


def _owed(
    report: DailyReport,
    duty: Duty,
    due_day: date,
    day: Day,
    *,
    about: str = "",
    count: int = 0,
    adult_id: int | None = None,
) -> Obligation:
    met = report.met_at or report.started_at
    return Obligation(
        duty=duty,
        pupil_id=report.pupil_id,
        since=max(_start_of(due_day, day), met) if due_day <= day.today else met,
        due_day=due_day,
        late_from=day.late_from(due_day),
        subject_id=report.id,
        adult_id=adult_id,
        about=about or due_day.isoformat(),
        count=count or day_number(report, day.calendar, day.today),
        total=report.school_days,
    )


def _start_of(on: date, day: Day) -> datetime:
    starts: time = day.calendar.day_starts
    return moment_of(on, starts)
