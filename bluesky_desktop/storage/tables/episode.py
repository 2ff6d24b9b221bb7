"""Episodes and the children who were hurt in them."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bluesky_desktop.storage.tables.base import Base, partial_index


class EpisodeRow(Base):
    """One climb of steps 1 to 6 with one lead adult. Times are UTC.

    `repair_by_id` is the adult whom SLT let make the repair instead of the lead adult, with
    `repair_by_reason`; the lead adult stays on record. `incident_at` is when a more serious
    incident ruptured it, whatever step it had come to; `re_engaging_to` is the highest step that
    re-engaging ends, as the policy pack had it when it began.
    """

    __tablename__ = "episode"

    id: Mapped[int] = mapped_column(primary_key=True)
    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"))
    lead_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    opened_at: Mapped[datetime]
    place: Mapped[str] = mapped_column(default="")
    activity: Mapped[str] = mapped_column(default="")
    before: Mapped[str] = mapped_column(default="")
    ended_at: Mapped[datetime | None]
    ending: Mapped[str | None]
    repair_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    repair_by_reason: Mapped[str] = mapped_column(default="")
    incident_at: Mapped[datetime | None]
    re_engaging_to: Mapped[int] = mapped_column(default=4)

    __table_args__ = (
        partial_index(
            "ix_episode_open",
            "pupil_id",
            "lead_id",
            unique=True,
            where="ended_at IS NULL",
        ),
    )


class HurtChildRow(Base):
    """A child who was hurt in an episode, and with whom there is something to repair.

    `incident_id` is the more serious incident in which it was, if it was one.
    """

    __tablename__ = "hurt_child"

    id: Mapped[int] = mapped_column(primary_key=True)
    episode_id: Mapped[int] = mapped_column(ForeignKey("episode.id"), index=True)
    name: Mapped[str]
    pupil_id: Mapped[int | None] = mapped_column(ForeignKey("pupil.id"))
    incident_id: Mapped[int | None] = mapped_column(ForeignKey("incident.id"), index=True)
