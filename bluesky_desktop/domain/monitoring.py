"""How near a pupil is to steps 7 and 8: the moves to Time In that prompt SLT to consider them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bluesky_desktop.domain.episode import TIME_IN, StepRecord
from bluesky_desktop.domain.term_calendar import HalfTerm, TermCalendar


@dataclass(frozen=True, slots=True)
class TimeInCount:
    """The moves to Time In within one half term; `needed` of them prompt step 7."""

    half_term: HalfTerm | None
    moves: tuple[StepRecord, ...]
    needed: int

    @property
    def prompts(self) -> bool:
        """Whether there are enough for SLT to consider step 7."""
        return len(self.moves) >= self.needed


def is_move_to_time_in(record: StepRecord) -> bool:
    """Whether a record is a move to Time In: taken, not refused, not undone. Design rules 6, 10."""
    return record.step == TIME_IN and record.taken and not record.refused


def count_time_in(
    records: Iterable[StepRecord],
    today: date,
    calendar: TermCalendar,
    zone: ZoneInfo,
    needed: int,
) -> TimeInCount:
    """The moves to Time In within the half term of `today`.

    Each record counts, two in one episode too; a date outside every half term counts in none.
    Design rule 10; policy, Daily Positive Reporting, "Could be prompted by".
    """
    half_term = calendar.half_term_of(today)
    if half_term is None:
        return TimeInCount(None, (), needed)

    def within(moment: datetime) -> bool:
        return calendar.half_term_of(moment.astimezone(zone).date()) == half_term

    moves = tuple(
        record for record in records if is_move_to_time_in(record) and within(record.taken_at)
    )
    return TimeInCount(half_term, moves, needed)


def moves_counted(moves: int, needed: int) -> str:
    """`2 of 3` up to the number that prompts step 7, and `4` beyond it."""
    return f"{moves} of {needed}" if moves <= needed else str(moves)
