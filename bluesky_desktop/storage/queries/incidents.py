"""More serious incidents, what was done with hands in them, and who was told."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from bluesky_desktop.domain.incident import (
    Incident,
    IncidentAccount,
    Physical,
    PhysicalKind,
    Told,
)
from bluesky_desktop.storage.reading import ENTRY, entries, of_all_or_one, read, some
from bluesky_desktop.storage.tables.conversation import RepairRow
from bluesky_desktop.storage.tables.episode import HurtChildRow
from bluesky_desktop.storage.tables.incident import (
    INCIDENT_UNSETTLED,
    IncidentRow,
    PhysicalRow,
)
from bluesky_desktop.storage.tables.story import CpomsEntryRow

_INCIDENT, _PHYSICAL = IncidentRow.__table__, PhysicalRow.__table__
_HURT, _CPOMS = HurtChildRow.__table__, CpomsEntryRow.__table__
_LACKING = select(_INCIDENT.c.id).where(text(INCIDENT_UNSETTLED))
_TO_DEBRIEF = select(_PHYSICAL.c.incident_id).where(_PHYSICAL.c.debriefed_at.is_(None))
_THESE = of_all_or_one(
    entries(_INCIDENT).where(ENTRY.c.id.in_(some("ids")), ENTRY.c.undone_at.is_(None)),
    ENTRY.c.pupil_id,
)
_PHYSICAL_OF, _HURT_IN = (
    select(table).where(table.c.incident_id.in_(some("ids"))).order_by(table.c.id)
    for table in (_PHYSICAL, _HURT)
)
_ENTERED = select(_CPOMS.c.id, _CPOMS.c.entered_at).where(_CPOMS.c.id.in_(some("ids")))


def add_incident(
    session: Session,
    *,
    pupil_id: int,
    episode_id: int,
    account: IncidentAccount,
    recorded_by_id: int,
    recorded_at: datetime,
    wants_cpoms: bool,
) -> int:
    """Adds an incident as far as it is told; returns its id."""
    row = IncidentRow(
        pupil_id=pupil_id,
        episode_id=episode_id,
        happened_at=account.happened_at,
        adult_id=account.adult_id,
        recorded_by_id=recorded_by_id,
        recorded_at=recorded_at,
        wants_cpoms=wants_cpoms,
    )
    session.add(row)
    session.flush()
    write_account(session, row.id, account)
    return row.id


def write_account(session: Session, incident_id: int, account: IncidentAccount) -> None:
    """Writes what is told of an incident; the hurt children are written apart."""
    row = session.get_one(IncidentRow, incident_id)
    row.note, row.happened_at, row.adult_id = account.what, account.happened_at, account.adult_id
    row.ended_at, row.place = account.ended_at, account.place
    row.before, row.after = account.before, account.after
    row.de_escalation, row.de_escalation_note = account.de_escalation, account.de_escalation_note
    row.present, row.children = account.present, account.children
    row.injuries, row.follows = account.injuries, account.follows
    kept = {one.id for one in account.physical}
    for old in session.scalars(select(PhysicalRow).where(PhysicalRow.incident_id == incident_id)):
        if old.id not in kept:
            session.delete(old)
    for one in account.physical:
        _write_physical(session, incident_id, one)
    session.flush()


def _write_physical(session: Session, incident_id: int, one: Physical) -> None:
    row = session.get(PhysicalRow, one.id) if one.id is not None else None
    if row is None:
        row = PhysicalRow(incident_id=incident_id)
        session.add(row)
    row.kind, row.by_whom, row.hold = one.kind.value, one.by_whom, one.hold
    row.began_at, row.minutes, row.why_needed = one.began_at, one.minutes, one.why_needed
    row.checked_by, row.checked_at = one.checked_by, one.checked_at
    row.child_view = one.child_view


def write_hurt(
    session: Session,
    incident_id: int,
    episode_id: int,
    hurt: Sequence[tuple[str, int | None]],
) -> None:
    """Says which children were hurt, by name and pupil; one with whom a repair was agreed stays."""
    rows = list(
        session.scalars(select(HurtChildRow).where(HurtChildRow.incident_id == incident_id))
    )
    names = {name for name, _ in hurt}
    for row in rows:
        agreed = session.scalars(
            select(RepairRow.id).where(RepairRow.hurt_child_id == row.id)
        ).first()
        if row.name not in names and agreed is None:
            session.delete(row)
    known = {row.name for row in rows}
    for name, pupil_id in hurt:
        if name not in known:
            session.add(
                HurtChildRow(
                    episode_id=episode_id, name=name, pupil_id=pupil_id, incident_id=incident_id
                )
            )
    session.flush()


def read_incident(session: Session, incident_id: int) -> Incident | None:
    """One incident, undone or not; None where there is none."""
    row = session.get(IncidentRow, incident_id)
    return None if row is None else incidents_of(session, [row])[0]


def incidents_since(
    session: Session, pupil_id: int, since: datetime | None, until: datetime | None = None
) -> tuple[Incident, ...]:
    """The pupil's incidents within a time, in order, without those undone."""
    statement = select(IncidentRow).where(
        IncidentRow.pupil_id == pupil_id,
        IncidentRow.kind == "incident",
        IncidentRow.undone_at.is_(None),
    )
    if since is not None:
        statement = statement.where(IncidentRow.happened_at >= since)
    if until is not None:
        statement = statement.where(IncidentRow.happened_at < until)
    rows = session.scalars(statement.order_by(IncidentRow.happened_at, IncidentRow.id))
    return incidents_of(session, tuple(rows))


