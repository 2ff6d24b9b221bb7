"""School days and half terms, by the setting's own term dates. Design rule 16."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bluesky_desktop.domain.school_time import show_day

ONE_DAY = timedelta(days=1)
_FURTHEST = 800
"""How many days ahead a school day is looked for, before there is said to be none."""

_LONGEST_SPAN = timedelta(days=183)
"""A half term or closure beyond this has a slip of the pen in one of its years."""


class ClosureKind(StrEnum):
    """Why the setting is closed to pupils on days inside a half term."""

    INSET = "inset"
    BANK_HOLIDAY = "bank_holiday"
    OTHER = "other"


@dataclass(frozen=True, slots=True, order=True)
class HalfTerm:
    """A half term, its first and last day included."""

    first_day: date
    last_day: date
    name: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Closure:
    """Days on which there is no school, the first and the last included."""

    first_day: date
    last_day: date
    name: str = ""
    kind: ClosureKind = ClosureKind.OTHER


@dataclass(frozen=True, slots=True)
class CalendarFault:
    """What is wrong with a calendar: `row` counts the half terms, then the closures, from 0."""

    row: int
    what: str


@dataclass(frozen=True, slots=True)
class TermCalendar:
    """The half terms and closures that the setting entered, in order of their days."""

    half_terms: tuple[HalfTerm, ...]
    closures: tuple[Closure, ...] = ()
    day_starts: time = time(9, 0)
    day_ends: time = time(15, 30)

    def half_term_of(self, day: date) -> HalfTerm | None:
        """The half term in which the day lies; None in the holidays."""
        return next((one for one in self.half_terms if one.first_day <= day <= one.last_day), None)

    def is_school_day(self, day: date) -> bool:
        """Whether pupils are in school: a weekday inside a half term, without a closure."""
        if day.weekday() >= 5 or self.half_term_of(day) is None:
            return False
        return not any(one.first_day <= day <= one.last_day for one in self.closures)

    def next_school_day(self, day: date) -> date | None:
        """The first school day after `day`; None where the calendar holds none."""
        return next(self._school_days_from(day + ONE_DAY), None)

    def school_day_on_or_after(self, day: date) -> date | None:
        """`day` itself where it is a school day, else the next one."""
        return next(self._school_days_from(day), None)

    def school_day_on_or_before(self, day: date) -> date | None:
        """`day` itself where it is a school day, else the last one before it."""
        for back in range(_FURTHEST):
            if self.is_school_day(day - back * ONE_DAY):
                return day - back * ONE_DAY
        return None

    def school_days_between(self, first: date, last: date) -> int:
        """How many school days there are from `first` to `last`, both included."""
        return sum(
            self.is_school_day(first + ahead * ONE_DAY) for ahead in range((last - first).days + 1)
        )

    def add_school_days(self, day: date, count: int) -> date | None:
        """The school day that is the `count`-th after `day`; None where the calendar ends first."""
        found: date | None = day
        for _ in range(count):
            found = None if found is None else self.next_school_day(found)
        return found

    def end_of_school_day(self, day: date, zone: ZoneInfo) -> datetime:
        """The moment (UTC) at which school ends on `day`."""
        return datetime.combine(day, self.day_ends, zone).astimezone(UTC)

    def _school_days_from(self, day: date) -> Iterator[date]:
        for ahead in range(_FURTHEST):
            candidate = day + ahead * ONE_DAY
            if self.is_school_day(candidate):
                yield candidate


def faults_of(calendar: TermCalendar) -> tuple[CalendarFault, ...]:
    """What is wrong with the calendar, each with its row; empty where it can be used."""
    offset = len(calendar.half_terms)
    faults = [*_span_faults(calendar.half_terms, 0), *_span_faults(calendar.closures, offset)]
    for index, closure in enumerate(calendar.closures):
        if not any(
            term.first_day <= closure.last_day and closure.first_day <= term.last_day
            for term in calendar.half_terms
        ):
            faults.append(
                CalendarFault(offset + index, f"{_named(closure)}, lies in no half term.")
            )
    return tuple(faults)


def _span_faults(spans: Sequence[HalfTerm | Closure], offset: int) -> Iterator[CalendarFault]:
    for row, one in enumerate(spans, offset):
        if one.last_day < one.first_day:
            yield CalendarFault(row, f"{_name(one)} ends before it begins: {_from_to(one)}.")
        elif one.last_day - one.first_day > _LONGEST_SPAN:
            yield CalendarFault(
                row, f"{_name(one)} lasts longer than half a year: {_from_to(one)}."
            )
    longest: HalfTerm | Closure | None = None
    for row, one in sorted(enumerate(spans, offset), key=lambda pair: pair[1].first_day):
        if longest is not None and one.first_day <= longest.last_day:
            yield CalendarFault(row, _overlap(one, longest))
        if longest is None or one.last_day > longest.last_day:
            longest = one


def _overlap(one: HalfTerm | Closure, other: HalfTerm | Closure) -> str:
    if isinstance(one, Closure):
        return f"{_named(one)}, overlaps with {_name(other)}."
    until = show_day(other.last_day)
    return f"{_name(one)} overlaps with {_name(other)}, which lasts until {until}."


def _name(one: HalfTerm | Closure) -> str:
    if one.name:
        return one.name
    return "A half term" if isinstance(one, HalfTerm) else "A closed day"


def _named(one: Closure) -> str:
    days = show_day(one.first_day) if one.first_day == one.last_day else _from_to(one)
    return f"{_name(one)}, {days}"


def _from_to(one: HalfTerm | Closure) -> str:
    return f"{show_day(one.first_day)} to {show_day(one.last_day)}"


def school_year_of(day: date) -> int:
    """The calendar year in which the school year of `day` began (in September)."""
    return day.year if day.month >= 8 else day.year - 1


def suggested_calendar(year: int) -> TermCalendar:
    """Sensible English term dates for the school year that begins in September of `year`.

    Offered to be edited: local authorities differ. Bank holidays that fall into a half term are
    closures.
    """
    from dateutil.easter import easter

    def monday_on_or_after(day: date) -> date:
        return day + timedelta(days=-day.weekday() % 7)

    def friday_before(day: date) -> date:
        return day - timedelta(days=day.weekday() + 3)

    autumn = date(year, 9, 1)
    while autumn.weekday() in (0, 4, 5, 6):
        autumn += ONE_DAY
    october = monday_on_or_after(date(year, 10, 22))
    christmas = date(year, 12, 21) - timedelta(days=(date(year, 12, 21).weekday() - 4) % 7)
    new_year = monday_on_or_after(date(year + 1, 1, 3))
    if new_year == date(year + 1, 1, 3):
        new_year += ONE_DAY
    february = monday_on_or_after(date(year + 1, 2, 12))
    good_friday = easter(year + 1) - timedelta(days=2)
    spring_ends, summer_begins = _round_easter(good_friday)
    late_may = date(year + 1, 5, 31)
    whitsun = late_may - timedelta(days=late_may.weekday())
    summer_end = date(year + 1, 7, 21)
    while summer_end.weekday() > 2:
        summer_end += ONE_DAY
    half_terms = (
        HalfTerm(autumn, friday_before(october), "Autumn 1"),
        HalfTerm(october + timedelta(days=7), christmas, "Autumn 2"),
        HalfTerm(new_year, friday_before(february), "Spring 1"),
        HalfTerm(february + timedelta(days=7), spring_ends, "Spring 2"),
        HalfTerm(summer_begins, friday_before(whitsun), "Summer 1"),
        HalfTerm(whitsun + timedelta(days=7), summer_end, "Summer 2"),
    )
    return TermCalendar(half_terms, _bank_holidays(half_terms))


def _round_easter(good_friday: date) -> tuple[date, date]:
    """The last day of spring and the first of summer: two weeks apart, Easter Monday in them.

    Where Easter is early the holiday begins with Good Friday; where it is late, in early April.
    """
    in_april = date(good_friday.year, 4, 3)
    if good_friday <= in_april + timedelta(days=4):
        return good_friday - ONE_DAY, good_friday + timedelta(days=17)
    begins = in_april + timedelta(days=-in_april.weekday() % 7)
    begins = min(begins, good_friday - timedelta(days=4))
    summer = begins + timedelta(days=14)
    if summer == good_friday + timedelta(days=3):
        summer += ONE_DAY
    return begins - timedelta(days=3), summer


def _bank_holidays(half_terms: tuple[HalfTerm, ...]) -> tuple[Closure, ...]:
    from holidays import country_holidays

    years = {half_terms[0].first_day.year, half_terms[-1].last_day.year}
    found = country_holidays("GB", subdiv="ENG", years=years)
    inside = TermCalendar(half_terms)
    return tuple(
        Closure(day, day, name, ClosureKind.BANK_HOLIDAY)
        for day, name in sorted(found.items())
        if inside.is_school_day(day)
    )
