"""Ruptures: the conversations, repairs and hurt children of episodes."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from bluesky_desktop.domain.episode import Ending
from bluesky_desktop.domain.repair import (
    AgreedRepair,
    Answer,
    Conversation,
    ConversationState,
    HurtChild,
    Rupture,
)
from bluesky_desktop.storage.reading import ENTRY, entries, named, read, some
from bluesky_desktop.storage.tables.conversation import ConversationRow, RepairRow
from bluesky_desktop.storage.tables.episode import EpisodeRow, HurtChildRow
from bluesky_desktop.storage.tables.pupil import PupilRow
from bluesky_desktop.storage.tables.story import StepRow

T = TypeVar("T", Conversation, AgreedRepair)

_EPISODE, _CHILD = EpisodeRow.__table__, HurtChildRow.__table__
_EPISODES = select(*named(_EPISODE, "id", "lead_id", "repair_by_id")).where(
    _EPISODE.c.id.in_(some("ids"))
)
_CONVERSATIONS, _REPAIRS = (
    entries(detail)
    .where(ENTRY.c.episode_id.in_(some("ids")))
    .order_by(ENTRY.c.happened_at, ENTRY.c.id)
    for detail in (ConversationRow.__table__, RepairRow.__table__)
)
_HURT = (
    select(_CHILD)
    .outerjoin(ENTRY, ENTRY.c.id == _CHILD.c.incident_id)
    .where(_CHILD.c.episode_id.in_(some("ids")), ENTRY.c.undone_at.is_(None))
    .order_by(_CHILD.c.id)
)


def read_rupture(session: Session, episode_id: int) -> Rupture:
    """All that decides whether one episode is repaired."""
    return read_ruptures(session, [episode_id])[episode_id]


def read_ruptures(session: Session, episode_ids: Sequence[int]) -> dict[int, Rupture]:
    """All that decides whether each of these episodes is repaired."""
    if not episode_ids:
        return {}
    ids = list(episode_ids)
    conversations = _by_episode(map(conversation_value, read(session, _CONVERSATIONS, ids=ids)))
    repairs = _by_episode(map(repair_value, read(session, _REPAIRS, ids=ids)))
    hurt: dict[int, list[HurtChild]] = {}
    for row in read(session, _HURT, ids=ids):
        hurt.setdefault(row.episode_id, []).append(
            HurtChild(id=row.id, name=row.name, pupil_id=row.pupil_id)
        )
    return {
        one.id: Rupture(
            lead_id=one.lead_id,
            repair_by_id=one.repair_by_id,
            conversations=tuple(conversations.get(one.id, ())),
            repairs=tuple(repairs.get(one.id, ())),
            hurt_children=tuple(hurt.get(one.id, ())),
        )
        for one in read(session, _EPISODES, ids=ids)
    }


def unrepaired_of(session: Session, staff_id: int) -> tuple[tuple[int, str, int], ...]:
    """Pupil id, pupil's name and episode id of each repair that this adult still has to make."""
    owing = (
        select(EpisodeRow, PupilRow)
        .join(PupilRow, PupilRow.id == EpisodeRow.pupil_id)
        .where(
            EpisodeRow.ended_at.is_(None),
            (EpisodeRow.repair_by_id == staff_id)
            | ((EpisodeRow.lead_id == staff_id) & EpisodeRow.repair_by_id.is_(None)),
            EpisodeRow.incident_at.is_not(None)
            | select(StepRow.id)
            .where(
                StepRow.episode_id == EpisodeRow.id,
                StepRow.step > EpisodeRow.re_engaging_to,
                StepRow.offered.is_(True),
                StepRow.undone_at.is_(None),
            )
            .exists(),
        )
        .order_by(EpisodeRow.opened_at)
    )
    return tuple(
        (
            pupil.id,
            f"{pupil.preferred_name or pupil.legal_first_name} {pupil.last_name}".strip(),
            episode.id,
        )
        for episode, pupil in session.execute(owing)
    )


def conversation_value(row: ConversationRow) -> Conversation:
    """The plain value of a conversation's row."""
    return Conversation(
        id=row.id,
        pupil_id=row.pupil_id,
        episode_id=row.episode_id or 0,
        adult_id=row.adult_id,
        happened_at=row.happened_at,
        state=ConversationState(row.state),
        in_zone6=row.in_zone6,
        guided=row.guided,
        child_ready=row.child_ready,
        adult_ready=row.adult_ready,
        next_at=row.next_at,
        supported_by_id=row.supported_by_id,
        participants=row.participants,
        answers=msgspec.json.decode(row.answers, type=tuple[Answer, ...]),
        summary=row.summary,
        recorded_by_id=row.recorded_by_id,
        undone=row.undone_at is not None,
    )


def repair_value(row: RepairRow) -> AgreedRepair:
    """The plain value of an agreed repair's row."""
    return AgreedRepair(
        id=row.id,
        episode_id=row.episode_id or 0,
        what=row.note,
        by_whom=row.by_whom,
        by_when=row.by_when,
        agreed_at=row.happened_at,
        conversation_id=row.conversation_id,
        hurt_child_id=row.hurt_child_id,
        made_at=row.made_at,
        made_by_id=row.made_by_id,
        made_note=row.made_note,
        undone=row.undone_at is not None,
    )


def ended_by_repair(session: Session, episode_id: int) -> bool:
    """Whether the episode ended because it was repaired."""
    return session.get_one(EpisodeRow, episode_id).ending == Ending.REPAIRED.value


def _by_episode(values: Iterable[T]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}
    for value in values:
        found.setdefault(value.episode_id, []).append(value)
    return found