def unsettled_incidents(session: Session, pupil_id: int | None = None) -> tuple[Incident, ...]:
    """The incidents, of one pupil or of all, that still lack something."""
    ids = {row[0] for one in (_LACKING, _TO_DEBRIEF) for row in read(session, one)}
    if not ids:
        return ()
    found = _THESE.read(session, pupil_id, ids=sorted(ids))
    rows = sorted(found, key=lambda row: (row.happened_at, row.id))
    return incidents_of(session, rows)


def first_of_episode(session: Session, episode_id: int) -> datetime | None:
    """When the first incident of an episode happened; None where none stands."""
    return session.scalars(
        select(IncidentRow.happened_at)
        .where(IncidentRow.episode_id == episode_id, IncidentRow.undone_at.is_(None))
        .order_by(IncidentRow.happened_at)
    ).first()


def set_episode(session: Session, incident_id: int, episode_id: int) -> None:
    """Puts an incident, and who was hurt in it, into another episode."""
    session.get_one(IncidentRow, incident_id).episode_id = episode_id
    for row in session.scalars(select(HurtChildRow).where(HurtChildRow.incident_id == incident_id)):
        row.episode_id = episode_id
    session.flush()


def set_told(session: Session, incident_id: int, told: Told) -> None:
    """Keeps that the parents were told, or the local authority in their stead."""
    row = session.get_one(IncidentRow, incident_id)
    row.parents_told_at, row.parents_told_by_id = told.at, told.by_id
    row.parents_told_who, row.parents_told_how = told.who, told.how
    row.parents_said, row.authority_reason = told.said, told.authority_reason


def set_finished(session: Session, incident_id: int, at: datetime) -> None:
    """Says that the written record is whole."""
    session.get_one(IncidentRow, incident_id).finished_at = at


def set_debriefed(session: Session, incident_id: int, at: datetime, by: str, words: str) -> None:
    """Keeps that the staff talked over what was done with hands in an incident."""
    for row in session.scalars(select(PhysicalRow).where(PhysicalRow.incident_id == incident_id)):
        if row.debriefed_at is None:
            row.debriefed_at, row.debriefed_by, row.debrief = at, by, words


def settle_cpoms(session: Session, incident_ids: Iterable[int], cpoms_entry_id: int) -> None:
    """Says which entry on CPOMS holds these incidents."""
    for incident_id in incident_ids:
        session.get_one(IncidentRow, incident_id).cpoms_entry_id = cpoms_entry_id


def forget_cpoms(session: Session, incident_id: int) -> None:
    """Lets an incident be entered on CPOMS again, after it was amended."""
    session.get_one(IncidentRow, incident_id).cpoms_entry_id = None


def incidents_of(session: Session, rows: Sequence[Any]) -> tuple[Incident, ...]:
    """The plain values of these rows, in their order."""
    ids = [row.id for row in rows]
    if not ids:
        return ()
    physical: dict[int, list[Physical]] = {}
    for one in read(session, _PHYSICAL_OF, ids=ids):
        physical.setdefault(one.incident_id, []).append(_physical(one))
    hurt: dict[int, list[str]] = {}
    for child in read(session, _HURT_IN, ids=ids):
        hurt.setdefault(child.incident_id or 0, []).append(child.name)
    entry_ids = [row.cpoms_entry_id for row in rows if row.cpoms_entry_id]
    entered = dict(read(session, _ENTERED, ids=entry_ids)) if entry_ids else {}
    return tuple(
        _incident(
            row,
            tuple(physical.get(row.id, ())),
            tuple(hurt.get(row.id, ())),
            entered.get(row.cpoms_entry_id or 0),
        )
        for row in rows
    )


def _physical(row: PhysicalRow) -> Physical:
    return Physical(
        id=row.id,
        kind=PhysicalKind(row.kind),
        by_whom=row.by_whom,
        hold=row.hold,
        began_at=row.began_at,
        minutes=row.minutes,
        why_needed=row.why_needed,
        checked_by=row.checked_by,
        checked_at=row.checked_at,
        child_view=row.child_view,
        debriefed_at=row.debriefed_at,
        debriefed_by=row.debriefed_by,
        debrief=row.debrief,
    )


def _incident(
    row: Any,
    physical: tuple[Physical, ...],
    hurt: tuple[str, ...],
    on_cpoms_at: datetime | None,
) -> Incident:
    return Incident(
        id=row.id,
        pupil_id=row.pupil_id,
        episode_id=row.episode_id,
        account=IncidentAccount(
            what=row.note,
            happened_at=row.happened_at,
            adult_id=row.adult_id,
            ended_at=row.ended_at,
            place=row.place,
            before=row.before,
            after=row.after,
            de_escalation=row.de_escalation,
            de_escalation_note=row.de_escalation_note,
            present=row.present,
            children=row.children,
            hurt=hurt,
            injuries=row.injuries,
            follows=row.follows,
            physical=physical,
        ),
        recorded_by_id=row.recorded_by_id,
        recorded_at=row.recorded_at,
        told=_told(row),
        wants_cpoms=row.wants_cpoms,
        on_cpoms_at=on_cpoms_at,
        finished_at=row.finished_at,
        undone=row.undone_at is not None,
    )


def _told(row: IncidentRow) -> Told | None:
    if row.parents_told_at is None:
        return None
    return Told(
        at=row.parents_told_at,
        who=row.parents_told_who,
        by_id=row.parents_told_by_id,
        how=row.parents_told_how,
        said=row.parents_said,
        authority_reason=row.authority_reason,
    )
