"""Referrals to agencies, the reports received, and what they recommend."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from bluesky_desktop.domain.support import AgencyReport, Recommendation, Referral
from bluesky_desktop.storage.reading import ENTRY, entries, of_all_or_one, read, some
from bluesky_desktop.storage.tables.referral import (
    RECOMMENDATION_OPEN,
    AgencyReportRow,
    RecommendationRow,
    ReferralRow,
)

_REFERRAL, _REPORT, _ADVICE = (
    row.__table__ for row in (ReferralRow, AgencyReportRow, RecommendationRow)
)
_OPEN = select(_ADVICE.c.agency_report_id).where(text(RECOMMENDATION_OPEN))
_WAITING = of_all_or_one(
    entries(_REFERRAL).where(
        ENTRY.c.id.in_(select(_REPORT.c.referral_id).where(_REPORT.c.id.in_(some("reports")))),
        ENTRY.c.undone_at.is_(None),
    ),
    ENTRY.c.pupil_id,
)
_REPORTS = (
    select(_REPORT)
    .where(_REPORT.c.referral_id.in_(some("referrals")))
    .order_by(_REPORT.c.received_on, _REPORT.c.id)
)
_RECOMMENDED = (
    select(_ADVICE)
    .where(_ADVICE.c.agency_report_id.in_(some("reports")))
    .order_by(_ADVICE.c.position, _ADVICE.c.id)
)


def write_referral(session: Session, value: Referral, recorded_at: datetime) -> int:
    """Adds a referral with the id 0, or changes the one with its id; returns the id."""
    row = session.get(ReferralRow, value.id) if value.id else None
    if row is None:
        row = ReferralRow(
            pupil_id=value.pupil_id,
            happened_at=value.began_at,
            adult_id=value.adult_id,
            recorded_by_id=value.recorded_by_id,
            recorded_at=recorded_at,
        )
        session.add(row)
    row.note, row.agency, row.agency_name = value.why, value.agency, value.agency_name
    row.parents_informed_on = value.parents_informed_on
    row.parents_informed_by_id = value.parents_informed_by_id
    row.parents_view, row.consent = value.parents_view, value.consent
    row.consent_on, row.consent_by = value.consent_on, value.consent_by
    row.to_protect = value.to_protect
    row.protective_reason, row.sent_on = value.protective_reason, value.sent_on
    row.sent_by_id = value.sent_by_id
    row.withdrawn_on, row.withdrawn_by = value.withdrawn_on, value.withdrawn_by
    row.withdrawn_note = value.withdrawn_note
    row.closed_on, row.closed_reason = value.closed_on, value.closed_reason
    session.flush()
    return row.id


def read_referral(session: Session, referral_id: int) -> Referral | None:
    """One referral; None where there is none, or it was undone."""
    row = session.get(ReferralRow, referral_id)
    return None if row is None or row.undone_at is not None else _referrals(session, [row])[0]


def referrals_of(session: Session, pupil_id: int) -> tuple[Referral, ...]:
    """The pupil's referrals, the newest first, without those undone."""
    rows = session.scalars(
        select(ReferralRow)
        .where(
            ReferralRow.pupil_id == pupil_id,
            ReferralRow.kind == "referral",
            ReferralRow.undone_at.is_(None),
        )
        .order_by(ReferralRow.happened_at.desc(), ReferralRow.id.desc())
    )
    return _referrals(session, tuple(rows))


def referrals_with_open_recommendations(
    session: Session, pupil_id: int | None = None
) -> tuple[Referral, ...]:
    """The referrals, of one pupil or of all, whose reports recommend what still waits."""
    waiting = {row[0] for row in read(session, _OPEN)}
    if not waiting:
        return ()
    rows = _WAITING.read(session, pupil_id, reports=sorted(waiting))
    return _referrals(session, sorted(rows, key=lambda row: (row.happened_at, row.id)))


def add_report(
    session: Session,
    *,
    referral_id: int,
    received_on: date,
    summary: str,
    recommendations: Sequence[str],
    recorded_by_id: int,
    recorded_at: datetime,
) -> int:
    """Adds a report with what it recommends, one by one; returns its id."""
    row = AgencyReportRow(
        referral_id=referral_id,
        received_on=received_on,
        summary=summary,
        recorded_by_id=recorded_by_id,
        recorded_at=recorded_at,
    )
    session.add(row)
    session.flush()
    for position, words in enumerate(recommendations):
        session.add(RecommendationRow(agency_report_id=row.id, position=position, words=words))
    session.flush()
    return row.id


