"""What the records of a report say for its paper. Appendix 2."""

from datetime import date

from bluesky_desktop.documents.sections import Source
from bluesky_desktop.domain.daily_report import (
    DAYS_IN_A_WEEK,
    Asked,
    DailyReport,
    Whose,
    days_of,
)
from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.school_time import show_day, show_short_day
from bluesky_desktop.domain.term_calendar import TermCalendar
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.papers.subject_facts import SubjectFacts
from bluesky_desktop.services.pupils.naming import StaffNames, staff_names
from bluesky_desktop.storage.queries import daily_reports as report_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

WEEKS_ON_A_FORM = 2
ABSENT = "Absent"
_OF_THE_REPORT = "report."

Facts = dict[str, str]


def report_facts(work: UnitOfWork, desk: Desk, report_id: int, pupil_id: int) -> SubjectFacts:
    """Which report it is, and its texts; further sheets where it runs longer than the form.

    A day without a line is left out, so that its row is ready for the pen.
    """
    report = report_queries.read_report(work.session, report_id)
    if report is None or report.pupil_id != pupil_id:
        raise NotFound("This report is not there any more.")
    names = staff_names(work, desk.person.id)
    first, *further = sheets_of(report, desk.calendar, names)
    return SubjectFacts(_about(report, desk.calendar), first, tuple(further), (_OF_THE_REPORT,))


def newest_report(work: UnitOfWork, pupil_id: int) -> int | None:
    """The report that a pupil's paper is of where none is named: the newest."""
    reports = report_queries.reports_of(work.session, pupil_id)
    return reports[-1].id if reports else None


def sheets_of(report: DailyReport, calendar: TermCalendar, names: StaffNames) -> tuple[Facts, ...]:
    """Texts by the name of their fact; one set for each two weeks, for the form has so many."""
    on_a_sheet = DAYS_IN_A_WEEK * WEEKS_ON_A_FORM
    count = max(1, -(-len(days_of(report, calendar)) // on_a_sheet))
    sheets = tuple(_sheet(report, calendar, names, sheet) for sheet in range(count))
    if report.next_steps:
        sheets[-1][Source.REPORT_NEXT_STEPS.value] = report.next_steps
    return sheets


def _about(report: DailyReport, calendar: TermCalendar) -> str:
    days = days_of(report, calendar)
    if not days:
        return f"from {show_day(report.first_day)}"
    return f"{show_short_day(days[0])} to {show_day(days[-1])}"


def _sheet(report: DailyReport, calendar: TermCalendar, names: StaffNames, sheet: int) -> Facts:
    facts = {
        Source.REPORT_LSA.value: names.name(report.lsa_id),
        Source.REPORT_SLT.value: names.name(report.slt_id),
    }
    days = days_of(report, calendar)
    for on_sheet in range(WEEKS_ON_A_FORM):
        week = sheet * WEEKS_ON_A_FORM + on_sheet
        for number, day in enumerate(
            days[week * DAYS_IN_A_WEEK : (week + 1) * DAYS_IN_A_WEEK], start=1
        ):
            row = f"report.week.{on_sheet + 1}.{number}"
            facts[f"{row}.date"] = show_day(day)
            facts[f"{row}.target"] = report.kept(day).target
            facts[f"{row}.noticed"] = _noticed(report, day, names)
        for whose in Whose:
            for asked in Asked:
                answer = report.answer(week + 1, whose, asked)
                fact = f"report.{whose.value}.{asked.value}.{on_sheet + 1}"
                facts[fact] = answer.words if answer is not None else ""
    return {key: text for key, text in facts.items() if text}


def _noticed(report: DailyReport, day: date, names: StaffNames) -> str:
    if report.kept(day).absent:
        return ABSENT
    return "\n".join(
        f"{line.words} ({_by(line.lesson, names.name(line.adult_id))})"
        for line in report.lines_of(day)
    )


def _by(lesson: str, adult: str) -> str:
    return f"{lesson}, {adult}" if lesson else adult
