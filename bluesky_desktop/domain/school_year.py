"""A school year as its calendar shows it, from August to July. Design rule 16."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum, auto
from itertools import pairwise

from bluesky_desktop.domain.school_time import show_day
from bluesky_desktop.domain.term_calendar import (
    ONE_DAY,
    Closure,
    ClosureKind,
    HalfTerm,
    TermCalendar,
    school_year_of,
)

_LONGEST_HOLIDAY = 24
_SHORTEST_HOLIDAY = 5
"""Days without school between two half terms; outside these bounds it is asked about."""

_DATES_WANTED_BEFORE = timedelta(weeks=8)
"""How long before the end of a school year the next one's dates are asked for."""


class DayKind(StrEnum):
    """What a day of the year is."""

    SCHOOL = auto()
    WEEKEND = auto()
    INSET = auto()
    BANK_HOLIDAY = auto()
    CLOSED = auto()
    HOLIDAY = auto()


_OF_CLOSURE = {
    ClosureKind.INSET: DayKind.INSET,
    ClosureKind.BANK_HOLIDAY: DayKind.BANK_HOLIDAY,
    ClosureKind.OTHER: DayKind.CLOSED,
}


@dataclass(frozen=True, slots=True)
class YearCounts:
    """How many school days and INSET days a school year has."""

    school_days: int
    inset_days: int

    @property
    def words(self) -> str:
        """`190 school days, 5 INSET days`."""
        inset = "1 INSET day" if self.inset_days == 1 else f"{self.inset_days} INSET days"
        return f"{self.school_days} school days, {inset if self.inset_days else 'no INSET day'}"


def years_bounds(year: int) -> tuple[date, date]:
    """The first and the last day of the school year that begins in `year`."""
    return date(year, 8, 1), date(year + 1, 7, 31)


def school_year_began(calendar: TermCalendar, today: date) -> date:
    """The day from which `today`'s school year counts, for what is looked back at.

    From August on, once the first half term of the new year has begun by the setting's own
    calendar; in the summer holiday it is still the year that ended. Design rule 16.
    """
    year = school_year_of(today)
    begins = min((one.first_day for one in half_terms_of(calendar, year)), default=date(year, 9, 1))
    return years_bounds(year if today >= begins else year - 1)[0]


def show_school_year(year: int) -> str:
    """`2026-27`."""
    return f"{year}-{(year + 1) % 100:02}"


def closure_on(calendar: TermCalendar, day: date) -> Closure | None:
    """The closure that holds the day, if one does."""
    return next((one for one in calendar.closures if one.first_day <= day <= one.last_day), None)


def kind_of(calendar: TermCalendar, day: date) -> DayKind:
    """What the day is: in the holidays, on a weekend, closed for a reason, or a school day."""
    if day.weekday() >= 5:
        return DayKind.WEEKEND
    if calendar.half_term_of(day) is None:
        return DayKind.HOLIDAY
    closure = closure_on(calendar, day)
    return DayKind.SCHOOL if closure is None else _OF_CLOSURE[closure.kind]


def marked(
    calendar: TermCalendar, day: date, kind: ClosureKind | None, name: str = ""
) -> TermCalendar:
    """The calendar with this one day closed for a reason, or open where `kind` is None."""
    closures = [part for one in calendar.closures for part in _without(one, day)]
    if kind is not None:
        closures.append(Closure(day, day, name, kind))
    return replace(calendar, closures=tuple(sorted(closures)))


def next_mark(calendar: TermCalendar, day: date) -> ClosureKind | None:
    """What a press on the day makes of it: INSET, then closed, then a school day again."""
    closure = closure_on(calendar, day)
    if closure is None:
        return ClosureKind.INSET
    return ClosureKind.OTHER if closure.kind is ClosureKind.INSET else None


def half_terms_of(calendar: TermCalendar, year: int) -> tuple[HalfTerm, ...]:
    """The half terms that begin in the school year."""
    return tuple(one for one in calendar.half_terms if school_year_of(one.first_day) == year)


