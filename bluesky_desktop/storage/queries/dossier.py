"""All that is kept about one pupil and that a meeting may want to know; long reads, read only.

Concerns are restricted and are not read here.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bluesky_desktop.domain.episode import Episode
from bluesky_desktop.domain.plan import TargetState
from bluesky_desktop.storage.queries.episodes import episode_value, step_value
from bluesky_desktop.storage.tables.daily_report import (
    DailyReportRow,
    ReportDayRow,
    ReportLineRow,
    ReportViewRow,
)
from bluesky_desktop.storage.tables.episode import EpisodeRow, HurtChildRow
from bluesky_desktop.storage.tables.incident import IncidentRow
from bluesky_desktop.storage.tables.intervention import InterventionRow, SessionRow
from bluesky_desktop.storage.tables.plan import (
    PlanRow,
    PlanWorkerRow,
    TargetReviewRow,
    TargetRow,
)
from bluesky_desktop.storage.tables.referral import AgencyReportRow, RecommendationRow
from bluesky_desktop.storage.tables.story import StepRow


@dataclass(frozen=True, slots=True)
class ReportRecords:
    """A Daily Positive Report with its days, their lines and the views of its weeks."""

    report: DailyReportRow
    days: tuple[ReportDayRow, ...]
    lines: tuple[ReportLineRow, ...]
    views: tuple[ReportViewRow, ...]


@dataclass(frozen=True, slots=True)
class InterventionRecords:
    """A wellbeing intervention with each time that it was given, or was to be."""

    intervention: InterventionRow
    sessions: tuple[SessionRow, ...]


@dataclass(frozen=True, slots=True)
class PlanRecords:
    """A plan with its key workers, its targets and what meetings said of them."""

    plan: PlanRow
    worker_ids: tuple[int, ...]
    targets: tuple[TargetRow, ...]
    reviews: dict[int, tuple[TargetReviewRow, ...]]


@dataclass(frozen=True, slots=True)
class AgencyReportRecords:
    """A report received from an agency, with what it recommends."""

    report: AgencyReportRow
    recommendations: tuple[RecommendationRow, ...]


def episodes_since(
    session: Session, pupil_id: int, since: datetime | None, steps: Collection[StepRow]
) -> tuple[Episode, ...]:
    """The pupil's episodes that began since a moment; `steps` are their steps, read already."""
    statement = select(EpisodeRow).where(EpisodeRow.pupil_id == pupil_id)
    if since is not None:
        statement = statement.where(EpisodeRow.opened_at >= since)
    found: dict[int, list[StepRow]] = {}
    for step in steps:
        found.setdefault(step.episode_id or 0, []).append(step)
    rows = session.scalars(statement.order_by(EpisodeRow.opened_at, EpisodeRow.id))
    return tuple(
        episode_value(row, (step_value(one) for one in found.get(row.id, ()))) for row in rows
    )


def names_of_hurt_children(session: Session, pupil_id: int) -> tuple[str, ...]:
    """The names of all the children who were hurt in this pupil's episodes."""
    return tuple(
        session.scalars(
            select(HurtChildRow.name)
            .join(EpisodeRow, EpisodeRow.id == HurtChildRow.episode_id)
            .where(EpisodeRow.pupil_id == pupil_id)
            .distinct()
        )
    )


def names_of_children_in_incidents(session: Session, pupil_id: int) -> tuple[str, ...]:
    """The names of the other children who had a part in this pupil's more serious incidents."""
    rows = session.scalars(select(IncidentRow.children).where(IncidentRow.pupil_id == pupil_id))
    return tuple(name for names in rows for name in names)


