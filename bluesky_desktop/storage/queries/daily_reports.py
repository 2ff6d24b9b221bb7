"""Daily Positive Reports: their days, their lines, and the views of each week."""

from datetime import date, datetime

from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session

from bluesky_desktop.domain.daily_report import Asked, DailyReport, Whose
from bluesky_desktop.storage.queries.report_values import report_values
from bluesky_desktop.storage.reading import of_all_or_one, read
from bluesky_desktop.storage.tables.daily_report import (
    DailyReportRow,
    ReportDayRow,
    ReportLineRow,
    ReportViewRow,
)

_RUNNING = "ended_on IS NULL"
"""The condition of the index `ix_daily_report_running`, to the letter."""
_REPORT = DailyReportRow.__table__
_REPORTS = select(_REPORT).order_by(_REPORT.c.first_day, _REPORT.c.id)
_RUNNING_REPORTS = of_all_or_one(_REPORTS.where(text(_RUNNING)), _REPORT.c.pupil_id)
_OF_PUPIL = _REPORTS.where(_REPORT.c.pupil_id == bindparam("pupil"))


def add_report(
    session: Session,
    *,
    pupil_id: int,
    first_day: date,
    school_days: int,
    teacher_id: int | None,
    lsa_id: int | None,
    slt_id: int,
    started_by_id: int,
    started_at: datetime,
    targets: str = "",
    again_reason: str = "",
    longer_reason: str = "",
) -> int:
    """Keeps a report that begins; returns its id."""
    row = DailyReportRow(
        pupil_id=pupil_id,
        first_day=first_day,
        school_days=school_days,
        targets=targets,
        again_reason=again_reason,
        longer_reason=longer_reason,
        teacher_id=teacher_id,
        lsa_id=lsa_id,
        slt_id=slt_id,
        started_by_id=started_by_id,
        started_at=started_at,
    )
    session.add(row)
    session.flush()
    return row.id


def read_report(session: Session, report_id: int) -> DailyReport | None:
    """One report, whole."""
    row = session.get(DailyReportRow, report_id)
    return None if row is None else report_values(session, [row])[0]


def running_reports(session: Session, pupil_id: int | None = None) -> tuple[DailyReport, ...]:
    """The reports that no decision has ended, of one pupil or of all."""
    return report_values(session, _RUNNING_REPORTS.read(session, pupil_id))


def reports_of(session: Session, pupil_id: int) -> tuple[DailyReport, ...]:
    """All reports of a pupil, the earliest first."""
    return report_values(session, read(session, _OF_PUPIL, pupil=pupil_id))


def set_target(
    session: Session, report_id: int, day: date, *, target: str, by_id: int, at: datetime
) -> None:
    """Keeps the target for a day, in the stead of what stood there."""
    row = _day_row(session, report_id, day)
    row.target, row.target_by_id, row.target_at = target, by_id, at


def set_absent(session: Session, report_id: int, day: date, absent: bool) -> None:
    """Keeps whether the pupil was absent on a day."""
    _day_row(session, report_id, day).absent = absent


def add_line(
    session: Session,
    *,
    report_id: int,
    pupil_id: int,
    day: date,
    words: str,
    lesson: str,
    at: datetime,
    adult_id: int,
    recorded_by_id: int,
    recorded_at: datetime,
) -> int:
    """Adds a line to a day of a report, and to the story; returns its id."""
    row = ReportLineRow(
        report_id=report_id,
        pupil_id=pupil_id,
        day=day,
        note=words,
        lesson=lesson,
        happened_at=at,
        adult_id=adult_id,
        recorded_by_id=recorded_by_id,
        recorded_at=recorded_at,
    )
    session.add(row)
    session.flush()
    return row.id


def set_answer(
    session: Session,
    report_id: int,
    *,
    week: int,
    whose: Whose,
    asked: Asked,
    words: str,
    expressed: tuple[str, ...],
    by_id: int,
    at: datetime,
) -> None:
    """Keeps an answer of a week, in the stead of what stood there; no words take it away."""
    key = (report_id, week, whose.value, asked.value)
    row = session.get(ReportViewRow, key)
    if not words:
        if row is not None:
            session.delete(row)
        return
    if row is None:
        row = ReportViewRow(report_id=report_id, week=week, whose=key[2], question=key[3])
        session.add(row)
    row.words, row.expressed = words, expressed
    row.written_by_id, row.written_at = by_id, at


def set_agreed(
    session: Session, report_id: int, *, targets: str, first_day: date | None = None
) -> None:
    """Keeps what its meeting agreed, and another first day where it says one."""
    row = session.get_one(DailyReportRow, report_id)
    row.targets = targets
    if first_day is not None:
        row.first_day = first_day


def set_maintained(
    session: Session, report_id: int, *, teacher_id: int | None, lsa_id: int | None, slt_id: int
) -> None:
    """Says who maintains a report."""
    row = session.get_one(DailyReportRow, report_id)
    row.teacher_id, row.lsa_id, row.slt_id = teacher_id, lsa_id, slt_id


def set_longer(session: Session, report_id: int, *, school_days: int, reason: str) -> None:
    """Lets a report run for so many school days, with SLT's reason."""
    row = session.get_one(DailyReportRow, report_id)
    row.school_days, row.longer_reason = school_days, reason


def set_ended(
    session: Session, report_id: int, *, on: date | None, next_steps: str | None = None
) -> None:
    """Ends a report on a day, or with None takes that back."""
    session.get_one(DailyReportRow, report_id).ended_on = on
    if next_steps is not None:
        set_next_steps(session, report_id, next_steps)


def set_next_steps(session: Session, report_id: int, next_steps: str) -> None:
    """Keeps what comes next. Appendix 2."""
    session.get_one(DailyReportRow, report_id).next_steps = next_steps


def drop_report(session: Session, report_id: int) -> None:
    """Takes away a report in which nothing was written; the caller has seen to that."""
    for row in session.scalars(select(ReportDayRow).where(ReportDayRow.report_id == report_id)):
        session.delete(row)
    session.flush()
    session.delete(session.get_one(DailyReportRow, report_id))


def has_lines(session: Session, report_id: int) -> bool:
    """Whether a line was ever written in it, undone ones too."""
    found = select(ReportLineRow.id).where(ReportLineRow.report_id == report_id).limit(1)
    return session.scalar(found) is not None


def _day_row(session: Session, report_id: int, day: date) -> ReportDayRow:
    row = session.get(ReportDayRow, (report_id, day))
    if row is None:
        row = ReportDayRow(report_id=report_id, day=day)
        session.add(row)
        session.flush()
    return row
