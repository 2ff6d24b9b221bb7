"""Two school years as an English setting has them, typed from a printed calendar.

2026-27 has an early Easter (28 March 2027, the day on which the clocks go forward too). 2027-28 has
a leap day (Tuesday 29 February 2028), a New Year's Day on a Saturday, so that Monday 3 January is
its bank holiday, and a late Easter (16 April 2028).
"""

from datetime import date

from bluesky_desktop.domain.term_calendar import Closure, ClosureKind, HalfTerm, TermCalendar

YEAR_2026 = (
    HalfTerm(date(2026, 9, 2), date(2026, 10, 23), "Autumn 1"),
    HalfTerm(date(2026, 11, 2), date(2026, 12, 18), "Autumn 2"),
    HalfTerm(date(2027, 1, 4), date(2027, 2, 12), "Spring 1"),
    HalfTerm(date(2027, 2, 22), date(2027, 3, 25), "Spring 2"),
    HalfTerm(date(2027, 4, 12), date(2027, 5, 28), "Summer 1"),
    HalfTerm(date(2027, 6, 7), date(2027, 7, 21), "Summer 2"),
)
YEAR_2027 = (
    HalfTerm(date(2027, 9, 1), date(2027, 10, 22), "Autumn 1"),
    HalfTerm(date(2027, 11, 1), date(2027, 12, 17), "Autumn 2"),
    HalfTerm(date(2028, 1, 4), date(2028, 2, 11), "Spring 1"),
    HalfTerm(date(2028, 2, 21), date(2028, 3, 31), "Spring 2"),
    HalfTerm(date(2028, 4, 18), date(2028, 5, 26), "Summer 1"),
    HalfTerm(date(2028, 6, 5), date(2028, 7, 21), "Summer 2"),
)
CLOSED_2026 = (
    Closure(date(2026, 9, 2), date(2026, 9, 2), "INSET", ClosureKind.INSET),
    Closure(date(2026, 11, 27), date(2026, 11, 27), "INSET", ClosureKind.INSET),
    Closure(date(2027, 1, 4), date(2027, 1, 4), "INSET", ClosureKind.INSET),
    Closure(date(2027, 5, 3), date(2027, 5, 3), "May Day", ClosureKind.BANK_HOLIDAY),
    Closure(date(2027, 6, 7), date(2027, 6, 7), "INSET", ClosureKind.INSET),
)
CLOSED_2027 = (
    Closure(date(2027, 9, 1), date(2027, 9, 1), "INSET", ClosureKind.INSET),
    Closure(date(2027, 11, 26), date(2027, 11, 26), "INSET", ClosureKind.INSET),
    Closure(date(2028, 2, 21), date(2028, 2, 21), "INSET", ClosureKind.INSET),
    Closure(date(2028, 5, 1), date(2028, 5, 1), "May Day", ClosureKind.BANK_HOLIDAY),
    Closure(date(2028, 6, 5), date(2028, 6, 5), "INSET", ClosureKind.INSET),
)
TWO_YEARS = TermCalendar((*YEAR_2026, *YEAR_2027), (*CLOSED_2026, *CLOSED_2027))
