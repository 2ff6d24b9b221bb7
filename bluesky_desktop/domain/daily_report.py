"""The Daily Positive Report of step 7: its days, lines and views, and what it may and may not do.

Policy, Daily Positive Reporting: ten school days, "individual, specific targets set by Class
Teacher at the end of each day for the following day", and at the end "a decision will be made by
all involved parties". Days are the setting's local days, times are UTC.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto

from bluesky_desktop.domain.monitoring_dates import report_days
from bluesky_desktop.domain.term_calendar import ONE_DAY, TermCalendar

SUBJECT = "report"
"""How the subject of a form that is a report's paper begins; its id follows a colon."""

DAYS_IN_A_WEEK = 5
"""How many days a week of the form has. Appendix 2: two weeks of five days each."""


class Whose(StrEnum):
    """Whose views of a week they are: "Pupil Views" and "Views of Others" of Appendix 2."""

    PUPIL = "pupil"
    OTHERS = "others"


class Asked(StrEnum):
    """The three questions that are asked each week, of the pupil and of others. Appendix 2."""

    DOING_WELL = "doing_well"
    IMPROVE = "improve"
    HELP = "help"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """What an adult was pleased to notice on a day, in a lesson where that was said."""

    id: int
    day: date
    words: str
    adult_id: int
    recorded_by_id: int
    at: datetime
    lesson: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDay:
    """What is kept of one day beside its lines: the target, and whether the pupil was absent."""

    day: date
    target: str = ""
    target_by_id: int | None = None
    target_at: datetime | None = None
    absent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAnswer:
    """An answer to one of the questions of a week; `expressed` says how a child answered."""

    week: int
    whose: Whose
    asked: Asked
    words: str
    written_by_id: int
    written_at: datetime
    expressed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyReport:
    """A report, whole. It runs from `first_day` for `school_days` school days.

    `met_at` is when the meeting that opened it was held; before that nothing of the report is to do
    but the meeting. `targets` were agreed there. `ended_on` is set by
    the decision at its end.
    """

    id: int
    pupil_id: int
    first_day: date
    school_days: int
    slt_id: int
    started_by_id: int
    started_at: datetime
    teacher_id: int | None = None
    lsa_id: int | None = None
    targets: str = ""
    again_reason: str = ""
    longer_reason: str = ""
    ended_on: date | None = None
    next_steps: str = ""
    met_at: datetime | None = None
    days: tuple[ReportDay, ...] = ()
    lines: tuple[ReportLine, ...] = ()
    answers: tuple[ReportAnswer, ...] = ()

    @property
    def is_running(self) -> bool:
        """Whether no decision has ended it."""
        return self.ended_on is None

    def kept(self, day: date) -> ReportDay:
        """What is kept of this day."""
        return next((one for one in self.days if one.day == day), ReportDay(day=day))

    def lines_of(self, day: date) -> tuple[ReportLine, ...]:
        """The lines of this day, in the order in which they were noticed."""
        return tuple(one for one in self.lines if one.day == day)

    def answer(self, week: int, whose: Whose, asked: Asked) -> ReportAnswer | None:
        """The answer to one question; None where there is none yet."""
        return next(
            (
                one
                for one in self.answers
                if (one.week, one.whose, one.asked) == (week, whose, asked)
            ),
            None,
        )

    def views_missing(self, week: int) -> tuple[Whose, ...]:
        """Whose views of a week are not whole yet."""
        return tuple(
            whose
            for whose in Whose
            if not all(self.answer(week, whose, asked) is not None for asked in Asked)
        )


class Standing(StrEnum):
    """Where a report stands on a day."""

    TO_MEET = auto()
    """Its step 7 meeting is not held yet."""
    TO_BEGIN = auto()
    """The meeting was held; day one is still to come."""
    RUNNING = auto()
    DECISION_DUE = auto()
    """Its days are over, and all involved have still to decide."""
    ENDED = auto()


def subject_of(report_id: int) -> str:
    """What the paper of this report, or a draft for it, names as its subject."""
    return f"{SUBJECT}:{report_id}"


def days_of(report: DailyReport, calendar: TermCalendar) -> tuple[date, ...]:
    """The school days of a report; where it ended sooner, those until then."""
    days = report_days(
        calendar,
        report.first_day,
        report.school_days,
        with_lines={one.day for one in report.lines},
    )
    return tuple(day for day in days if report.ended_on is None or day <= report.ended_on)


def day_number(report: DailyReport, calendar: TermCalendar, day: date) -> int:
    """Which day of the report it is, from 1 on; the last one before it on a day without school.

    0 before its first day.
    """
    return sum(one <= day for one in days_of(report, calendar))


def week_of(number: int) -> int:
    """The week, from 1 on, in which a day of a report lies. Appendix 2."""
    return (number - 1) // DAYS_IN_A_WEEK + 1


def standing_of(report: DailyReport, calendar: TermCalendar, today: date) -> Standing:
    """Where the report stands. Design rule 10: the meeting comes before day one."""
    if not report.is_running:
        return Standing.ENDED
    if report.met_at is None:
        return Standing.TO_MEET
    days = days_of(report, calendar)
    if not days or today < days[0]:
        return Standing.TO_BEGIN
    return Standing.RUNNING if today <= days[-1] else Standing.DECISION_DUE


def next_target_day(report: DailyReport, calendar: TermCalendar, today: date) -> date | None:
    """The day for which a target is set on `today`: the report's next one after it."""
    return next((day for day in days_of(report, calendar) if day > today), None)


def follows_at_once(
    first_day: date, last_ended_on: date | None, calendar: TermCalendar, two_weeks: int
) -> bool:
    """Whether a report would be a second one at once: within two weeks of school after the last.

    Policy, "Maximum Time Frame: Two weeks"; design rule 10: "a second one at once, only by SLT with
    a reason".
    """
    if last_ended_on is None:
        return False
    between = calendar.school_days_between(last_ended_on + ONE_DAY, first_day - ONE_DAY)
    return between < two_weeks


def runs_too_long(school_days: int, two_weeks: int) -> bool:
    """Whether so many school days are more than the policy's two weeks. Design rule 10."""
    return school_days > two_weeks
