"""The story of a pupil: paging through years by one index, and reading one entry whole."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Integer, Select, bindparam, func, literal, not_, select, tuple_, union_all
from sqlalchemy.orm import Session, selectin_polymorphic

from bluesky_desktop.domain.episode import TIME_IN
from bluesky_desktop.storage.reading import ENTRY, entries_of_kind, named, read, some
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
)

_KINDS = (
    *(StepRow, CallHomeRow, ConversationRow, RepairRow, RecognitionRow, ObservationRow),
    *(DecisionRow, ReportLineRow, SessionRow, IncidentRow, ReferralRow),
)


_AT_ONCE = 500
"""How many entries are asked for by their ids in one statement; databases allow only so many."""


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
    values: dict[str, object] = {"pupil": pupil_id, "limit": limit}
    if kinds:
        values["kinds"] = sorted(kinds)
    if since is not None:
        values["since"] = since
    if until is not None:
        values["until"] = until
    if after is not None:
        values |= {"after": after.happened_at, "after_id": after.entry_id}
    found = read(session, _page(frozenset(values), only_time_in=only_time_in), **values)
    return _whole(session, found)


@cache
def _page(given: frozenset[str], *, only_time_in: bool) -> Select[Any]:
    """Which entries a page has, by what the values that are given for it are called."""
    at = ENTRY.c.happened_at
    statement = (
        select(ENTRY.c.id, ENTRY.c.kind)
        .where(ENTRY.c.pupil_id == bindparam("pupil"), ENTRY.c.undone_at.is_(None))
        .order_by(at.desc(), ENTRY.c.id.desc())
        .limit(bindparam("limit", type_=Integer))
    )
    if "kinds" in given:
        statement = statement.where(ENTRY.c.kind.in_(some("kinds")))
    if only_time_in:
        steps = StepRow.__table__
        statement = statement.join(steps, steps.c.id == ENTRY.c.id).where(steps.c.step == TIME_IN)
    if "since" in given:
        statement = statement.where(at >= bindparam("since", type_=at.type))
    if "until" in given:
        statement = statement.where(at < bindparam("until", type_=at.type))
    if "after" in given:
        before = tuple_(bindparam("after", type_=at.type), bindparam("after_id", type_=Integer))
        statement = statement.where(tuple_(at, ENTRY.c.id) < before)
    return statement


def _whole(session: Session, found: Sequence[Any]) -> tuple[EntryRow, ...]:
    """These entries in their order, each with what belongs to its kind; to be read only."""
    ids: dict[str, list[int]] = {}
    for entry_id, kind in found:
        ids.setdefault(kind, []).append(entry_id)
    rows = {
        row.id: row
        for kind, of_kind in ids.items()
        for begin in range(0, len(of_kind), _AT_ONCE)
        for row in read(session, entries_of_kind(kind), ids=of_kind[begin : begin + _AT_ONCE])
    }
    return tuple(rows[entry_id] for entry_id, _ in found)


_STANDING = (
    select(*named(ENTRY, "id", "kind"))
    .where(
        ENTRY.c.pupil_id == bindparam("pupil"),
        ENTRY.c.id.in_(some("ids")),
        ENTRY.c.undone_at.is_(None),
    )
    .order_by(ENTRY.c.happened_at.desc(), ENTRY.c.id.desc())
)


def entries_of_pupil(
    session: Session, pupil_id: int, entry_ids: Sequence[int]
) -> tuple[EntryRow, ...]:
    """Those of these entries that are this pupil's and not undone, the newest first."""
    return _whole(session, read(session, _STANDING, pupil=pupil_id, ids=list(entry_ids)))


def get_entry(session: Session, entry_id: int) -> EntryRow | None:
    """One entry with what belongs to its kind, undone or not."""
    return session.scalars(
        select(EntryRow)
        .where(EntryRow.id == entry_id)
        .options(selectin_polymorphic(EntryRow, list(_KINDS)))
    ).one_or_none()


_SEEN = select(*named(PromisedReturnRow.__table__, "step_id", "seen")).where(
    PromisedReturnRow.__table__.c.step_id.in_(some("steps"))
)


def seen_at_return(session: Session, step_ids: Sequence[int]) -> dict[int, str]:
    """What was seen at the returns of these scripts, by script."""
    if not step_ids:
        return {}
    return {row.step_id: row.seen for row in read(session, _SEEN, steps=step_ids)}


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
    session: Session, pupil_id: int, since: datetime, until: datetime, *, undone: bool = False
) -> tuple[EntryRow, ...]:
    """All entries of a pupil within a time, in order; those that stand, or those undone."""
    stands = EntryRow.undone_at.is_(None)
    return tuple(
        session.scalars(
            select(EntryRow)
            .where(
                EntryRow.pupil_id == pupil_id,
                not_(stands) if undone else stands,
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
    """Every pupil's recognitions since a moment, the newest ones, and the newest first."""
    rows = session.scalars(
        select(RecognitionRow)
        .where(
            RecognitionRow.kind == "recognition",
            RecognitionRow.happened_at >= since,
            RecognitionRow.undone_at.is_(None),
        )
        .order_by(RecognitionRow.happened_at.desc(), RecognitionRow.id.desc())
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
