"""A record that stands on CPOMS and is changed: what CPOMS holds is to be corrected there too."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bluesky_desktop.domain.cpoms import Said, from_outdated, last_said, lines_to_enter
from bluesky_desktop.domain.obligations import Day, Obligation
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.domain.story import CpomsEntry, EntryKind
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.cpoms.day import facts_of_day, to_enter
from bluesky_desktop.services.cpoms.facts import entry_facts
from bluesky_desktop.storage.queries import cpoms as cpoms_queries
from bluesky_desktop.storage.queries import incidents as incident_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from bluesky_desktop.storage.tables.story import EntryRow


@dataclass(frozen=True, slots=True)
class ForCpoms:
    """What CPOMS would be told of an entry, and of which day it is."""

    day: date
    said: tuple[Said, ...]


def for_cpoms(work: UnitOfWork, desk: Desk, row: "EntryRow") -> ForCpoms | None:
    """What CPOMS would be told of this entry now; None where it holds nothing of that day."""
    day = local_day(row.happened_at)
    if not desk.setting.uses_cpoms or not _entries(work, row, day):
        return None
    return _told(work, desk, row, day)


def _told(work: UnitOfWork, desk: Desk, row: "EntryRow", day: date) -> ForCpoms:
    facts = entry_facts(work, desk, row.pupil_id, [row])
    return ForCpoms(day, tuple(fact.said(day) for fact in facts))


def _entries(work: UnitOfWork, row: "EntryRow", day: date) -> tuple[CpomsEntry, ...]:
    return cpoms_queries.cpoms_entries(work.session, row.pupil_id, day)


def stands_on_cpoms(work: UnitOfWork, desk: Desk, row: "EntryRow") -> bool:
    """Whether a text that was entered on CPOMS says something of this entry as it is now."""
    day = local_day(row.happened_at)
    entries = _entries(work, row, day)
    if not entries:
        return False
    held = last_said(entries)
    return any(held.get(one.key) == one.sentence for one in _told(work, desk, row, day).said)


def enter_again(work: UnitOfWork, desk: Desk, row: "EntryRow", before: ForCpoms | None) -> None:
    """Lets what CPOMS holds of an amended entry be to do again, if it would say otherwise now.

    `before` is what it said before the amendment, if CPOMS held anything of that day. Design rule
    15: one text for each day, added to.
    """
    if before is None:
        return
    now = _told(work, desk, row, local_day(row.happened_at))
    if now == before:
        return
    if row.kind == EntryKind.STEP:
        zone6_queries.forget_cpoms(work.session, row.id)
    elif row.kind == EntryKind.INCIDENT:
        incident_queries.forget_cpoms(work.session, row.id)
    for day in {before.day, now.day}:
        compare_with_cpoms(work, desk, row.pupil_id, day)


def compare_with_cpoms(work: UnitOfWork, desk: Desk, pupil_id: int, day: date) -> None:
    """Says whether CPOMS holds of this day what does not stand any more, after records changed.

    Where a referral, an incident or a meeting of the day waits to be entered anyway, the correction
    comes with it, and is nothing more to do.
    """
    entries = cpoms_queries.cpoms_entries(work.session, pupil_id, day)
    if not desk.setting.uses_cpoms or not entries:
        return
    work.flush()
    now = [one.said(day) for one in facts_of_day(work, desk, pupil_id, day)]
    corrects = any(one.corrects for one in lines_to_enter(now, last_said(entries)))
    outdated = corrects and not any(to_enter(work, pupil_id, day))
    cpoms_queries.set_outdated(work.session, pupil_id, day, desk.now() if outdated else None)


def correction_duties(
    work: UnitOfWork, desk: Desk, day: Day, pupil_id: int | None
) -> tuple[Obligation, ...]:
    """The texts on CPOMS that are to be corrected there, of one pupil or of all."""
    return tuple(
        one
        for entry in cpoms_queries.outdated_entries(work.session, pupil_id)
        for one in from_outdated(entry, day, desk.setting.uses_cpoms)
    )
