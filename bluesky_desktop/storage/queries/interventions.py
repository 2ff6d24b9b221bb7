"""Wellbeing interventions, each time that one was given, and how they were reviewed."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session as DatabaseSession

from bluesky_desktop.domain.support import Intervention, Review, Session
from bluesky_desktop.storage.reading import of_all_or_one, read, some
from bluesky_desktop.storage.tables.intervention import (
    InterventionReviewRow,
    InterventionRow,
    SessionRow,
)

_INTERVENTION = InterventionRow.__table__
_TO_REVIEW = of_all_or_one(
    select(_INTERVENTION).where(
        _INTERVENTION.c.ended_on.is_(None),
        _INTERVENTION.c.review_on <= bindparam("until", type_=_INTERVENTION.c.review_on.type),
        _INTERVENTION.c.undone_at.is_(None),
    ),
    _INTERVENTION.c.pupil_id,
)
_RUNNING = (
    select(_INTERVENTION)
    .where(_INTERVENTION.c.ended_on.is_(None), _INTERVENTION.c.undone_at.is_(None))
    .order_by(_INTERVENTION.c.first_day, _INTERVENTION.c.id)
)
_NAMES = select(_INTERVENTION.c.id, _INTERVENTION.c.what).where(_INTERVENTION.c.id.in_(some("ids")))


def write_intervention(session: DatabaseSession, value: Intervention, recorded_at: datetime) -> int:
    """Adds an intervention without an id, or changes the one with it; returns the id."""
    row = session.get(InterventionRow, value.id) if value.id is not None else None
    if row is None:
        row = InterventionRow(
            pupil_id=value.pupil_id, recorded_by_id=value.recorded_by_id, recorded_at=recorded_at
        )
        session.add(row)
    row.what, row.with_whom, row.how_often = value.what, value.with_whom, value.how_often
    row.purpose, row.first_day, row.review_on = value.purpose, value.first_day, value.review_on
    row.ended_on, row.how_it_went = value.ended_on, value.how_it_went
    session.flush()
    return row.id


def read_intervention(session: DatabaseSession, intervention_id: int) -> Intervention | None:
    """One intervention; None where there is none, or it was undone."""
    row = session.get(InterventionRow, intervention_id)
    return None if row is None or row.undone_at else _interventions(session, [row])[0]


def interventions_since(
    session: DatabaseSession, pupil_id: int, since: date | None
) -> tuple[Intervention, ...]:
    """The pupil's interventions that ran on this day or later, the newest first."""
    statement = select(InterventionRow).where(
        InterventionRow.pupil_id == pupil_id, InterventionRow.undone_at.is_(None)
    )
    if since is not None:
        statement = statement.where(
            or_(InterventionRow.ended_on.is_(None), InterventionRow.ended_on >= since)
        )
    rows = session.scalars(
        statement.order_by(InterventionRow.first_day.desc(), InterventionRow.id.desc())
    )
    return _interventions(session, tuple(rows))


def to_review(
    session: DatabaseSession, until: date, pupil_id: int | None = None
) -> tuple[tuple[Intervention, datetime], ...]:
    """The running interventions whose review day has come, and when each was recorded."""
    rows = _TO_REVIEW.read(session, pupil_id, until=until)
    return tuple((_plain(row), row.recorded_at) for row in rows)


def running(session: DatabaseSession) -> tuple[Intervention, ...]:
    """Every pupil's interventions that have not ended, without their times and reviews."""
    return tuple(map(_plain, read(session, _RUNNING)))


def undo_intervention(session: DatabaseSession, intervention_id: int, at: datetime) -> None:
    """Marks an intervention as undone, and each time of it."""
    session.get_one(InterventionRow, intervention_id).undone_at = at
    for row in session.scalars(
        select(SessionRow).where(SessionRow.intervention_id == intervention_id)
    ):
        row.undone_at = row.undone_at or at


def add_session(
    session: DatabaseSession,
    *,
    intervention: Intervention,
    at: datetime,
    adult_id: int,
    recorded_by_id: int,
    recorded_at: datetime,
    went: str,
    note: str,
) -> int:
    """Adds one time of an intervention to the story; returns its id."""
    row = SessionRow(
        pupil_id=intervention.pupil_id,
        intervention_id=intervention.id,
        happened_at=at,
        adult_id=adult_id,
        recorded_by_id=recorded_by_id,
        recorded_at=recorded_at,
        went=went,
        note=note,
    )
    session.add(row)
    session.flush()
    return row.id


def add_review(
    session: DatabaseSession, intervention_id: int, review: Review, recorded_at: datetime
) -> None:
    """Keeps what was found when an intervention was looked at again."""
    session.add(
        InterventionReviewRow(
            intervention_id=intervention_id,
            reviewed_on=review.reviewed_on,
            how_it_went=review.how_it_went,
            next_on=review.next_on,
            recorded_by_id=review.recorded_by_id,
            recorded_at=recorded_at,
        )
    )


def names_of(session: DatabaseSession, intervention_ids: Sequence[int]) -> dict[int, str]:
    """What each of these interventions is."""
    return {row.id: row.what for row in read(session, _NAMES, ids=list(intervention_ids))}


def _interventions(
    session: DatabaseSession, rows: Sequence[InterventionRow]
) -> tuple[Intervention, ...]:
    ids = [row.id for row in rows]
    times: dict[int, list[Session]] = {}
    for one in session.scalars(
        select(SessionRow)
        .where(SessionRow.intervention_id.in_(ids), SessionRow.undone_at.is_(None))
        .order_by(SessionRow.happened_at.desc(), SessionRow.id.desc())
    ):
        times.setdefault(one.intervention_id, []).append(
            Session(
                id=one.id, at=one.happened_at, adult_id=one.adult_id, went=one.went, note=one.note
            )
        )
    reviews: dict[int, list[Review]] = {}
    for review in session.scalars(
        select(InterventionReviewRow)
        .where(InterventionReviewRow.intervention_id.in_(ids))
        .order_by(InterventionReviewRow.reviewed_on, InterventionReviewRow.id)
    ):
        reviews.setdefault(review.intervention_id, []).append(
            Review(
                reviewed_on=review.reviewed_on,
                how_it_went=review.how_it_went,
                next_on=review.next_on,
                recorded_by_id=review.recorded_by_id,
            )
        )
    return tuple(
        _plain(row, tuple(times.get(row.id, ())), tuple(reviews.get(row.id, ()))) for row in rows
    )


def _plain(
    row: Any, sessions: tuple[Session, ...] = (), reviews: tuple[Review, ...] = ()
) -> Intervention:
    return Intervention(
        id=row.id,
        pupil_id=row.pupil_id,
        what=row.what,
        first_day=row.first_day,
        with_whom=row.with_whom,
        how_often=row.how_often,
        purpose=row.purpose,
        review_on=row.review_on,
        ended_on=row.ended_on,
        how_it_went=row.how_it_went,
        recorded_by_id=row.recorded_by_id,
        sessions=sessions,
        reviews=reviews,
    )
