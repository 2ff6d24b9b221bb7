"""Meetings that are being prepared: their sentences, their pack, and whom it may name."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bluesky_desktop.domain.preparation import Sentence, Source
from bluesky_desktop.storage.tables.preparation import (
    NamedChildRow,
    PreparationRow,
    PreparedSentenceRow,
)


@dataclass(frozen=True, slots=True)
class Preparation:
    """How a meeting's pack is put together, and when its form was last drafted (UTC)."""

    meeting_id: int
    parts: tuple[str, ...]
    left_out: tuple[str, ...]
    period: str
    drafted_at: datetime | None
    earlier_reports: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedChild:
    """Another child whom SLT lets the pack name, and why."""

    name: str
    reason: str
    allowed_by_id: int
    allowed_at: datetime


def read_preparation(session: Session, meeting_id: int) -> Preparation | None:
    """How this meeting is prepared; None before anybody began."""
    row = session.get(PreparationRow, meeting_id)
    if row is None:
        return None
    return Preparation(
        row.meeting_id,
        row.parts,
        row.left_out,
        row.period,
        row.drafted_at,
        tuple(int(one) for one in row.earlier_reports),
    )


def keep_preparation(session: Session, preparation: Preparation, by_id: int) -> None:
    """Keeps how a meeting is prepared, in the stead of what was."""
    row = session.get(PreparationRow, preparation.meeting_id)
    if row is None:
        row = PreparationRow(meeting_id=preparation.meeting_id, prepared_by_id=by_id)
        session.add(row)
    row.parts, row.left_out = preparation.parts, preparation.left_out
    row.period, row.drafted_at = preparation.period, preparation.drafted_at
    row.earlier_reports = tuple(str(one) for one in preparation.earlier_reports)
    session.flush()


def begun(session: Session, meeting_ids: Collection[int]) -> frozenset[int]:
    """Those of these meetings that somebody began to prepare."""
    rows = session.scalars(
        select(PreparationRow.meeting_id).where(PreparationRow.meeting_id.in_(meeting_ids))
    )
    return frozenset(rows)


def sentences_of(session: Session, meeting_id: int) -> tuple[Sentence, ...]:
    """The sentences of a meeting's form in their order, removed ones too."""
    rows = session.scalars(
        select(PreparedSentenceRow)
        .where(PreparedSentenceRow.meeting_id == meeting_id)
        .order_by(PreparedSentenceRow.field, PreparedSentenceRow.position, PreparedSentenceRow.id)
    )
    return tuple(
        Sentence(
            id=row.id,
            field=row.field,
            words=row.words,
            fact=row.fact,
            sources=msgspec.json.decode(row.sources, type=tuple[Source, ...]),
            own=row.own,
            removed=row.removed,
        )
        for row in rows
    )


def keep_sentences(
    session: Session,
    meeting_id: int,
    form_field: str,
    sentences: Iterable[Sentence],
    *,
    by_id: int,
    at: datetime,
) -> None:
    """Keeps the sentences of one field in this order; those that are not among them go away."""
    rows = {
        row.id: row
        for row in session.scalars(
            select(PreparedSentenceRow).where(
                PreparedSentenceRow.meeting_id == meeting_id,
                PreparedSentenceRow.field == form_field,
            )
        )
    }
    for position, one in enumerate(sentences):
        row = rows.pop(one.id, None) if one.id is not None else None
        if row is None:
            row = PreparedSentenceRow(
                meeting_id=meeting_id, field=form_field, written_by_id=by_id, written_at=at
            )
            session.add(row)
        elif row.words != one.words or row.removed != one.removed:
            row.written_by_id, row.written_at = by_id, at
        row.position, row.words, row.fact = position, one.words, one.fact
        row.sources = msgspec.json.encode(one.sources).decode()
        row.own, row.removed = one.own, one.removed
    for row in rows.values():
        session.delete(row)
    session.flush()


def named_children(session: Session, meeting_id: int) -> tuple[NamedChild, ...]:
    """The other children whom this meeting's pack may name."""
    rows = session.scalars(
        select(NamedChildRow)
        .where(NamedChildRow.meeting_id == meeting_id)
        .order_by(NamedChildRow.name)
    )
    return tuple(
        NamedChild(row.name, row.reason, row.allowed_by_id, row.allowed_at) for row in rows
    )


def allow_naming(
    session: Session, meeting_id: int, *, name: str, reason: str, by_id: int, at: datetime
) -> None:
    """Lets a meeting's pack name this child."""
    row = session.get(NamedChildRow, (meeting_id, name))
    if row is None:
        row = NamedChildRow(meeting_id=meeting_id, name=name)
        session.add(row)
    row.reason, row.allowed_by_id, row.allowed_at = reason, by_id, at


def forbid_naming(session: Session, meeting_id: int, name: str) -> None:
    """Lets a meeting's pack name this child no more."""
    session.execute(
        delete(NamedChildRow).where(
            NamedChildRow.meeting_id == meeting_id, NamedChildRow.name == name
        )
    )
