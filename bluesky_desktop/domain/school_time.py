"""Times as a school reads them. Moments are aware UTC; days are the setting's."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
"""The zone of every setting that the policy pack is for."""

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def local(moment: datetime) -> datetime:
    """The moment by the setting's clock."""
    return moment.astimezone(LONDON)


def local_day(moment: datetime) -> date:
    """The setting's day in which the moment lies."""
    return local(moment).date()


def start_of(day: date) -> datetime:
    """The moment, as UTC, at which a day of the setting begins."""
    return moment_of(day, time())


def moment_of(day: date, clock: time, after: datetime | None = None) -> datetime:
    """The moment at which the setting's clock shows `clock` on `day`, as UTC.

    A clock time that happens twice in autumn means its first, or where that lies before `after` its
    second; one that is skipped in spring moves on by the hour.
    """
    from datetime import UTC

    moment = datetime.combine(day, clock, LONDON).astimezone(UTC)
    if after is None or moment >= after.replace(second=0, microsecond=0):
        return moment
    second = datetime.combine(day, clock.replace(fold=1), LONDON).astimezone(UTC)
    return max(moment, second)


def is_before(moment: datetime, other: datetime) -> bool:
    """Whether it is before the other by the minute, as times are typed and shown."""
    return moment < other.replace(second=0, microsecond=0)


def show_day(day: date) -> str:
    """`Mon 23 Nov 2026`."""
    return f"{show_short_day(day)} {day.year}"


def show_short_day(day: date) -> str:
    """`Mon 23 Nov`."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def show_birthday(day: date) -> str:
    """`11 Mar 2017`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def show_time(moment: datetime) -> str:
    """`14:05`."""
    return f"{local(moment):%H:%M}"


def show_moment(moment: datetime) -> str:
    """`Mon 23 Nov 2026, 14:05`."""
    return f"{show_day(local_day(moment))}, {show_time(moment)}"


def show_when(moment: datetime, today: date) -> str:
    """`14:05` today, `yesterday 14:05`, else `Thu 19 Nov, 14:05` with the year where it differs."""
    day = local_day(moment)
    clock = show_time(moment)
    if day == today:
        return clock
    if (today - day).days == 1:
        return f"yesterday {clock}"
    return f"{show_near_day(day, today)}, {clock}"


def show_near_day(day: date, today: date) -> str:
    """`Today`, `Yesterday`, `Tomorrow`, else `Thu 19 Nov` with the year where it differs."""
    named = {0: "Today", 1: "Yesterday", -1: "Tomorrow"}.get((today - day).days)
    if named:
        return named
    return show_short_day(day) if day.year == today.year else show_day(day)


def show_age(days: int) -> str:
    """`1 day old`, `3 days old`."""
    return f"{days} day old" if days == 1 else f"{days} days old"


def show_minutes_until(due: datetime, now: datetime) -> str:
    """`in 2:40` within ten minutes, `in 25 min`, `in 1 h 5 min`; `4 min ago` afterwards."""
    seconds = int((due - now).total_seconds())
    if seconds < 0:
        return f"{-seconds // 60} min ago" if seconds <= -60 else "now"
    if seconds < 600:
        return f"in {show_countdown(seconds)}"
    hours, minutes = divmod(seconds // 60, 60)
    if not hours:
        return f"in {minutes} min"
    return f"in {hours} h {minutes} min" if minutes else f"in {hours} h"


def show_countdown(seconds: int) -> str:
    """`2:40`; never below `0:00`."""
    minutes, rest = divmod(max(seconds, 0), 60)
    return f"{minutes}:{rest:02}"


def age_in_years(born: date, today: date) -> int:
    """Full years of age on `today`."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
