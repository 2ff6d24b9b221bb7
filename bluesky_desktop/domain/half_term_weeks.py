"""A half term by week: how many steps were taken, how much was recognised, and how high it went."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bluesky_desktop.domain.term_calendar import HalfTerm

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Week:
    """A week of a half term. `highest` is the highest step taken, 0 where there was none."""

    first_day: date
    steps: int = 0
    recognitions: int = 0
    highest: int = 0
    to_come: bool = False


def weeks_of(
    half_term: HalfTerm,
    steps: Iterable[tuple[date, int]],
    recognitions: Iterable[date],
    today: date,
) -> tuple[Week, ...]:
    """The weeks of a half term; `steps` are the steps taken, by day and number.

    Issue 3, item 7: "a chart by week of steps and recognitions, side by side".
    """
    taken = list(steps)
    seen = list(recognitions)
    monday = half_term.first_day - timedelta(days=half_term.first_day.weekday())
    found: list[Week] = []
    while monday <= half_term.last_day:
        numbers = [step for day, step in taken if monday <= day < monday + _WEEK]
        first_day = max(monday, half_term.first_day)
        found.append(
            Week(
                first_day,
                len(numbers),
                sum(monday <= day < monday + _WEEK for day in seen),
                max(numbers, default=0),
                first_day > today,
            )
        )
        monday += _WEEK
    return tuple(found)
