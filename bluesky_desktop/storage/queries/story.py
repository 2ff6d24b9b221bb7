"""The story of a pupil: paging through years by one index, and reading one entry whole."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, literal, select, tuple_, union_all
from sqlalchemy.orm import Session, selectin_polymorphic

from bluesky_desktop.domain.episode import TIME_IN
from bluesky_desktop.storage.tables.conversation import ConversationRow, RepairRow
from bluesky_desktop.storage.tables.daily_report import ReportLineRow
from bluesky_desktop.storage.tables.incident import IncidentRow
from bluesky_desktop.storage.tables.intervention import SessionRow
from bluesky_desktop.storage.tables.keeping import AmendmentRow
from bluesky_desktop.storage.tables.monitoring import DecisionRow
from bluesky_desktop.storage.tables.referral import ReferralRow
from bluesky_desktop.storage.tables.story import (
    CallHomeRow,
    EntryRow,
    ObservationRow,
    PromisedReturnRow,
    RecognitionRow,
    StepRow,
    Zone6Row,
)

_KINDS = (
    *(StepRow, CallHomeRow, ConversationRow, RepairRow, RecognitionRow, ObservationRow),
    *(DecisionRow, ReportLineRow, SessionRow, IncidentRow, ReferralRow),
)


@dataclass(frozen=True, slots=True)
class Moment:
    """Something good: a recognition's kind, or "repair"; its words, when (UTC) and with whom."""

    kind: str
    words: str
    at: datetime
    adult_id: int
    pupil_id: int


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last entry of a page; the next page begins after it."""

    happened_at: datetime
    entry_id: int


def page(
    session: Session,
    *,
    pupil_id: int,
    kinds: Collection[str],
    since: datetime | None,
    until: datetime | None,
    after: Cursor | None,
    limit: int,
    only_time_in: bool = False,
) -> tuple[EntryRow, ...]:
    """A page of the story, the newest first; each entry with what belongs to its kind."""
    statement = (
        select(EntryRow)
        .where(EntryRow.pupil_id == pupil_id, EntryRow.undone_at.is_(None))
        .order_by(EntryRow.happened_at.desc(), EntryRow.id.desc())
        .limit(limit)
        .options(selectin_polymorphic(EntryRow, list(_KINDS)))
    )
    if kinds:
        statement = statement.where(EntryRow.kind.in_(sorted(kinds)))
    if only_time_in:
        statement = statement.join(StepRow.__table__, StepRow.__table__.c.id == EntryRow.id).where(
            StepRow.__table__.c.step == TIME_IN
        )
    if since is not None:
        statement = statement.where(EntryRow.happened_at >= since)
    if until is not None:
        statement = statement.where(EntryRow.happened_at < until)
    if after is not None:
        statement = statement.where(
            tuple_(EntryRow.happened_at, EntryRow.id)
            < tuple_(literal(after.happened_at, EntryRow.happened_at.type), literal(after.entry_id))
        )
    return tuple(session.scalars(statement))


def get_entry(session: Session, entry_id: int) -> EntryRow | None:
    """One entry with what belongs to its kind, undone or not."""
    return session.scalars(
        select(EntryRow)
        .where(EntryRow.id == entry_id)
        .options(selectin_polymorphic(EntryRow, list(_KINDS)))
    ).one_or_none()


def returns_of(session: Session, step_ids: Sequence[int]) -> dict[int, PromisedReturnRow]:
    """The promised returns of these scripts."""
    rows = session.scalars(select(PromisedReturnRow).where(PromisedReturnRow.step_id.in_(step_ids)))
    return {row.step_id: row for row in rows}


def referrals_of(session: Session, step_ids: Sequence[int]) -> dict[int, Zone6Row]:
    """The referrals to Zone 6 that these steps were."""
    rows = session.scalars(select(Zone6Row).where(Zone6Row.step_id.in_(step_ids)))
    return {row.step_id: row for row in rows}


def entries_of_episode(session: Session, episode_id: int) -> tuple[EntryRow, ...]:
    """All entries of an episode in order, without those undone."""
    return tuple(
        session.scalars(
            select(EntryRow)
            .where(EntryRow.episode_id == episode_id, EntryRow.undone_at.is_(None))
            .order_by(EntryRow.happened_at, EntryRow.id)
            .options(selectin_polymorphic(EntryRow, list(_KINDS)))
        )
    )


def entries_of_day(
    session: Session, pupil_id: int, since: datetime, until: datetime
) -> tuple[EntryRow, ...]:
    """All entries of a pupil within a time, in order, without those undone."""
    return tuple(
        session.scalars(
            select(EntryRow)
            .where(
                EntryRow.pupil_id == pupil_id,
                EntryRow.undone_at.is_(None),
                EntryRow.happened_at >= since,
                EntryRow.happened_at < until,
            )
            .order_by(EntryRow.happened_at, EntryRow.id)
            .options(selectin_polymorphic(EntryRow, list(_KINDS)))
        )
    )


def good_moments(
    session: Session, pupil_id: int | None, limit: int, since: datetime | None = None
) -> tuple[Moment, ...]:
    """Recognitions, and repairs that were made, the newest first; of one pupil or of all."""
    recognitions = select(
        RecognitionRow.recognition.label("kind"),
        RecognitionRow.note,
        RecognitionRow.happened_at,
        RecognitionRow.adult_id,
        RecognitionRow.pupil_id,
    ).where(RecognitionRow.undone_at.is_(None))
    repairs = select(
        literal("repair").label("kind"),
        RepairRow.note,
        RepairRow.made_at,
        RepairRow.adult_id,
        RepairRow.pupil_id,
    ).where(RepairRow.undone_at.is_(None), RepairRow.made_at.is_not(None))
    if pupil_id is not None:
        recognitions = recognitions.where(RecognitionRow.pupil_id == pupil_id)
        repairs = repairs.where(RepairRow.pupil_id == pupil_id)
    if since is not None:
        recognitions = recognitions.where(RecognitionRow.happened_at >= since)
        repairs = repairs.where(RepairRow.made_at >= since)
    newest_recognitions = (
        recognitions.order_by(RecognitionRow.happened_at.desc()).limit(limit).subquery()
    )
    newest_repairs = repairs.order_by(RepairRow.made_at.desc()).limit(limit).subquery()
    both = union_all(select(newest_recognitions), select(newest_repairs)).subquery()
    rows = session.execute(select(both).order_by(both.c.happened_at.desc()).limit(limit))
    return tuple(Moment(*row) for row in rows)


def recognitions_since(session: Session, since: datetime, limit: int) -> tuple[RecognitionRow, ...]:
    """Every pupil's recognitions since a moment, the earliest first."""
    rows = session.scalars(
        select(RecognitionRow)
        .where(
            RecognitionRow.kind == "recognition",
            RecognitionRow.happened_at >= since,
            RecognitionRow.undone_at.is_(None),
        )
        .order_by(RecognitionRow.happened_at)
        .limit(limit)
    )
    return tuple(rows)


