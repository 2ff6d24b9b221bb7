"""The story of a pupil: one row for each thing that happened, with a table of its own for its kind.

The base row holds what the timeline pages through; what belongs to one kind alone is joined.
"""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bluesky_desktop.storage.tables.base import Base, partial_index


class EntryRow(Base):
    """Something that happened: when, with which adult, and who wrote it down. Times are UTC."""

    __tablename__ = "entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"))
    episode_id: Mapped[int | None] = mapped_column(ForeignKey("episode.id"), index=True)
    happened_at: Mapped[datetime]
    adult_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    recorded_at: Mapped[datetime]
    note: Mapped[str] = mapped_column(default="")
    amended_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]

    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "entry"}  # noqa: RUF012
    __table_args__: tuple[Index, ...] = (
        Index("ix_entry_pupil_happened", "pupil_id", "happened_at", "id"),
        Index("ix_entry_pupil_kind_happened", "pupil_id", "kind", "happened_at"),
        Index("ix_entry_kind_happened", "kind", "happened_at"),
    )


class StepRow(EntryRow):
    """A step taken, or left out. `detail` is the JSON of the step's own detail value."""

    __tablename__ = "step_record"

    id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    step: Mapped[int]
    response: Mapped[str | None]
    offered: Mapped[bool] = mapped_column(default=True)
    refused: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(default="")
    detail: Mapped[str] = mapped_column(default="{}")

    __mapper_args__ = {"polymorphic_identity": "step"}  # noqa: RUF012


class PromisedReturnRow(Base):
    """The coming-back that ends a script; open until `returned_at` is known."""

    __tablename__ = "promised_return"

    step_id: Mapped[int] = mapped_column(ForeignKey("step_record.id"), primary_key=True)
    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"))
    promised_at: Mapped[datetime]
    due_at: Mapped[datetime]
    returned_at: Mapped[datetime | None]
    returned_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    seen: Mapped[str] = mapped_column(default="")
    thanked: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (
        partial_index(
            "ix_promised_return_open",
            "pupil_id",
            where="returned_at IS NULL",
        ),
    )


UNSETTLED = "attendance IS NULL OR call_home_id IS NULL OR (wants_cpoms AND cpoms_entry_id IS NULL)"
"""Which referrals still lack something. Queries repeat it to the letter, to be given its index."""


class Zone6Row(Base):
    """What a referral to Zone 6 still lacks: attendance, the call home, the CPOMS entry.

    `wants_cpoms` is whether the setting used CPOMS when it was recorded, so that switching CPOMS on
    does not ask for entries of years gone by.
    """

    __tablename__ = "zone6_referral"

    step_id: Mapped[int] = mapped_column(ForeignKey("step_record.id"), primary_key=True)
    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"))
    agreed_at: Mapped[datetime]
    brought_by: Mapped[str] = mapped_column(default="")
    met_by: Mapped[str] = mapped_column(default="")
    attendance: Mapped[str | None]
    attended_at: Mapped[datetime | None]
    attendance_note: Mapped[str] = mapped_column(default="")
    attendance_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    attendance_recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    wants_cpoms: Mapped[bool] = mapped_column(default=True)
    call_home_id: Mapped[int | None] = mapped_column(ForeignKey("call_home.id"))
    cpoms_entry_id: Mapped[int | None] = mapped_column(ForeignKey("cpoms_entry.id"))

    __table_args__ = (
        partial_index(
            "ix_zone6_referral_unsettled",
            "pupil_id",
            where=UNSETTLED,
        ),
    )


class CallHomeRow(EntryRow):
    """A phone call home, answered or not."""

    __tablename__ = "call_home"

    id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"))
    contact_name: Mapped[str]
    outcome: Mapped[str]
    said: Mapped[str] = mapped_column(default="")
    heard: Mapped[str] = mapped_column(default="")
    call_again_at: Mapped[datetime | None]

    __mapper_args__ = {"polymorphic_identity": "call_home"}  # noqa: RUF012


OUTDATED = "outdated_at IS NOT NULL"
"""Which texts on CPOMS are to be corrected. Queries repeat it to the letter."""


class CpomsEntryRow(Base):
    """The text that was entered on CPOMS for one pupil and one day; later happenings are added.

    `drafted` holds the sentences that the records gave for it, so that none is drafted twice, and
    `speaks_of` of which record each of them speaks. `outdated_at` is since when CPOMS holds
    something of this day that is to be corrected there.
    """

    __tablename__ = "cpoms_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"))
    day: Mapped[date]
    text: Mapped[str]
    drafted: Mapped[tuple[str, ...]] = mapped_column(default=())
    speaks_of: Mapped[tuple[str, ...]] = mapped_column(default=())
    entered_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    entered_at: Mapped[datetime]
    outdated_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_cpoms_entry_pupil_day", "pupil_id", "day"),
        partial_index("ix_cpoms_entry_outdated", "pupil_id", where=OUTDATED),
    )


class RecognitionRow(EntryRow):
    """A recognition; its words are the entry's note."""

    __tablename__ = "recognition"

    id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    recognition: Mapped[str]
    value: Mapped[str] = mapped_column(default="")
    count: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"polymorphic_identity": "recognition"}  # noqa: RUF012


class ObservationRow(EntryRow):
    """A neutral observation; its words are the entry's note."""

    __tablename__ = "observation"

    id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)

    __mapper_args__ = {"polymorphic_identity": "observation"}  # noqa: RUF012
