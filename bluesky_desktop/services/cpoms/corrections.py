"""A record that stands on CPOMS and is changed: what CPOMS holds is to be corrected there too."""

from typing import TYPE_CHECKING

from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.cpoms.facts import entry_facts
from bluesky_desktop.storage.queries import cpoms as cpoms_queries
from bluesky_desktop.storage.queries import incidents as incident_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from bluesky_desktop.storage.tables.story import EntryRow


def sentences_of(work: UnitOfWork, desk: Desk, row: "EntryRow") -> tuple[str, ...]:
    """What CPOMS would be told of this entry now."""
    day = local_day(row.happened_at)
    return tuple(fact.shown(day) for fact in entry_facts(work, desk, row.pupil_id, [row]))


def stands_on_cpoms(work: UnitOfWork, desk: Desk, row: "EntryRow") -> bool:
    """Whether a text that was entered on CPOMS says something of this entry as it is now."""
    entries = cpoms_queries.cpoms_entries(work.session, row.pupil_id, local_day(row.happened_at))
    if not entries:
        return False
    known = {sentence for one in entries for sentence in one.drafted}
    return any(one in known for one in sentences_of(work, desk, row))


def enter_again(work: UnitOfWork, desk: Desk, row: "EntryRow", before: tuple[str, ...]) -> None:
    """Lets the CPOMS entry of a step or an incident be to do again, if it would say otherwise now.

    `before` is what it said before the amendment. Design rule 15: one text for each day, added to.
    """
    if not desk.setting.uses_cpoms or sentences_of(work, desk, row) == before:
        return
    if row.kind == EntryKind.STEP:
        zone6_queries.forget_cpoms(work.session, row.id)
    elif row.kind == EntryKind.INCIDENT:
        incident_queries.forget_cpoms(work.session, row.id)
