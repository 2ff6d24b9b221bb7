"""Rows of reports as plain values, read together for as many reports as are asked for."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

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
from bluesky_desktop.storage.reading import ENTRY, entries, read, some
from bluesky_desktop.storage.tables.daily_report import (
    ReportDayRow,
    ReportLineRow,
    ReportViewRow,
)
from bluesky_desktop.storage.tables.monitoring import MeetingRow

_DAY, _LINE, _VIEW, _MEETING = (
    row.__table__ for row in (ReportDayRow, ReportLineRow, ReportViewRow, MeetingRow)
)
_DAYS = select(_DAY).where(_DAY.c.report_id.in_(some("reports"))).order_by(_DAY.c.day)
_LINES = (
    entries(_LINE)
    .where(_LINE.c.report_id.in_(some("reports")), ENTRY.c.undone_at.is_(None))
    .order_by(_LINE.c.day, ENTRY.c.happened_at, ENTRY.c.id)
)
_VIEWS = select(_VIEW).where(_VIEW.c.report_id.in_(some("reports")))
_MET = (
    select(_MEETING.c.report_id, func.min(_MEETING.c.held_at))
    .where(
        _MEETING.c.report_id.in_(some("reports")),
        _MEETING.c.held_at.is_not(None),
        _MEETING.c.cancelled_at.is_(None),
    )
    .group_by(_MEETING.c.report_id)
)
"""When the first meeting of each report was held."""


def report_values(session: Session, rows: Collection[Any]) -> tuple[DailyReport, ...]:
    """These reports, whole: each with its days, its lines that stand, and its answers."""
    ids = tuple(row.id for row in rows)
    if not ids:
        return ()
    met: dict[int, datetime] = dict(read(session, _MET, reports=ids))
    days, lines, views = (
        _by_report(read(session, one, reports=ids)) for one in (_DAYS, _LINES, _VIEWS)
    )
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


def _by_report(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
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
