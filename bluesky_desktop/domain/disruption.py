"""What "persistent low-level disruption" rests on: a half term's episodes by week, steps repeated.

The word itself is SLT's; this only counts what the records hold. Design rule 10.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bluesky_desktop.domain.term_calendar import HalfTerm


@dataclass(frozen=True, slots=True)
class CountedEpisode:
    """When an episode began, and the numbers of the steps taken in it, in their order."""

    opened_at: datetime
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WeekOfEpisodes:
    """A week, by its Monday: its episodes, and how often a step was taken again in one of them."""

    monday: date
    episodes: int
    repeated: int


def repeats(steps: Iterable[int]) -> int:
    """How often a step was taken that had been taken in this episode before."""
    taken = list(steps)
    return len(taken) - len(set(taken))


def weeks_of_episodes(
    episodes: Iterable[CountedEpisode], half_term: HalfTerm, today: date, zone: ZoneInfo
) -> tuple[WeekOfEpisodes, ...]:
    """Each week of the half term until today, quiet ones too, with what the records hold of it."""
    found: dict[date, list[CountedEpisode]] = {}
    last = min(today, half_term.last_day)
    monday = _monday(half_term.first_day)
    while monday <= last:
        found[monday] = []
        monday += timedelta(days=7)
    for one in episodes:
        week = _monday(one.opened_at.astimezone(zone).date())
        if week in found:
            found[week].append(one)
    return tuple(
        WeekOfEpisodes(week, len(every), sum(repeats(one.steps) for one in every))
        for week, every in found.items()
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
