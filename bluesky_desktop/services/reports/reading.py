"""Reading a report, whole, for its pages."""

from datetime import date, timedelta

from bluesky_desktop.domain.daily_report import (
    DAYS_IN_A_WEEK,
    Asked,
    DailyReport,
    Standing,
    Whose,
    day_number,
    days_of,
    next_target_day,
    standing_of,
)
from bluesky_desktop.domain.decisions import Decision
from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.meeting import Meeting
from bluesky_desktop.domain.school_time import local_day, show_day, show_short_day
from bluesky_desktop.domain.term_calendar import TermCalendar
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.monitoring.meeting_records import find_pupil
from bluesky_desktop.services.pupils.naming import StaffNames, staff_names
from bluesky_desktop.services.reports.form_words import report_words
from bluesky_desktop.services.reports.view import (
    AnswerFacts,
    DayFacts,
    DecisionFacts,
    LineFacts,
    ReportView,
    ViewsFacts,
    WeekFacts,
)
from bluesky_desktop.storage.queries import daily_reports as report_queries
from bluesky_desktop.storage.queries import decisions as decision_queries
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

_NO_SCHOOL = "No school"


def read_report(desk: Desk, *, pupil_id: int, report_id: int | None = None) -> ReportView:
    """A report of the pupil: the one named, or else the newest. Raises NotFound."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        pupil = find_pupil(work, pupil_id)
        reports = report_queries.reports_of(work.session, pupil_id)
        found = [one for one in reports if report_id in (None, one.id)]
        if not found:
            raise NotFound("This pupil has no such report.")
        report = found[-1]
        names = staff_names(work, desk.person.id)
        decisions = decision_queries.decisions_of(work.session, pupil_id)
        meeting = _meeting(work, report)
    today = local_day(desk.now())
    days = days_of(report, desk.calendar)
    standing = standing_of(report, desk.calendar, today)
    runs = standing in (Standing.RUNNING, Standing.DECISION_DUE, Standing.TO_BEGIN)
    return ReportView(
        pupil=pupil,
        report=report,
        standing=standing,
        day_number=day_number(report, desk.calendar, today),
        total=len(days) if not report.is_running else report.school_days,
        first_day=days[0] if days else report.first_day,
        last_day=days[-1] if days else None,
        weeks=_weeks(desk, report, names),
        meeting=meeting,
        decisions=tuple(
            decision_facts(desk, names, one) for one in decisions if one.report_id == report.id
        ),
        names=names,
        today=today if today in days else None,
        next_day=next_target_day(report, desk.calendar, today) if runs else None,
        missing=tuple(
            day
            for day in days
            if day < today and not report.lines_of(day) and not report.kept(day).absent
        ),
        others=tuple(
            (one.id, _span(one, desk.calendar)) for one in reversed(reports) if one.id != report.id
        ),
        may_write=runs and desk.may(Permission.FILL_REPORT_LINE),
        may_set_target=runs and desk.may(Permission.SET_REPORT_TARGET),
        may_decide=report.is_running and desk.may(Permission.DECIDE_MONITORING),
        may_hold=standing is Standing.TO_MEET and desk.may(Permission.PREPARE_MEETING),
    )


def decision_facts(desk: Desk, names: StaffNames, one: Decision) -> DecisionFacts:
    """A decision in words."""
    return DecisionFacts(
        entry_id=one.id,
        at=one.decided_at,
        words=desk.pack.label("decisions", one.decided.value),
        reason=one.reason,
        by_name=names.name(one.decided_by_id),
        parents=_parents(names, one),
        present=one.present,
    )


def _parents(names: StaffNames, one: Decision) -> str:
    parents = one.parents
    parts = []
    if parents.informed_on is not None:
        by = names.name(parents.informed_by_id)
        parts.append(f"Informed {show_day(parents.informed_on)}{' by ' + by if by else ''}")
    if parents.agreed is not None:
        parts.append("Agreed" if parents.agreed else "Not agreed")
    if parents.view:
        parts.append(f"“{parents.view}”")
    return ". ".join(parts)


def _meeting(work: UnitOfWork, report: DailyReport) -> Meeting | None:
    """The meeting that opened the report, or that is to; not a cancelled one."""
    every = meeting_queries.meetings_of_reports(work.session, (report.id,))
    standing = [one for one in every if one.cancelled_at is None]
    return standing[0] if standing else None


def _weeks(desk: Desk, report: DailyReport, names: StaffNames) -> tuple[WeekFacts, ...]:
    words = report_words()
    days = days_of(report, desk.calendar)
    found = []
    for number, start in enumerate(range(0, len(days), DAYS_IN_A_WEEK), start=1):
        of_week = days[start : start + DAYS_IN_A_WEEK]
        found.append(
            WeekFacts(
                number,
                words.week(number),
                _days(desk, report, names, of_week, start, days[start - 1] if start else None),
                tuple(_views(desk, report, names, number, whose) for whose in Whose),
            )
        )
    return tuple(found)


def _days(
    desk: Desk,
    report: DailyReport,
    names: StaffNames,
    days: tuple[date, ...],
    before: int,
    last: date | None,
) -> tuple[DayFacts, ...]:
    """The days of a week, and the weekdays without school since the day before."""
    found: list[DayFacts] = []
    day = last + timedelta(days=1) if last else days[0]
    number = before
    while day <= days[-1]:
        if day in days:
            number += 1
            found.append(_day(desk, report, names, day, number))
        elif day.weekday() < DAYS_IN_A_WEEK and desk.calendar.half_term_of(day) is not None:
            found.append(DayFacts(day, 0, closed=_closed(desk.calendar, day)))
        day += timedelta(days=1)
    return tuple(found)


def _day(desk: Desk, report: DailyReport, names: StaffNames, day: date, number: int) -> DayFacts:
    kept, today = report.kept(day), local_day(desk.now())
    return DayFacts(
        day=day,
        number=number,
        target=kept.target,
        target_by=names.name(kept.target_by_id),
        absent=kept.absent,
        lines=tuple(
            LineFacts(one.id, one.words, one.lesson, names.name(one.adult_id), one.at)
            for one in report.lines_of(day)
        ),
        is_past=day < today,
        is_today=day == today,
    )


def _closed(calendar: TermCalendar, day: date) -> str:
    found = next((one for one in calendar.closures if one.first_day <= day <= one.last_day), None)
    return f"{_NO_SCHOOL}: {found.name}" if found and found.name else _NO_SCHOOL


def _views(
    desk: Desk, report: DailyReport, names: StaffNames, week: int, whose: Whose
) -> ViewsFacts:
    words = report_words()
    answers = []
    for asked in Asked:
        answer = report.answer(week, whose, asked)
        answers.append(
            AnswerFacts(
                asked,
                words.questions[whose, asked],
                answer.words if answer else "",
                tuple(desk.pack.label("expressions", one) for one in answer.expressed)
                if answer
                else (),
                names.name(answer.written_by_id) if answer else "",
            )
        )
    return ViewsFacts(whose, words.views[whose], tuple(answers))


def _span(report: DailyReport, calendar: TermCalendar) -> str:
    days = days_of(report, calendar)
    if not days:
        return show_day(report.first_day)
    return f"{show_short_day(days[0])} to {show_day(days[-1])}"
