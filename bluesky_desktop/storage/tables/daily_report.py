"""The Daily Positive Report, step 7: its days, its lines, the views of each week."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bluesky_desktop.storage.tables.base import Base, partial_index
from bluesky_desktop.storage.tables.story import EntryRow


class DailyReportRow(Base):
    """A report that runs for `school_days` school days from `first_day`.

    `targets` were agreed at its meeting. `again_reason` says why SLT let it be a second one,
    `longer_reason` why longer than two weeks. It runs until `ended_on`, which its decision sets.
    """

    __tablename__ = "daily_report"

    id: Mapped[int] = mapped_column(primary_key=True)
    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"), index=True)
    first_day: Mapped[date]
    school_days: Mapped[int]
    targets: Mapped[str] = mapped_column(default="")
    again_reason: Mapped[str] = mapped_column(default="")
    longer_reason: Mapped[str] = mapped_column(default="")
    teacher_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    lsa_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    slt_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    started_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    started_at: Mapped[datetime]
    ended_on: Mapped[date | None]
    next_steps: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        partial_index(
            "ix_daily_report_running",
            "pupil_id",
            unique=True,
            where="ended_on IS NULL",
        ),
    )


class ReportDayRow(Base):
    """One day of a report: the target, set at the end of the day before, and an absence."""

    __tablename__ = "report_day"

    report_id: Mapped[int] = mapped_column(ForeignKey("daily_report.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    target: Mapped[str] = mapped_column(default="")
    target_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    target_at: Mapped[datetime | None]
    absent: Mapped[bool] = mapped_column(default=False)


class ReportLineRow(EntryRow):
    """What an adult was pleased to notice on a day of a report; its words are the entry's note."""

    __tablename__ = "report_line"

    id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("daily_report.id"))
    day: Mapped[date]
    lesson: Mapped[str] = mapped_column(default="")

    __table_args__ = (Index("ix_report_line_report_day", "report_id", "day"),)
    __mapper_args__ = {"polymorphic_identity": "report_line"}  # noqa: RUF012


class ReportViewRow(Base):
    """An answer to one of the form's questions, of one week (1, 2 …), by the pupil or by others."""

    __tablename__ = "report_view"

    report_id: Mapped[int] = mapped_column(ForeignKey("daily_report.id"), primary_key=True)
    week: Mapped[int] = mapped_column(primary_key=True)
    whose: Mapped[str] = mapped_column(primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    words: Mapped[str]
    expressed: Mapped[tuple[str, ...]] = mapped_column(default=())
    written_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    written_at: Mapped[datetime]