def counts_by_kind(
    session: Session, pupil_id: int, since: datetime | None, until: datetime | None
) -> dict[str, int]:
    """How many entries of each kind there are within a time."""
    conditions = [EntryRow.pupil_id == pupil_id, EntryRow.undone_at.is_(None)]
    if since is not None:
        conditions.append(EntryRow.happened_at >= since)
    if until is not None:
        conditions.append(EntryRow.happened_at < until)
    rows = session.execute(
        select(EntryRow.kind, func.count()).where(*conditions).group_by(EntryRow.kind)
    )
    return {row[0]: row[1] for row in rows}


def mark_amended(
    session: Session, entry_id: int, *, before: str, reason: str, by_id: int, at: datetime
) -> None:
    """Keeps what stood before an amendment."""
    session.get_one(EntryRow, entry_id).amended_at = at
    session.add(
        AmendmentRow(
            entry_id=entry_id, amended_by_id=by_id, amended_at=at, reason=reason, before=before
        )
    )


def amendments_of(session: Session, entry_id: int) -> tuple[AmendmentRow, ...]:
    """The amendments of an entry, the earliest first."""
    return tuple(
        session.scalars(
            select(AmendmentRow)
            .where(AmendmentRow.entry_id == entry_id)
            .order_by(AmendmentRow.amended_at, AmendmentRow.id)
        )
    )


def undo_entry(session: Session, entry_id: int, at: datetime) -> None:
    """Marks an entry as undone; it stays on record and is shown nowhere."""
    session.get_one(EntryRow, entry_id).undone_at = at


def add_recognition(
    session: Session,
    *,
    pupil_id: int,
    recognition: str,
    words: str,
    value: str,
    count: int,
    at: datetime,
    adult_id: int,
    recorded_by_id: int,
    recorded_at: datetime,
) -> int:
    """Adds a recognition; returns its id."""
    row = RecognitionRow(
        pupil_id=pupil_id,
        happened_at=at,
        adult_id=adult_id,
        recorded_by_id=recorded_by_id,
        recorded_at=recorded_at,
        note=words,
        recognition=recognition,
        value=value,
        count=count,
    )
    session.add(row)
    session.flush()
    return row.id


def add_observation(
    session: Session,
    *,
    pupil_id: int,
    words: str,
    at: datetime,
    adult_id: int,
    recorded_by_id: int,
    recorded_at: datetime,
) -> int:
    """Adds a neutral observation; returns its id."""
    row = ObservationRow(
        pupil_id=pupil_id,
        happened_at=at,
        adult_id=adult_id,
        recorded_by_id=recorded_by_id,
        recorded_at=recorded_at,
        note=words,
    )
    session.add(row)
    session.flush()
    return row.id
