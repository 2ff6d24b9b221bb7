"""The episode of an incident: an incident without steps gets its repair by the same rupture."""

from datetime import datetime
from typing import TYPE_CHECKING

from bluesky_desktop.domain.episode import UNKNOWN_CONTEXT, Context
from bluesky_desktop.domain.errors import RuleRefused
from bluesky_desktop.domain.incident import Incident
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.endings import (
    ended_by_records,
    settle_after_change,
    was_talked_about,
)
from bluesky_desktop.services.ladder.ruptures import episode_of
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import incidents as incident_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from bluesky_desktop.storage.tables.story import EntryRow


def episode_for(
    work: UnitOfWork, desk: Desk, pupil_id: int, lead_id: int, happened_at: datetime, place: str
) -> int:
    """The open episode with this adult, or a new one without steps; only repair ends it.

    Design rules 9 and 12: incidents "end in repair", with the adult in whose care it was.
    """
    found = episode_queries.open_episode_with(work.session, pupil_id, lead_id)
    if found is not None and found.id is not None:
        return found.id
    context = Context(place=place) if place else UNKNOWN_CONTEXT
    return episode_queries.add_episode(
        work.session,
        pupil_id=pupil_id,
        lead_id=lead_id,
        opened_at=happened_at,
        context=context,
        re_engaging_to=desk.pack.limits.re_engaging_ends_to,
    )


def mark_rupture(work: UnitOfWork, episode_id: int) -> None:
    """Says when an incident first ruptured the episode, by the incidents that stand in it."""
    work.flush()
    first = incident_queries.first_of_episode(work.session, episode_id)
    episode_queries.set_incident_at(work.session, episode_id, first)
    work.flush()


def judge_leaving(work: UnitOfWork, incident: Incident) -> None:
    """Raises RuleRefused where a conversation or a repair rests on this incident alone."""
    if incident.episode_id is None:
        return
    episode = episode_of(work, incident.episode_id)
    if any(one.step > episode.re_engaging_to for one in episode.taken):
        return
    others = [
        one
        for one in incident_queries.incidents_since(work.session, incident.pupil_id, None)
        if one.episode_id == incident.episode_id and one.id != incident.id
    ]
    if not others and was_talked_about(work, episode):
        raise RuleRefused(
            "A conversation or a repair rests on this incident.",
            kept="Nothing was changed.",
            to_do="Undo that first.",
        )


def judge_taking_back(work: UnitOfWork, row: "EntryRow") -> None:
    """The same, before the incident of this entry is undone."""
    incident = incident_queries.read_incident(work.session, row.id)
    if incident is not None:
        judge_leaving(work, incident)


def move_to_adult(work: UnitOfWork, desk: Desk, incident: Incident, lead_id: int) -> int:
    """Takes an incident out of its episode into that with another adult; returns that one.

    The caller writes it into the incident, then marks both. Raises RuleRefused where something
    rests on it already.
    """
    judge_leaving(work, incident)
    return episode_for(
        work,
        desk,
        incident.pupil_id,
        lead_id,
        incident.account.happened_at,
        incident.account.place,
    )


def settle_left(work: UnitOfWork, desk: Desk, episode_id: int) -> None:
    """Ends an episode, or goes on with it, after an incident went out of it."""
    by_records = ended_by_records(work, desk, episode_id)
    mark_rupture(work, episode_id)
    settle_after_change(work, desk, episode_id, was_by_records=by_records)
