"""Restorative conversations, their postponements, and the repairs that were agreed."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bluesky_desktop.storage.tables.base import Base
from bluesky_desktop.storage.tables.story import EntryRow


class ConversationRow(EntryRow):
    """A restorative conversation. `adult_id` is who holds it; `answers` is JSON.

    `state` is `postponed`, `begun` or `held`; `next_at` is the new time after a postponement.
    """

    __tablename__ = "conversation"

    id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    state: Mapped[str]
    in_zone6: Mapped[bool] = mapped_column(default=False)
    guided: Mapped[bool] = mapped_column(default=True)
    child_ready: Mapped[bool | None]
    adult_ready: Mapped[bool | None]
    next_at: Mapped[datetime | None]
    supported_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    participants: Mapped[tuple[str, ...]] = mapped_column(default=())
    answers: Mapped[str] = mapped_column(default="[]")
    summary: Mapped[str] = mapped_column(default="")

    __mapper_args__ = {"polymorphic_identity": "conversation"}  # noqa: RUF012


class PostponementRow(Base):
    """A time at which a conversation was not begun because somebody was not ready."""

    __tablename__ = "postponement"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"), index=True)
    asked_at: Mapped[datetime]
    child_ready: Mapped[bool]
    adult_ready: Mapped[bool]
    next_at: Mapped[datetime]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))


class RepairRow(EntryRow):
    """A repair that was agreed; made once `made_at` is known. The entry's note says what.

    `hurt_child_id` is set where it is the repair with a child who was hurt.
    """

    __tablename__ = "repair"

    id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("conversation.id"), index=True)
    hurt_child_id: Mapped[int | None] = mapped_column(ForeignKey("hurt_child.id"))
    by_whom: Mapped[str] = mapped_column(default="")
    by_when: Mapped[date | None]
    made_at: Mapped[datetime | None]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    made_note: Mapped[str] = mapped_column(default="")

    __mapper_args__ = {"polymorphic_identity": "repair"}  # noqa: RUF012
