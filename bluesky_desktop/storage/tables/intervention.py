"""Wellbeing interventions alongside monitoring, and each time that one was given."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bluesky_desktop.storage.tables.base import Base, partial_index
from bluesky_desktop.storage.tables.story import EntryRow


class InterventionRow(Base):
    """What is given, with whom and how often; `what` is a key of the pack's list or own words."""

    __tablename__ = "intervention"

    id: Mapped[int] = mapped_column(primary_key=True)
    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"), index=True)
    what: Mapped[str]
    with_whom: Mapped[str] = mapped_column(default="")
    how_often: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="")
    first_day: Mapped[date]
    review_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    how_it_went: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    recorded_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]

    __table_args__ = (
        partial_index(
            "ix_intervention_running",
            "review_on",
            where="ended_on IS NULL",
        ),
    )


class InterventionReviewRow(Base):
    """What was found when an intervention was looked at again, and when it will be the next time.

    `next_on` is None where it ended.
    """

    __tablename__ = "intervention_review"

    id: Mapped[int] = mapped_column(primary_key=True)
    intervention_id: Mapped[int] = mapped_column(ForeignKey("intervention.id"), index=True)
    reviewed_on: Mapped[date]
    how_it_went: Mapped[str]
    next_on: Mapped[date | None]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    recorded_at: Mapped[datetime]


class SessionRow(EntryRow):
    """One time of an intervention; a line about it, if any, is the entry's note."""

    __tablename__ = "session"

    id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    intervention_id: Mapped[int] = mapped_column(ForeignKey("intervention.id"), index=True)
    went: Mapped[str] = mapped_column(default="")

    __mapper_args__ = {"polymorphic_identity": "session"}  # noqa: RUF012
