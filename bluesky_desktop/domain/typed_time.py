"""Clock times and days as people type them. Days and times are the setting's own, not UTC."""

import re
from datetime import date, time, timedelta

EXAMPLES = "Type a time such as 10:05, 10.5, 1005 or 5 past 10."
_PAST_DAYS = "Type a day such as 24 Nov, 24/11 or yesterday."
_DAYS_TO_COME = "Type a day such as 24 Nov, 24/11 or tomorrow."

_LONGEST = 40
"""No time and no day has more letters; what is longer is pasted by mistake, and read no further."""

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: number for number, word in enumerate((*_ONES, "eleven", "twelve"), start=1)} | {
    "twenty": 20,
    "twenty five": 25,
    "twenty-five": 25,
}

_FIRST_SCHOOL_HOUR = 7
"""A bare hour before this one means the afternoon: nobody records a step at 2 in the morning."""


class NotATime(ValueError):
    """The text is no clock time; the message is for people."""


class NotADay(ValueError):
    """The text is no day; the message is for people."""


def read_time(text: str, latest: time | None = None) -> time:
    """The clock time that was typed. Raises NotATime.

    Understands `10:05`, `10.5` and `10 5` (five past ten), `1005`, `905`, `9`, `2pm`, `14.20`,
    `5 past 10`, `quarter to 2`, `half 2`, `half past nine`, `noon`. A bare hour from 1 to 6 means
    the afternoon. Where `latest` is given and the reading is later, the same hour of the morning is
    taken if it is not.
    """
    typed = " ".join(text.lower().replace("’", "'").split())
    if not typed:
        raise NotATime(EXAMPLES)
    if len(typed) > _LONGEST:
        raise NotATime(f"That is no time we understand. {EXAMPLES}")
    if typed in ("noon", "midday", "12 noon"):
        return time(12, 0)
    hour, minute, half = _spoken(typed) or _in_figures(typed)
    if not (0 <= hour <= 23 and 0 <= minute <= 59) or (half and not 1 <= hour <= 12):
        raise NotATime(f"There is no such time. {EXAMPLES}")
    if half:
        return time(hour % 12 + (12 if half == "p" else 0), minute)
    if typed[0] != "0" and 1 <= hour < _FIRST_SCHOOL_HOUR:
        afternoon = time(hour + 12, minute)
        if latest is None or afternoon <= latest:
            return afternoon
    return time(hour, minute)


def _in_figures(typed: str) -> tuple[int, int, str]:
    found = re.fullmatch(r"(\d{1,2})(?:\s*[:.,h ]\s*(\d{1,2}))?\s*(?:([ap])\.?\s*m\.?)?", typed)
    if found is None:
        found = re.fullmatch(r"(\d{1,2})(\d{2})\s*(?:([ap])\.?\s*m\.?)?", typed)
    if found is None:
        raise NotATime(f"That is no time we understand. {EXAMPLES}")
    hour, minute, half = found.groups()
    return int(hour), int(minute or 0), half or ""


def _spoken(typed: str) -> tuple[int, int, str] | None:
    found = re.fullmatch(
        r"(?:(?P<amount>[\w -]+?)\s+(?:minutes?\s+)?(?P<way>past|to)\s+|(?P<half>half)\s+)"
        r"(?P<hour>\w+)\s*(?:(?P<part>[ap])\.?\s*m\.?)?(?:\s*o'?clock)?",
        typed,
    )
    if found is None:
        return None
    hour = _number(found["hour"])
    part = found["part"] or ""
    if found["half"]:
        return hour, 30, part
    minutes = {"half": 30, "quarter": 15, "a quarter": 15}.get(found["amount"])
    minutes = _number(found["amount"]) if minutes is None else minutes
    if not 0 < minutes < 60:
        raise NotATime(f"There is no such time. {EXAMPLES}")
    if found["way"] == "past":
        return hour, minutes, part
    return (hour - 1) or 12, 60 - minutes, part


def _number(word: str) -> int:
    if word.isascii() and word.isdigit():
        return int(word[:4])
    if word in _NUMBERS:
        return _NUMBERS[word]
    raise NotATime(f"That is no time we understand. {EXAMPLES}")


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def read_day(text: str, today: date, *, past: bool = True) -> date:
    """The day that was typed, the day before the month. Raises NotADay.

    Without a year the nearest such day is meant: on or before `today`, or with `past` false on or
    after it. A weekday means its nearest such day; `today`, `yesterday` and `tomorrow` are known.
    """
    typed = " ".join(text.lower().replace(",", " ").split())
    examples = _PAST_DAYS if past else _DAYS_TO_COME
    if len(typed) > _LONGEST:
        raise NotADay(f"That is no day we understand. {examples}")
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(typed)
    if near is not None:
        return today + timedelta(days=near)
    if typed[:3] in _WEEKDAYS and typed.isalpha():
        ahead = (_WEEKDAYS.index(typed[:3]) - today.weekday()) % 7
        return today + timedelta(days=ahead - 7 if past and ahead else ahead)
    return _from_figures(typed, today, past)


def _from_figures(typed: str, today: date, past: bool) -> date:
    from dateutil.parser import ParserError, parse

    examples = _PAST_DAYS if past else _DAYS_TO_COME
    # Of `23.11` dateutil makes a decimal number, which is the 23rd of the default month.
    typed = re.sub(r"(?<=\d)\.(?=\d)", "/", typed).rstrip(".")
    year_named = bool(re.search(r"\d{4}|\d+\D+\d+\D+\d+|[a-z]\D*\d{2}$", typed))
    if not re.search(r"\d", typed) or re.fullmatch(r"\d{1,2}", typed) or re.search(r":", typed):
        raise NotADay(f"That is no day we understand. {examples}")
    numbers = re.match(r"(\d{1,2})[/.\- ](\d{1,2})\b", typed)
    if numbers and int(numbers[2]) > 12:
        raise NotADay(f"The day comes first, then the month. {examples}")
    try:
        from datetime import datetime

        iso = bool(re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", typed))
        found: date = parse(typed, dayfirst=not iso, default=datetime(today.year, 1, 1)).date()  # noqa: DTZ001
    except (ParserError, OverflowError, ValueError) as error:
        raise NotADay(f"That is no day we understand. {examples}") from error
    if year_named:
        return found
    try:
        if past and found > today:
            return found.replace(year=found.year - 1)
        if not past and found < today:
            return found.replace(year=found.year + 1)
    except ValueError as error:
        raise NotADay(f"There is no such day in that year. {examples}") from error
    return found
