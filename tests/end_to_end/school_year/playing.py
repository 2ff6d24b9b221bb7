"""A school year played: acts at their times, and what is to do looked at twice on every day."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bluesky_desktop.domain.school_time import moment_of
from bluesky_desktop.domain.school_year import years_bounds
from bluesky_desktop.domain.term_calendar import TermCalendar
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.to_do.obligations import day_of, read_obligations
from tests.end_to_end.school_year.expected import Look, Seen, Table, day_of_year
from tests.services.conftest import LEADER, School

MORNING, END = time(8, 0), time(17, 0)
"""When a day is looked at: before anything is done, and after."""


@dataclass
class Played:
    """The year as it goes: the setting, its pupils, and what acts leave for later ones."""

    story: "Story"
    school: School
    pupils: dict[str, int]
    kept: dict[str, int] = field(default_factory=dict)

    def pupil(self, name: str) -> int:
        """The id of a pupil, by name."""
        return self.pupils[name]

    def staff(self, name: str) -> int:
        """The id of a member of staff, by name."""
        return self.school.id_of(name)


Act = Callable[[Desk, Played], None]


@dataclass(frozen=True, slots=True)
class Planned:
    """An act of the year: when, by whom, what."""

    at: datetime
    who: str
    act: Act


class Story:
    """The acts of one school year, each told with `at("Tue 15 Sep 10:20", TEACHER)`.

    `calendar` is the one that the setting begins with.
    """

    def __init__(self, year: int, calendar: TermCalendar):
        self.year, self.calendar = year, calendar
        self.planned: list[Planned] = []

    def at(self, when: str, who: str) -> Callable[[Act], Act]:
        """Plans an act; the weekday is held against the date."""

        def plan(act: Act) -> Act:
            self.do(when, who, act)
            return act

        return plan

    def do(self, when: str, who: str, act: Act) -> None:
        """The same for an act that is there already."""
        self.planned.append(Planned(self.moment(when), who, act))

    def moment(self, text: str) -> datetime:
        """`Tue 15 Sep 10:20` of this school year, by the setting's clock."""
        day, clock = text.rsplit(" ", 1)
        return moment_of(self.day(day), time.fromisoformat(clock))

    def day(self, text: str) -> date:
        """`Tue 15 Sep` of this school year."""
        return day_of_year(text, self.year)


def play(played: Played, table: Table) -> list[str]:
    """Plays the year; returns each disagreement with the table, with its first and last moment.

    A day without school on which nothing is done is looked at once.
    """
    story = played.story
    wrong: dict[str, list[Look]] = {}
    planned = sorted(story.planned, key=lambda one: one.at)
    done = 0
    for look, moment in _looks(story.year):
        before = done
        while done < len(planned) and planned[done].at < moment:
            one = planned[done]
            one.act(played.school.desk(one.who, at=one.at), played)
            done += 1
        if look.is_end and before == done and not story.calendar.is_school_day(look.day):
            continue
        leader = played.school.desk(LEADER, at=moment)
        for what in _disagreements(leader, played, table, look):
            wrong.setdefault(what, []).append(look)
    assert done == len(planned)
    return [f"{what}: {looks[0]} to {looks[-1]}" for what, looks in wrong.items()]


def _looks(year: int) -> Iterator[tuple[Look, datetime]]:
    first, last = years_bounds(year)
    for ahead in range((last - first).days + 1):
        day = first + timedelta(days=ahead)
        yield Look(day, is_end=False), moment_of(day, MORNING)
        yield Look(day, is_end=True), moment_of(day, END)


def _disagreements(leader: Desk, played: Played, table: Table, look: Look) -> list[str]:
    seen = _seen(leader, played, table)
    expected = table.at(look)
    wrong = [f"missing {one}" for one in expected - seen]
    wrong += [
        f"not expected {one}" for one in seen - expected if not table.may_be_announced(one, look)
    ]
    wrong += [f"not announced {one}" for one in table.must_be_announced(look) if one not in seen]
    return wrong


def _seen(leader: Desk, played: Played, table: Table) -> Counter[Seen]:
    names = {pupil_id: name for name, pupil_id in played.pupils.items()}
    today = day_of(leader).today
    return Counter(
        Seen(names[one.pupil_id], one.duty.value)
        if one.duty.value in table.dateless
        else Seen(names[one.pupil_id], one.duty.value, one.due_day, one.is_late(today))
        for one in read_obligations(leader)
    )
