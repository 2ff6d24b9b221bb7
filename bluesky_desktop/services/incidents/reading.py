"""Reading incidents: one whole, for its page and paper; those of a pupil, for other pages."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.incident import Incident, Missing, Told, missing_from, to_debrief
from bluesky_desktop.domain.school_time import local_day, show_moment, start_of
from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.services.access.permissions import Permission, amending
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.cpoms.corrections import stands_on_cpoms
from bluesky_desktop.services.incidents.facts import (
    IncidentFact,
    physical_facts,
    physical_names,
    told_facts,
    told_parents_facts,
    when_facts,
)
from bluesky_desktop.services.pupils.naming import StaffNames, pupils_by_id, staff_names
from bluesky_desktop.services.story.amendments import PastAmendment, past_amendments
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import incidents as incident_queries
from bluesky_desktop.storage.queries import story as story_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

FOR_LEADERS = "Leaders alone read why."
PARENTS = "Parents"
"""The heading of who was told."""
_NOTHING_TOLD = IncidentFact("Who, how long and why", "Not told yet")


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Some facts under a heading."""

    heading: str
    facts: tuple[IncidentFact, ...]


@dataclass(frozen=True, slots=True)
class IncidentView:
    """An incident, whole.

    `on_cpoms` says that CPOMS holds it as it is now; `open_episode` is the episode whose repair is
    still to do. `told_before` is what a record of the same day that was undone since says of the
    parents, while this one says nothing: an incident recorded anew was told of once already.
    """

    incident: Incident
    pupil_name: str
    pupil_first_name: str
    adult_name: str
    recorded_by_name: str
    groups: tuple[FactGroup, ...]
    missing: tuple[Missing, ...]
    amendments: tuple[PastAmendment, ...]
    may_amend: bool
    may_change_told: bool
    parents_to_tell: bool
    to_debrief: bool
    cpoms_to_enter: bool
    on_cpoms: bool
    repair: str
    open_episode: int | None
    told_before: Told | None = None


def read_incident(desk: Desk, *, incident_id: int) -> IncidentView:
    """One incident with all that is kept of it. Raises NotFound."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        incident = incident_queries.read_incident(work.session, incident_id)
        if incident is None:
            raise NotFound("This record is not there any more.")
        pupil = pupils_by_id(work, [incident.pupil_id])[incident.pupil_id]
        names = staff_names(work, desk.person.id)
        row = story_queries.get_entry(work.session, incident_id)
        on_cpoms = row is not None and stands_on_cpoms(work, desk, row)
        repair, open_episode = _repair(work, incident, names)
        amendments = past_amendments(work, desk, names, incident_id)
        told_before = _told_before(work, desk, incident)
    told = incident.told
    decided_by_leaders = told is not None and bool(told.authority_reason)
    may_amend = desk.may(amending(desk.person, incident.account.adult_id, incident.recorded_by_id))
    settled = incident.on_cpoms_at is not None or not incident.wants_cpoms
    return IncidentView(
        incident=incident if desk.may(Permission.SEE_RESTRICTED) else _without_why(incident),
        pupil_name=pupil.name,
        pupil_first_name=pupil.first_name,
        adult_name=names.name(incident.account.adult_id),
        recorded_by_name=names.name(incident.recorded_by_id),
        groups=fact_groups(desk, incident, names),
        missing=missing_from(incident.account),
        amendments=amendments,
        may_amend=may_amend,
        may_change_told=told is not None
        and may_amend
        and (not decided_by_leaders or desk.may(Permission.PREPARE_MEETING)),
        parents_to_tell=incident.told is None,
        to_debrief=to_debrief(incident.account),
        cpoms_to_enter=desk.setting.uses_cpoms and not settled,
        on_cpoms=desk.setting.uses_cpoms and on_cpoms,
        repair=repair,
        open_episode=open_episode,
        told_before=told_before,
    )


def read_incidents(desk: Desk, pupil_id: int, since: date | None = None) -> tuple[Incident, ...]:
    """The pupil's incidents from this day on (None: all), in order, without those undone."""
    desk.require(Permission.SEE_PUPILS)
    begin = None if since is None else start_of(since)
    with desk.database.reader() as work:
        return incident_queries.incidents_since(work.session, pupil_id, begin)


def fact_groups(desk: Desk, incident: Incident, names: StaffNames) -> tuple[FactGroup, ...]:
    """All that the person signed in may read of an incident, in its groups."""
    account, pack = incident.account, desk.pack
    groups = [
        FactGroup("When and where", when_facts(account, names, pack)),
        FactGroup("What happened", told_facts(account, pack)),
    ]
    groups += [
        FactGroup(name, physical_facts(one, pack) or (_NOTHING_TOLD,))
        for one, name in zip(account.physical, physical_names(account.physical, pack), strict=True)
    ]
    told = told_parents_facts(incident.told, names, pack)
    whole = desk.may(Permission.SEE_RESTRICTED)
    groups.append(FactGroup(PARENTS, tuple(one for one in told if whole or not one.is_restricted)))
    return tuple(one for one in groups if one.facts)


def _told_before(work: UnitOfWork, desk: Desk, incident: Incident) -> Told | None:
    """The newest word of an undone record of that day; one with a leader's reason is leaders'."""
    if incident.told is not None or incident.undone:
        return None
    begin = start_of(local_day(incident.account.happened_at))
    rows = story_queries.entries_of_day(
        work.session, incident.pupil_id, begin, begin + timedelta(days=1), undone=True
    )
    undone = [row for row in rows if row.kind == EntryKind.INCIDENT]
    told = [
        one.told
        for one in incident_queries.incidents_of(work.session, undone)
        if one.told is not None
        and one.told.at >= incident.account.happened_at
        and (not one.told.authority_reason or desk.may(Permission.SEE_RESTRICTED))
    ]
    return max(told, key=lambda one: one.at) if told else None


def _without_why(incident: Incident) -> Incident:
    """The incident without why the parents were not told; that they were not stays."""
    told = incident.told
    if told is None or not told.authority_reason:
        return incident
    return replace(incident, told=replace(told, authority_reason=FOR_LEADERS))


def _repair(work: UnitOfWork, incident: Incident, names: StaffNames) -> tuple[str, int | None]:
    if incident.episode_id is None:
        return "", None
    episode = episode_queries.read_episode(work.session, incident.episode_id)
    if episode is None:
        return "", None
    if episode.is_open:
        return f"Repair with {names.name(episode.lead_id)} is to do", incident.episode_id
    ended = show_moment(episode.ended_at) if episode.ended_at else ""
    return f"Repaired, {ended}", None
