"""Writing restorative conversations, postponements and repairs."""

from dataclasses import dataclass
from datetime import date, datetime

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from bluesky_desktop.domain.repair import Answer, Conversation, ConversationState
from bluesky_desktop.storage.queries.ruptures import conversation_value
from bluesky_desktop.storage.tables.conversation import (
    ConversationRow,
    PostponementRow,
    RepairRow,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeRepair:
    """A repair that was made: of which pupil and episode, when, by whom, what was said of it."""

    pupil_id: int
    episode_id: int
    made_at: datetime
    made_by_id: int | None
    note: str


def write_conversation(session: Session, value: Conversation, recorded_at: datetime) -> int:
    """Adds a conversation without an id, or changes the one with it; returns the id."""
    if value.id is None:
        row = ConversationRow(
            pupil_id=value.pupil_id,
            episode_id=value.episode_id,
            state=value.state.value,
        )
        session.add(row)
    else:
        row = session.get_one(ConversationRow, value.id)
    row.happened_at = value.happened_at
    row.recorded_by_id = value.recorded_by_id
    row.recorded_at = recorded_at
    row.adult_id = value.adult_id
    row.state = value.state.value
    row.in_zone6 = value.in_zone6
    row.guided = value.guided
    row.child_ready = value.child_ready
    row.adult_ready = value.adult_ready
    row.next_at = value.next_at
    row.supported_by_id = value.supported_by_id
    row.participants = value.participants
    row.answers = encode_answers(value.answers)
    row.summary = value.summary
    session.flush()
    return row.id


def encode_answers(answers: tuple[Answer, ...]) -> str:
    """The JSON of the answers."""
    return msgspec.json.encode(answers).decode()


def read_conversation(session: Session, conversation_id: int) -> Conversation | None:
    """One conversation."""
    row = session.get(ConversationRow, conversation_id)
    return None if row is None else conversation_value(row)


def unfinished(session: Session, episode_id: int) -> Conversation | None:
    """The conversation of an episode that was begun or postponed, the newest."""
    row = session.scalars(
        select(ConversationRow)
        .where(
            ConversationRow.episode_id == episode_id,
            ConversationRow.state != ConversationState.HELD.value,
            ConversationRow.undone_at.is_(None),
        )
        .order_by(ConversationRow.happened_at.desc(), ConversationRow.id.desc())
    ).first()
    return None if row is None else conversation_value(row)


def add_postponement(
    session: Session,
    *,
    conversation_id: int,
    asked_at: datetime,
    child_ready: bool,
    adult_ready: bool,
    next_at: datetime,
    recorded_by_id: int,
) -> None:
    """Keeps that somebody was not ready, and the new time."""
    session.add(
        PostponementRow(
            conversation_id=conversation_id,
            asked_at=asked_at,
            child_ready=child_ready,
            adult_ready=adult_ready,
            next_at=next_at,
            recorded_by_id=recorded_by_id,
        )
    )


def postponements(
    session: Session, conversation_id: int
) -> tuple[tuple[datetime, bool, bool, datetime], ...]:
    """When it was asked, whether child and adult were ready, and the new time, of each."""
    rows = session.scalars(
        select(PostponementRow)
        .where(PostponementRow.conversation_id == conversation_id)
        .order_by(PostponementRow.asked_at)
    )
    return tuple((row.asked_at, row.child_ready, row.adult_ready, row.next_at) for row in rows)


def add_repair(
    session: Session,
    *,
    pupil_id: int,
    episode_id: int,
    conversation_id: int | None,
    hurt_child_id: int | None,
    what: str,
    by_whom: str,
    by_when: date | None,
    at: datetime,
    adult_id: int,
    recorded_by_id: int,
    recorded_at: datetime,
    made_at: datetime | None,
) -> int:
    """Adds an agreed repair; returns its id."""
    row = RepairRow(
        pupil_id=pupil_id,
        episode_id=episode_id,
        conversation_id=conversation_id,
        hurt_child_id=hurt_child_id,
        note=what,
        by_whom=by_whom,
        by_when=by_when,
        happened_at=at,
        adult_id=adult_id,
        recorded_by_id=recorded_by_id,
        recorded_at=recorded_at,
        made_at=made_at,
        made_by_id=adult_id if made_at is not None else None,
    )
    session.add(row)
    session.flush()
    return row.id


def mark_made(
    session: Session, repair_id: int, *, at: datetime, by_id: int, note: str
) -> tuple[int, int] | None:
    """Marks a repair as made; returns its pupil and its episode.

    None where there is no such repair, or it is made or undone already.
    """
    row = session.get(RepairRow, repair_id)
    if row is None or row.made_at is not None or row.undone_at is not None:
        return None
    row.made_at, row.made_by_id, row.made_note = at, by_id, note
    session.flush()
    return row.pupil_id, row.episode_id or 0


def made_repair(session: Session, repair_id: int) -> MadeRepair | None:
    """A repair that was made; None where there is none, it is not made yet, or was undone."""
    row = session.get(RepairRow, repair_id)
    if row is None or row.made_at is None or row.undone_at is not None:
        return None
    return MadeRepair(
        pupil_id=row.pupil_id,
        episode_id=row.episode_id or 0,
        made_at=row.made_at,
        made_by_id=row.made_by_id,
        note=row.made_note,
    )


def unmark_made(session: Session, repair_id: int) -> None:
    """Says that a repair is still to be made."""
    row = session.get_one(RepairRow, repair_id)
    row.made_at, row.made_by_id, row.made_note = None, None, ""
    session.flush()


def undo_agreed(session: Session, conversation_id: int, at: datetime) -> None:
    """Marks what was agreed in a conversation as undone; it stays on record."""
    rows = session.scalars(
        select(RepairRow).where(
            RepairRow.conversation_id == conversation_id, RepairRow.undone_at.is_(None)
        )
    )
    for row in rows:
        row.undone_at = at
