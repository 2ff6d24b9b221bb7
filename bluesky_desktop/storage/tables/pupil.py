"""Pupils, the adults around them, and their photos."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bluesky_desktop.storage.tables.base import Base


class PupilRow(Base):
    """A pupil. `version` counts the edits, so that two editors don't overwrite each other."""

    __tablename__ = "pupil"

    id: Mapped[int] = mapped_column(primary_key=True)
    legal_first_name: Mapped[str]
    last_name: Mapped[str]
    preferred_name: Mapped[str] = mapped_column(default="")
    say_name: Mapped[str] = mapped_column(default="")
    pronouns: Mapped[str] = mapped_column(default="")
    date_of_birth: Mapped[date | None]
    year_group: Mapped[str] = mapped_column(default="")
    class_name: Mapped[str] = mapped_column(default="")
    upn: Mapped[str] = mapped_column(default="")
    send_status: Mapped[str] = mapped_column(default="")
    send_needs: Mapped[tuple[str, ...]] = mapped_column(default=())
    has_ehcp: Mapped[bool] = mapped_column(default=False)
    ehcp_note: Mapped[str] = mapped_column(default="")
    thrive_stage: Mapped[str] = mapped_column(default="")
    strengths: Mapped[tuple[str, ...]] = mapped_column(default=())
    what_helps: Mapped[tuple[str, ...]] = mapped_column(default=())
    regulation_plan: Mapped[str] = mapped_column(default="")
    reasonable_adjustments: Mapped[str] = mapped_column(default="")
    host_school: Mapped[str] = mapped_column(default="")
    class_teacher_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    lsa_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None] = mapped_column(index=True)
    version: Mapped[int] = mapped_column(default=1)

    contacts: Mapped[list["ContactRow"]] = relationship(
        cascade="all, delete-orphan", order_by="ContactRow.position"
    )
    key_adults: Mapped[list["KeyAdultRow"]] = relationship(
        cascade="all, delete-orphan", order_by="KeyAdultRow.position"
    )
    photo: Mapped["PupilPhotoRow | None"] = relationship(cascade="all, delete-orphan")

    __table_args__ = (Index("ix_pupil_name", "last_name", "legal_first_name"),)


class ContactRow(Base):
    """A parent or carer."""

    __tablename__ = "contact"

    id: Mapped[int] = mapped_column(primary_key=True)
    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    relationship_word: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    other_phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    rule: Mapped[str] = mapped_column(default="welcome")
    note: Mapped[str] = mapped_column(default="")


class KeyAdultRow(Base):
    """A member of staff who knows the pupil well."""

    __tablename__ = "key_adult"

    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"), primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    position: Mapped[int] = mapped_column(default=0)


class PupilPhotoRow(Base):
    """A pupil's photo, kept small, as PNG or JPEG bytes."""

    __tablename__ = "pupil_photo"

    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"), primary_key=True)
    image: Mapped[bytes]
