"""The days of formal monitoring: a report's days, a plan's reviews, how long support has run.

Days are the setting's local days; a moment becomes one by `school_time.local_day` first, so that no
change of the clocks moves a day.
"""

from collections.abc import Collection
from datetime import date, timedelta

from bluesky_desktop.domain.term_calendar import ONE_DAY, TermCalendar

REPORT_DAYS = 10
REVIEW_AFTER = 28
LEAST_BETWEEN = 10
SUPPORT_DAYS = 30
"""The policy's own numbers; acts pass those of the setting's policy pack."""


def report_days(
    calendar: TermCalendar,
    first_day: date,
    count: int = REPORT_DAYS,
    *,
    with_lines: Collection[date] = (),
) -> tuple[date, ...]:
    """The days on which a report runs: `count` school days from `first_day` on.

    An absent pupil's days count, for they are school days; closures do not, so that one added on
    the way moves the end. A day `with_lines` was a day of school, whatever the calendar says by
    now: it stays, so that nothing that was noticed is lost from view. Fewer where the calendar ends
    first. Design rule 10; policy, Daily Positive Reporting: "two weeks".
    """
    found: list[date] = []
    day = calendar.school_day_on_or_after(first_day)
    while day is not None and len(found) < count:
        found.append(day)
        day = calendar.next_school_day(day)
    kept = {one for one in with_lines if one >= first_day}
    return tuple(sorted({*sorted({*found, *kept})[:count], *kept}))


def decision_day(calendar: TermCalendar, first_day: date, count: int = REPORT_DAYS) -> date | None:
    """The day at whose end a report's decision is owed: its last one. None where unknown.

    Design rule 10; policy: "At the end of two weeks a decision will be made by all involved".
    """
    days = report_days(calendar, first_day, count)
    return days[-1] if len(days) == count else None


def target_set_on(calendar: TermCalendar, day: date) -> date | None:
    """The school day at whose end the target for `day` is set: the one before.

    Design rule 10; policy: "set by Class Teacher at the end of each day for the following day".
    """
    return calendar.school_day_on_or_before(day - ONE_DAY)


def review_due(
    calendar: TermCalendar,
    held_on: date,
    *,
    after: int = REVIEW_AFTER,
    least: int = LEAST_BETWEEN,
) -> date:
    """The day by which a plan is reviewed, after a meeting that was held on `held_on`.

    `after` days later; where that is no school day, the last school day before it; or, if that
    leaves fewer than `least` school days since the meeting, the last school day of the first week
    after the holiday. A calendar that does not reach so far gives the plain day. Design rule 11;
    policy, Step 8: "Targets to be reviewed every 4 weeks".
    """
    plain = held_on + timedelta(days=after)
    if calendar.is_school_day(plain):
        return plain
    before = calendar.school_day_on_or_before(plain)
    if before is not None and calendar.school_days_between(held_on + ONE_DAY, before) >= least:
        return before
    back = calendar.next_school_day(plain)
    return plain if back is None else _last_school_day_of_week(calendar, back)


def support_enough_from(
    calendar: TermCalendar, first_day_of_support: date, needed: int = SUPPORT_DAYS
) -> date | None:
    """The first day on which a plan needs no reason of its own. None where the calendar ends first.

    Design rule 11; policy, Step 8: "targeted support for a full half term before a WAP is enacted".
    """
    return calendar.add_school_days(first_day_of_support, needed)


def support_long_enough(
    calendar: TermCalendar,
    first_day_of_support: date,
    plan_day: date,
    needed: int = SUPPORT_DAYS,
) -> bool:
    """Whether `needed` school days of support lie between its day one and the plan. Rule 11."""
    counted = calendar.school_days_between(first_day_of_support + ONE_DAY, plan_day)
    return counted >= needed


def _last_school_day_of_week(calendar: TermCalendar, day: date) -> date:
    friday = day + timedelta(days=4 - day.weekday())
    return calendar.school_day_on_or_before(friday) or day
