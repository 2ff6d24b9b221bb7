"""What CPOMS holds and the records don't any more: what says so there, and that it is to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bluesky_desktop.domain.obligations import Day, Duty, Obligation
from bluesky_desktop.domain.story import CpomsEntry

CORRECTED, TAKEN_BACK = "Corrected: ", "Taken back: "


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence for CPOMS, and of what it speaks: a record, or a part of one."""

    key: str
    sentence: str


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line to enter: what it says, and whether it puts right what CPOMS holds."""

    said: Said
    line: str
    corrects: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OutdatedEntry:
    """A text on CPOMS that is to be corrected there, and since when (UTC)."""

    id: int
    pupil_id: int
    day: date
    entered_by_id: int
    since: datetime


def last_said(entries: Iterable[CpomsEntry]) -> dict[str, str]:
    """What CPOMS says last of each record, of texts in the order in which they were entered."""
    return {
        key: sentence
        for one in entries
        for key, sentence in zip(one.speaks_of, one.drafted, strict=False)
    }


def lines_to_enter(now: Sequence[Said], before: dict[str, str]) -> tuple[NewLine, ...]:
    """What CPOMS does not hold yet, and what it holds otherwise than the records say `now`.

    Design rule 15: one text for each pupil and day, added to. What was amended is said as it is
    now, also when it is amended a second time; what was undone, or belongs to another day by now,
    is taken back, once.
    """
    found: list[NewLine] = []
    for one in now:
        held = before.get(one.key)
        if held != one.sentence:
            line = one.sentence if held is None else f"{CORRECTED}{one.sentence}"
            found.append(NewLine(one, line, corrects=held is not None))
    standing = {one.key for one in now}
    for key, sentence in before.items():
        if key not in standing and not sentence.startswith(TAKEN_BACK):
            back = Said(key, f"{TAKEN_BACK}{sentence}")
            found.append(NewLine(back, back.sentence, corrects=True))
    return tuple(found)


def from_outdated(entry: OutdatedEntry, day: Day, uses_cpoms: bool) -> tuple[Obligation, ...]:
    """What was undone or amended since it was entered on CPOMS: corrected there. Design rule 15."""
    if not uses_cpoms:
        return ()
    due_day = day.day_of(entry.since)
    return (
        Obligation(
            duty=Duty.CPOMS_CORRECTION,
            pupil_id=entry.pupil_id,
            since=entry.since,
            due_day=due_day,
            late_from=day.late_from(due_day),
            subject_id=entry.id,
            adult_id=entry.entered_by_id,
            about=entry.day.isoformat(),
        ),
    )
