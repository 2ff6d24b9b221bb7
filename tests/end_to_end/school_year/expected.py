"""The hand-made table of a school year: what is to do at each moment that is looked at."""

import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

_FOLDER = Path(__file__).parent
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul")


@dataclass(frozen=True, slots=True, order=True)
class Look:
    """A moment that is looked at: a day's morning, or its end."""

    day: date
    is_end: bool

    def __str__(self) -> str:
        return f"{self.day:%a %d %b %Y} {'pm' if self.is_end else 'am'}"


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """Something to do as it is seen. `due` is None where the policy names no day."""

    pupil: str
    what: str
    due: date | None = None
    late: bool = False

    def __str__(self) -> str:
        due = f", due {self.due:%a %d %b}" if self.due else ""
        return f"{self.pupil}: {self.what}{due}{', late' if self.late else ''}"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: from when to when it is seen, and to which day it belongs."""

    pupil: str
    what: str
    first: Look
    last: Look
    due: date | None
    late_from: date | None

    def at(self, look: Look) -> Seen:
        """How it is seen at a moment."""
        late = self.late_from is not None and look.day >= self.late_from
        return Seen(self.pupil, self.what, self.due, late)

    def holds(self, look: Look) -> bool:
        """Whether it is seen at a moment."""
        return self.first <= look <= self.last


@dataclass(frozen=True, slots=True)
class Table:
    """The whole table of a year; `dateless` are the kinds for which the policy names no day."""

    rows: tuple[Row, ...]
    announced: tuple[Row, ...]
    dateless: frozenset[str]

    def at(self, look: Look) -> Counter[Seen]:
        """All that is to do at a moment; twice where it is to do twice."""
        return Counter(row.at(look) for row in self.rows if row.holds(look))

    def may_be_announced(self, seen: Seen, look: Look) -> bool:
        """Whether this may be seen before its day."""
        return any(row.holds(look) and row.at(look) == seen for row in self.announced)

    def must_be_announced(self, look: Look) -> tuple[Seen, ...]:
        """What has to have been announced by this moment."""
        return tuple(row.at(look) for row in self.announced if row.last == look)


def read_table(year: int) -> Table:
    """The table of the school year that begins in `year`."""
    path = _FOLDER / f"{year}-{(year + 1) % 100:02}.toml"
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = [
        Row(pupil, what, _look(first, year), _look(last, year), _day(due, year), _day(late, year))
        for pupil, what, first, last, due, late in found["to_do"]
    ]
    for pupil, what, days in found["mornings"]:
        for day in days:
            look = _look(f"{day} am", year)
            rows.append(Row(pupil, what, look, look, look.day, look.day + timedelta(days=1)))
    announced = tuple(
        Row(pupil, what, _look(first, year), _look(last, year), _day(due, year), None)
        for pupil, what, first, last, due in found["announced"]
    )
    dateless = frozenset(row.what for row in rows if row.due is None)
    return Table(tuple(rows), announced, dateless)


def _look(text: str, year: int) -> Look:
    day, half = text.rsplit(" ", 1)
    assert half in ("am", "pm"), text
    return Look(day_of_year(day, year), half == "pm")


def _day(text: str, year: int) -> date | None:
    return day_of_year(text, year) if text else None


def day_of_year(text: str, year: int) -> date:
    """`Tue 15 Sep` of a school year; the weekday is held against the date."""
    weekday, number, month = text.split()
    at = _MONTHS.index(month)
    found = date(year if at < 5 else year + 1, (at + 7) % 12 + 1, int(number))
    assert _WEEKDAYS[found.weekday()] == weekday, f"{text} is a {_WEEKDAYS[found.weekday()]}"
    return found
