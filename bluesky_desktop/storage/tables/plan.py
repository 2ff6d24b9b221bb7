"""The Wellbeing Action Plan, step 8: who carries it, its assessments, targets and their reviews."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bluesky_desktop.storage.tables.base import Base, partial_index


class PlanRow(Base):
    """A plan from its start to its end. `early_reason` says why it began before a half term of
    targeted support; `support_since` is day one of that support. `alternatives` are the
    alternatives to exclusion that were considered, `assessments_needed` the assessments it asks for
    beside the Thrive assessment: keys of the pack's lists, or own words.
    """

    __tablename__ = "plan"

    id: Mapped[int] = mapped_column(primary_key=True)
    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"), index=True)
    started_on: Mapped[date]
    started_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    started_at: Mapped[datetime]
    support_since: Mapped[date | None]
    early_reason: Mapped[str] = mapped_column(default="")
    slt_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    mentor_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    mentor_name: Mapped[str] = mapped_column(default="")
    mentor_chosen_on: Mapped[date | None]
    alternatives: Mapped[tuple[str, ...]] = mapped_column(default=())
    assessments_needed: Mapped[tuple[str, ...]] = mapped_column(default=())
    aim: Mapped[str] = mapped_column(default="")
    ended_on: Mapped[date | None]

    __table_args__ = (
        partial_index(
            "ix_plan_running",
            "pupil_id",
            unique=True,
            where="ended_on IS NULL",
        ),
    )


class PlanWorkerRow(Base):
    """A key worker of a plan."""

    __tablename__ = "plan_worker"

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    position: Mapped[int] = mapped_column(default=0)


class AssessmentRow(Base):
    """A Thrive, Thrive behaviour or risk assessment for a plan, with what follows from it."""

    __tablename__ = "assessment"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    kind: Mapped[str]
    made_on: Mapped[date]
    strand: Mapped[str] = mapped_column(default="")
    findings: Mapped[str]
    actions: Mapped[str] = mapped_column(default="")
    made_by: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    recorded_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


class TargetRow(Base):
    """A target of a plan: precise, with measure, support, who is responsible, and by when."""

    __tablename__ = "target"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    position: Mapped[int] = mapped_column(default=0)
    words: Mapped[str]
    measure: Mapped[str] = mapped_column(default="")
    support: Mapped[str] = mapped_column(default="")
    responsible: Mapped[str] = mapped_column(default="")
    by_when: Mapped[date | None]
    state: Mapped[str] = mapped_column(default="open")
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("target.id"))
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    recorded_at: Mapped[datetime]


class TargetReviewRow(Base):
    """What a meeting said of a target: the progress; kept, changed, achieved or left."""

    __tablename__ = "target_review"

    id: Mapped[int] = mapped_column(primary_key=True)
    target_id: Mapped[int] = mapped_column(ForeignKey("target.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    progress: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    recorded_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
