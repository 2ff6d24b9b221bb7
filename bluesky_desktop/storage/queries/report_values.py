"""Rows of reports as plain values, read together for as many reports as are asked for."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bluesky_desktop.domain.daily_report import (
    Asked,
    DailyReport,
    ReportAnswer,
    ReportDay,
    ReportLine,
    Whose,
)
from bluesky_desktop.storage.tables.daily_report import (
    DailyReportRow,
    ReportDayRow,
    ReportLineRow,
    ReportViewRow,
)
from bluesky_desktop.storage.tables.monitoring import MeetingRow


def report_values(session: Session, rows: Collection[DailyReportRow]) -> tuple[DailyReport, ...]:
    """These reports, whole: each with its days, its lines that stand, and its answers."""
    ids = tuple(row.id for row in rows)
    if not ids:
        return ()
    met = _met(session, ids)
    days = _by_report(session.scalars(_of(ReportDayRow, ids).order_by(ReportDayRow.day)))
    lines = _by_report(
        session.scalars(
            _of(ReportLineRow, ids)
            .where(ReportLineRow.undone_at.is_(None))
            .order_by(ReportLineRow.day, ReportLineRow.happened_at, ReportLineRow.id)
        )
    )
    views = _by_report(session.scalars(_of(ReportViewRow, ids)))
    return tuple(
        DailyReport(
            id=row.id,
            pupil_id=row.pupil_id,
            first_day=row.first_day,
            school_days=row.school_days,
            slt_id=row.slt_id,
            started_by_id=row.started_by_id,
            started_at=row.started_at,
            teacher_id=row.teacher_id,
            lsa_id=row.lsa_id,
            targets=row.targets,
            again_reason=row.again_reason,
            longer_reason=row.longer_reason,
            ended_on=row.ended_on,
            next_steps=row.next_steps,
            met_at=met.get(row.id),
            days=tuple(_day(one) for one in days.get(row.id, ())),
            lines=tuple(_line(one) for one in lines.get(row.id, ())),
            answers=tuple(_answer(one) for one in views.get(row.id, ())),
        )
        for row in rows
    )


def _met(session: Session, ids: tuple[int, ...]) -> dict[int, datetime]:
    """When the first meeting of each report was held."""
    found = session.execute(
        select(MeetingRow.report_id, func.min(MeetingRow.held_at))
        .where(
            MeetingRow.report_id.in_(ids),
            MeetingRow.held_at.is_not(None),
            MeetingRow.cancelled_at.is_(None),
        )
        .group_by(MeetingRow.report_id)
    )
    return {report_id: at for report_id, at in found if report_id is not None and at is not None}


def _of(table, ids: tuple[int, ...]):  # type: ignore[no-untyped-def]
    return select(table).where(table.report_id.in_(ids))


def _by_report(rows: Iterable) -> dict[int, list]:  # type: ignore[type-arg]
    found: dict[int, list] = {}  # type: ignore[type-arg]
    for row in rows:
        found.setdefault(row.report_id, []).append(row)
    return found


def _day(row: ReportDayRow) -> ReportDay:
    return ReportDay(
        day=row.day,
        target=row.target,
        target_by_id=row.target_by_id,
        target_at=row.target_at,
        absent=row.absent,
    )


def _line(row: ReportLineRow) -> ReportLine:
    return ReportLine(
        id=row.id,
        day=row.day,
        words=row.note,
        adult_id=row.adult_id,
        recorded_by_id=row.recorded_by_id,
        at=row.happened_at,
        lesson=row.lesson,
    )


def _answer(row: ReportViewRow) -> ReportAnswer:
    return ReportAnswer(
        week=row.week,
        whose=Whose(row.whose),
        asked=Asked(row.question),
        words=row.words,
        written_by_id=row.written_by_id,
        written_at=row.written_at,
        expressed=row.expressed,
    )