def with_half_terms(
    calendar: TermCalendar,
    year: int,
    half_terms: Iterable[HalfTerm],
    instead_of: Iterable[HalfTerm] | None = None,
) -> TermCalendar:
    """The calendar with other half terms in one school year, or in the stead of those named.

    Bank holidays that come to lie in one are closures, those that lie in none any more are not.
    """
    replaced = set(half_terms_of(calendar, year) if instead_of is None else instead_of)
    others = (one for one in calendar.half_terms if one not in replaced)
    changed = replace(calendar, half_terms=tuple(sorted((*others, *half_terms))))
    kept = [
        one
        for one in calendar.closures
        if one.kind is not ClosureKind.BANK_HOLIDAY or _holds_term_days(changed, one)
    ]
    known = {one.first_day for one in kept}
    kept += [
        Closure(day, day, name, ClosureKind.BANK_HOLIDAY)
        for day, name in bank_holidays(year).items()
        if day not in known
        and kind_of(changed, day) is DayKind.SCHOOL
        and kind_of(calendar, day) is not DayKind.SCHOOL
    ]
    return replace(changed, closures=tuple(sorted(kept)))


def bank_holidays(year: int) -> dict[date, str]:
    """England's bank holidays within a school year, in order, with their names."""
    from holidays import country_holidays

    first, last = years_bounds(year)
    found = country_holidays("GB", subdiv="ENG", years=(year, year + 1))
    return {day: name for day, name in sorted(found.items()) if first <= day <= last}


def year_counts(calendar: TermCalendar, year: int) -> YearCounts:
    """The school days and INSET days of a school year."""
    first, last = years_bounds(year)
    days = (first + ahead * ONE_DAY for ahead in range((last - first).days + 1))
    kinds = [kind_of(calendar, day) for day in days]
    return YearCounts(kinds.count(DayKind.SCHOOL), kinds.count(DayKind.INSET))


def year_without_dates(calendar: TermCalendar, today: date) -> int | None:
    """The school year whose dates are wanted now: this one, or the next once its end is near.

    Without them nothing that goes beyond the holidays can be counted.
    """
    year = school_year_of(today)
    present = half_terms_of(calendar, year)
    if not present:
        return year
    ends_soon = max(one.last_day for one in present) - today <= _DATES_WANTED_BEFORE
    return year + 1 if ends_soon and not half_terms_of(calendar, year + 1) else None


def notices_of(
    calendar: TermCalendar, year: int, holidays: Mapping[date, str] | None = None
) -> tuple[str, ...]:
    """What looks wrong in a school year and may yet be meant; each names its place."""
    half_terms = sorted(half_terms_of(calendar, year))
    if not half_terms:
        return (f"{show_school_year(year)} has no term dates yet.",)
    found = [notice for one in half_terms for notice in _weekend_ends(one)]
    for before, after in pairwise(half_terms):
        found += _odd_gap(before, after)
    found += [
        f"{show_day(day)} is a bank holiday, and a school day here."
        for day in (bank_holidays(year) if holidays is None else holidays)
        if calendar.is_school_day(day)
    ]
    return tuple(found)


def _weekend_ends(one: HalfTerm) -> list[str]:
    ends = ((one.first_day, "begins"), (one.last_day, "ends"))
    return [
        f"{one.name} {does} on a weekend: {show_day(day)}."
        for day, does in ends
        if day.weekday() >= 5
    ]


def _odd_gap(before: HalfTerm, after: HalfTerm) -> list[str]:
    days = (after.first_day - before.last_day).days - 1
    if days < 0:
        return []
    if days < _SHORTEST_HOLIDAY:
        return [f"There is no holiday between {before.name} and {after.name}."]
    if days > _LONGEST_HOLIDAY:
        return [
            f"Between {before.name} (to {show_day(before.last_day)}) and {after.name}"
            f" (from {show_day(after.first_day)}) lie {days // 7} weeks without school."
        ]
    return []


def _without(closure: Closure, day: date) -> list[Closure]:
    if not closure.first_day <= day <= closure.last_day:
        return [closure]
    parts = (
        replace(closure, last_day=day - timedelta(days=1)),
        replace(closure, first_day=day + timedelta(days=1)),
    )
    return [one for one in parts if one.first_day <= one.last_day]


def _holds_term_days(calendar: TermCalendar, closure: Closure) -> bool:
    return any(
        one.first_day <= closure.last_day and closure.first_day <= one.last_day
        for one in calendar.half_terms
    )