def read_report(session: Session, report_id: int) -> tuple[AgencyReport, Referral] | None:
    """One report, with the referral on which it was received."""
    row = session.get(AgencyReportRow, report_id)
    referral = None if row is None else read_referral(session, row.referral_id)
    if referral is None:
        return None
    return next(one for one in referral.reports if one.id == report_id), referral


def drop_report(session: Session, report_id: int) -> None:
    """Takes a report away, with what it recommends."""
    recommended = select(RecommendationRow).where(RecommendationRow.agency_report_id == report_id)
    for row in session.scalars(recommended):
        session.delete(row)
    session.flush()
    session.delete(session.get_one(AgencyReportRow, report_id))
    session.flush()


def read_recommendation(
    session: Session, recommendation_id: int
) -> tuple[Recommendation, Referral] | None:
    """One recommendation, with the referral from which it came."""
    row = session.get(RecommendationRow, recommendation_id)
    if row is None:
        return None
    report = session.get_one(AgencyReportRow, row.agency_report_id)
    referral = read_referral(session, report.referral_id)
    return None if referral is None else (_recommendation(row), referral)


def set_target(session: Session, recommendation_id: int, target_id: int) -> None:
    """Says which target a recommendation became."""
    session.get_one(RecommendationRow, recommendation_id).target_id = target_id


def forget_target(session: Session, target_id: int) -> None:
    """Lets recommendations wait again whose target was taken back."""
    for row in session.scalars(
        select(RecommendationRow).where(RecommendationRow.target_id == target_id)
    ):
        row.target_id = None


def set_aside(session: Session, recommendation_id: int, reason: str) -> None:
    """Sets a recommendation aside, with the reason; an empty one takes it up again."""
    session.get_one(RecommendationRow, recommendation_id).set_aside_reason = reason


def _referrals(session: Session, rows: Sequence[Any]) -> tuple[Referral, ...]:
    if not rows:
        return ()
    reports = read(session, _REPORTS, referrals=[row.id for row in rows])
    found: dict[int, list[Recommendation]] = {}
    for one in read(session, _RECOMMENDED, reports=[one.id for one in reports]) if reports else ():
        found.setdefault(one.agency_report_id, []).append(_recommendation(one))
    by_referral: dict[int, list[AgencyReport]] = {}
    for report in reports:
        by_referral.setdefault(report.referral_id, []).append(
            AgencyReport(
                id=report.id,
                received_on=report.received_on,
                summary=report.summary,
                recorded_by_id=report.recorded_by_id,
                recommendations=tuple(found.get(report.id, ())),
            )
        )
    return tuple(_referral(row, tuple(by_referral.get(row.id, ()))) for row in rows)


def _recommendation(row: RecommendationRow) -> Recommendation:
    return Recommendation(
        id=row.id,
        words=row.words,
        target_id=row.target_id,
        set_aside_reason=row.set_aside_reason,
    )


def _referral(row: Any, reports: tuple[AgencyReport, ...]) -> Referral:
    return Referral(
        id=row.id,
        pupil_id=row.pupil_id,
        began_at=row.happened_at,
        adult_id=row.adult_id,
        recorded_by_id=row.recorded_by_id,
        agency=row.agency,
        agency_name=row.agency_name,
        why=row.note,
        parents_informed_on=row.parents_informed_on,
        parents_informed_by_id=row.parents_informed_by_id,
        parents_view=row.parents_view,
        consent=row.consent,
        consent_on=row.consent_on,
        consent_by=row.consent_by,
        to_protect=row.to_protect,
        protective_reason=row.protective_reason,
        sent_on=row.sent_on,
        sent_by_id=row.sent_by_id,
        withdrawn_on=row.withdrawn_on,
        withdrawn_by=row.withdrawn_by,
        withdrawn_note=row.withdrawn_note,
        closed_on=row.closed_on,
        closed_reason=row.closed_reason,
        reports=reports,
    )