def reports_of(session: Session, pupil_id: int) -> tuple[ReportRecords, ...]:
    """The pupil's Daily Positive Reports, the earliest first."""
    reports = session.scalars(
        select(DailyReportRow)
        .where(DailyReportRow.pupil_id == pupil_id)
        .order_by(DailyReportRow.first_day)
    ).all()
    ids = [one.id for one in reports]
    days: dict[int, list[ReportDayRow]] = {}
    for day in session.scalars(
        select(ReportDayRow).where(ReportDayRow.report_id.in_(ids)).order_by(ReportDayRow.day)
    ):
        days.setdefault(day.report_id, []).append(day)
    lines: dict[int, list[ReportLineRow]] = {}
    for line in session.scalars(
        select(ReportLineRow)
        .where(ReportLineRow.report_id.in_(ids), ReportLineRow.undone_at.is_(None))
        .order_by(ReportLineRow.happened_at, ReportLineRow.id)
    ):
        lines.setdefault(line.report_id, []).append(line)
    views: dict[int, list[ReportViewRow]] = {}
    for view in session.scalars(
        select(ReportViewRow)
        .where(ReportViewRow.report_id.in_(ids))
        .order_by(ReportViewRow.week, ReportViewRow.whose, ReportViewRow.question)
    ):
        views.setdefault(view.report_id, []).append(view)
    return tuple(
        ReportRecords(
            one,
            tuple(days.get(one.id, ())),
            tuple(lines.get(one.id, ())),
            tuple(views.get(one.id, ())),
        )
        for one in reports
    )


def interventions_of(session: Session, pupil_id: int) -> tuple[InterventionRecords, ...]:
    """The pupil's wellbeing interventions, the earliest first."""
    rows = session.scalars(
        select(InterventionRow)
        .where(InterventionRow.pupil_id == pupil_id, InterventionRow.undone_at.is_(None))
        .order_by(InterventionRow.first_day, InterventionRow.id)
    ).all()
    sessions: dict[int, list[SessionRow]] = {}
    for one in session.scalars(
        select(SessionRow)
        .where(
            SessionRow.intervention_id.in_([row.id for row in rows]),
            SessionRow.undone_at.is_(None),
        )
        .order_by(SessionRow.happened_at, SessionRow.id)
    ):
        sessions.setdefault(one.intervention_id, []).append(one)
    return tuple(InterventionRecords(row, tuple(sessions.get(row.id, ()))) for row in rows)


def plan_of(session: Session, plan_id: int | None) -> PlanRecords | None:
    """A plan with its targets and their reviews."""
    plan = None if plan_id is None else session.get(PlanRow, plan_id)
    if plan is None:
        return None
    workers = session.scalars(
        select(PlanWorkerRow.staff_id)
        .where(PlanWorkerRow.plan_id == plan.id)
        .order_by(PlanWorkerRow.position)
    )
    targets = session.scalars(
        select(TargetRow)
        .where(TargetRow.plan_id == plan.id, TargetRow.state != TargetState.UNDONE.value)
        .order_by(TargetRow.recorded_at, TargetRow.position, TargetRow.id)
    ).all()
    reviews: dict[int, list[TargetReviewRow]] = {}
    for review in session.scalars(
        select(TargetReviewRow)
        .where(
            TargetReviewRow.target_id.in_([one.id for one in targets]),
            TargetReviewRow.undone_at.is_(None),
        )
        .order_by(TargetReviewRow.recorded_at, TargetReviewRow.id)
    ):
        reviews.setdefault(review.target_id, []).append(review)
    return PlanRecords(
        plan,
        tuple(workers),
        tuple(targets),
        {target: tuple(found) for target, found in reviews.items()},
    )


def agency_reports_of(
    session: Session, referral_ids: Collection[int]
) -> dict[int, tuple[AgencyReportRecords, ...]]:
    """The reports received after these referrals, by referral."""
    reports = session.scalars(
        select(AgencyReportRow)
        .where(AgencyReportRow.referral_id.in_(referral_ids))
        .order_by(AgencyReportRow.received_on, AgencyReportRow.id)
    ).all()
    recommended: dict[int, list[RecommendationRow]] = {}
    for one in session.scalars(
        select(RecommendationRow)
        .where(RecommendationRow.agency_report_id.in_([one.id for one in reports]))
        .order_by(RecommendationRow.position, RecommendationRow.id)
    ):
        recommended.setdefault(one.agency_report_id, []).append(one)
    found: dict[int, list[AgencyReportRecords]] = {}
    for report in reports:
        found.setdefault(report.referral_id, []).append(
            AgencyReportRecords(report, tuple(recommended.get(report.id, ())))
        )
    return {referral: tuple(several) for referral, several in found.items()}
