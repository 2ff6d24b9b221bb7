"""What conversations and repairs have in common: an open rupture, and when it is repaired."""

from dataclasses import replace

from bluesky_desktop.domain.episode import Ending, Episode
from bluesky_desktop.domain.errors import NotFound, RuleRefused
from bluesky_desktop.domain.repair import (
    Conversation,
    ConversationState,
    Rupture,
    is_repaired,
    may_begin,
)
from bluesky_desktop.services.context import Changes, Desk, Kind
from bluesky_desktop.services.trail import note
from bluesky_desktop.storage.queries import conversations as conversation_queries
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import ruptures as rupture_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def episode_of(work: UnitOfWork, episode_id: int) -> Episode:
    """The episode, open or not. Raises NotFound."""
    episode = episode_queries.read_episode(work.session, episode_id)
    if episode is None:
        raise NotFound("This episode is not there any more.")
    return episode


def rupture_of(work: UnitOfWork, desk: Desk, episode_id: int) -> Rupture:
    """All that decides whether the episode is repaired, by what the setting's policy settles."""
    return as_settled(desk, rupture_queries.read_rupture(work.session, episode_id))


def as_settled(desk: Desk, rupture: Rupture) -> Rupture:
    """The rupture as the setting's policy judges it. Design, section 3, "steps 5 and 6"."""
    return replace(rupture, zone6_is_repair=desk.pack.zone6_is_repair)


def open_rupture(work: UnitOfWork, desk: Desk, episode_id: int) -> Episode:
    """The open episode to repair. Raises NotFound, and RuleRefused before it ruptured."""
    episode = episode_of(work, episode_id)
    if not episode.is_open:
        raise NotFound("This episode has ended already.", kept="Nothing was changed.")
    if episode.ruptured_at is None:
        first = desk.pack.step_name(episode.re_engaging_to + 1)
        raise RuleRefused(
            f"{first} comes first.",
            kept="Nothing was changed.",
            to_do="Record that step, then hold the conversation.",
        )
    return episode


def conversation_to_hold(
    work: UnitOfWork,
    desk: Desk,
    episode: Episode,
    conversation_id: int | None,
    adult_id: int | None,
) -> Conversation:
    """The conversation that was named, else the one that was begun or postponed, else a new one.

    Raises NotFound where it was held already, or is not of this episode.
    """
    if conversation_id is not None:
        found = conversation_queries.read_conversation(work.session, conversation_id)
        if found is None or found.undone or found.episode_id != episode.id:
            raise NotFound("This conversation is not there any more.", kept="Nothing was changed.")
    else:
        found = conversation_queries.unfinished(work.session, episode.id or 0)
    if found is not None:
        if found.state is ConversationState.HELD:
            raise NotFound("This conversation is recorded already.", kept="Nothing was changed.")
        return found
    return Conversation(
        id=None,
        pupil_id=episode.pupil_id,
        episode_id=episode.id or 0,
        adult_id=adult_id or desk.person.id,
        happened_at=desk.now(),
        state=ConversationState.POSTPONED,
        recorded_by_id=desk.person.id,
    )


def not_ready() -> RuleRefused:
    """Why the questions can't be opened yet. Design rule 8."""
    return RuleRefused(
        "The conversation begins when both are ready.",
        kept="What you typed is still there.",
        to_do="Agree another time.",
    )


def require_ready(begun: Conversation) -> None:
    """Raises RuleRefused unless it was begun, and both were ready when last asked. Rule 8."""
    ready = may_begin(begun.child_ready, begun.adult_ready)
    if begun.state is not ConversationState.BEGUN or not ready:
        raise not_ready()


def end_if_repaired(work: UnitOfWork, desk: Desk, episode: Episode) -> bool:
    """Ends the episode where all that was to repair is repaired; true where it did."""
    work.flush()
    rupture = rupture_of(work, desk, episode.id or 0)
    if not is_repaired(rupture):
        return False
    episode_queries.end_episode(work.session, episode.id or 0, Ending.REPAIRED, desk.now())
    note_in_trail(work, desk, "repair_episode", episode.id or 0, episode.pupil_id)
    return True


def what_changed(pupil_id: int) -> Changes:
    """What every act on a rupture changes."""
    return Changes.of(Kind.LADDER, Kind.STORY, Kind.DRAFT, pupil=pupil_id)


def note_in_trail(
    work: UnitOfWork, desk: Desk, act: str, subject_id: int, pupil_id: int, **detail: str
) -> None:
    """Writes an act on a conversation or a repair into the audit trail."""
    note(
        work,
        desk,
        act=act,
        subject="entry",
        subject_id=subject_id,
        pupil_id=pupil_id,
        detail=detail,
    )
