"""A report in plain values, as its page shows it."""

from dataclasses import dataclass
from datetime import date, datetime

from bluesky_desktop.domain.daily_report import Asked, DailyReport, Standing, Whose
from bluesky_desktop.domain.meeting import Meeting
from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.services.pupils.naming import StaffNames


@dataclass(frozen=True, slots=True)
class LineFacts:
    """A line, with who noticed it."""

    entry_id: int
    words: str
    lesson: str
    adult_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DayFacts:
    """A weekday within a report: its number, or 0 and why there is no school."""

    day: date
    number: int
    closed: str = ""
    target: str = ""
    target_by: str = ""
    absent: bool = False
    lines: tuple[LineFacts, ...] = ()
    is_past: bool = False
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """A question of the form with what was answered so far."""

    asked: Asked
    question: str
    words: str
    expressed: tuple[str, ...]
    by_name: str


@dataclass(frozen=True, slots=True)
class ViewsFacts:
    """Whose views of a week they are, under the form's own heading."""

    whose: Whose
    heading: str
    answers: tuple[AnswerFacts, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every question is answered."""
        return all(one.words for one in self.answers)

    @property
    def is_begun(self) -> bool:
        """Whether one question is answered at least."""
        return any(one.words for one in self.answers)


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """A week of the form: its days, closed ones too, and its views."""

    number: int
    name: str
    days: tuple[DayFacts, ...]
    views: tuple[ViewsFacts, ...]


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """A decision about this pupil's step 7, in words."""

    entry_id: int
    at: datetime
    words: str
    reason: str
    by_name: str
    parents: str
    present: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report as its page shows it.

    `today` is today where the report runs on it; `next_day` the day for which a target is set now;
    `missing` the days gone by without a line. `others` are the pupil's other reports, the newest
    first, by id and days.
    """

    pupil: Pupil
    report: DailyReport
    standing: Standing
    day_number: int
    total: int
    first_day: date
    last_day: date | None
    weeks: tuple[WeekFacts, ...]
    meeting: Meeting | None
    decisions: tuple[DecisionFacts, ...]
    names: StaffNames
    today: date | None
    next_day: date | None
    missing: tuple[date, ...]
    others: tuple[tuple[int, str], ...]
    may_write: bool
    may_set_target: bool
    may_decide: bool
    may_hold: bool
