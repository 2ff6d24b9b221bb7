"""What guards the records: amendments, the audit trail, drafts of what is being written."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bluesky_desktop.storage.tables.base import Base


class AmendmentRow(Base):
    """What an entry said before it was amended, who changed it, when and why. `before` is JSON."""

    __tablename__ = "amendment"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), index=True)
    amended_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    amended_at: Mapped[datetime]
    reason: Mapped[str]
    before: Mapped[str]


class AuditRow(Base):
    """Who did what, when, to which record; written in the transaction of the change itself."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    act: Mapped[str]
    subject: Mapped[str] = mapped_column(default="")
    subject_id: Mapped[int | None]
    pupil_id: Mapped[int | None] = mapped_column(index=True)
    detail: Mapped[str] = mapped_column(default="{}")


class DraftRow(Base):
    """What somebody is writing and has not finished. `body` is JSON; outside the audit trail."""

    __tablename__ = "draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[str]
    pupil_id: Mapped[int | None] = mapped_column(ForeignKey("pupil.id"))
    subject: Mapped[str] = mapped_column(default="")
    body: Mapped[str]
    kept_at: Mapped[datetime]

    __table_args__ = (
        Index("ix_draft_staff_kept", "staff_id", "kept_at"),
        Index("ix_draft_place", "staff_id", "kind", "pupil_id", "subject"),
    )


class FormDraftRow(Base):
    """An Appendix form as far as it has been filled for a pupil. `values` is JSON.

    `subject` names the meeting or the report that it is written for; empty for none.
    """

    __tablename__ = "form_draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    form: Mapped[str]
    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"))
    subject: Mapped[str] = mapped_column(default="")
    values: Mapped[str]
    kept_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    kept_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("form", "pupil_id", "subject"),)
