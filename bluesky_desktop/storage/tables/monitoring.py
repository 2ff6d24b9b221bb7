"""What SLT decides about steps 7 and 8, and the meetings that carry them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bluesky_desktop.storage.tables.base import Base, partial_index
from bluesky_desktop.storage.tables.story import EntryRow

TO_REVIEW = "review_on IS NOT NULL AND reviewed_at IS NULL"
"""Which decisions speak of support still to be looked at again, to the letter of its index."""


class DecisionRow(EntryRow):
    """A decision about step 7 or 8, with the parents; its reason is the entry's note.

    `decision` is a key of the pack's list, `prompted_by` what it answers, `moves` the records of
    Time In that it rests on. `report_id` and `plan_id` name what it ended or extended, `before` is
    JSON of what stood in a report that it extended, `second_report_id` the one that it began beside
    ending another. `learned` is what helps this child, kept at the end of a plan.
    """

    __tablename__ = "decision"

    id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    step: Mapped[int]
    decision: Mapped[str]
    prompted_by: Mapped[str] = mapped_column(default="")
    moves: Mapped[tuple[str, ...]] = mapped_column(default=())
    parents_informed_on: Mapped[date | None]
    parents_informed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    parents_view: Mapped[str] = mapped_column(default="")
    parents_agreed: Mapped[bool | None]
    present: Mapped[tuple[str, ...]] = mapped_column(default=())
    review_on: Mapped[date | None]
    reviewed_at: Mapped[datetime | None]
    learned: Mapped[str] = mapped_column(default="")
    report_id: Mapped[int | None] = mapped_column(ForeignKey("daily_report.id"))
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plan.id"))
    before: Mapped[str] = mapped_column(default="")
    second_report_id: Mapped[int | None] = mapped_column(ForeignKey("daily_report.id"))

    __table_args__ = (
        partial_index(
            "ix_decision_to_review",
            "review_on",
            where=TO_REVIEW,
        ),
    )
    __mapper_args__ = {"polymorphic_identity": "decision"}  # noqa: RUF012


WANTING_CPOMS = "wants_cpoms AND cpoms_entry_id IS NULL"
"""Which meetings still lack their entry. Queries repeat it to the letter, to be given its index."""


class MeetingRow(Base):
    """A step 7 meeting, or a first or interim meeting of a plan. Times are UTC.

    It is to come until `held_at` or `cancelled_at` is known. What is written for it is the form
    draft that names it.
    """

    __tablename__ = "meeting"

    id: Mapped[int] = mapped_column(primary_key=True)
    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"), index=True)
    kind: Mapped[str]
    report_id: Mapped[int | None] = mapped_column(ForeignKey("daily_report.id"), index=True)
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plan.id"), index=True)
    dated_for: Mapped[datetime]
    dated_at: Mapped[datetime]
    place: Mapped[str] = mapped_column(default="")
    held_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    cancelled_reason: Mapped[str] = mapped_column(default="")
    led_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    wants_cpoms: Mapped[bool] = mapped_column(default=False)
    cpoms_entry_id: Mapped[int | None] = mapped_column(ForeignKey("cpoms_entry.id"))

    __table_args__ = (
        partial_index(
            "ix_meeting_to_come",
            "dated_for",
            where="held_at IS NULL AND cancelled_at IS NULL",
        ),
        partial_index(
            "ix_meeting_wanting_cpoms",
            "pupil_id",
            where=WANTING_CPOMS,
        ),
    )


class MeetingPersonRow(Base):
    """Somebody invited to a meeting: staff, parent, child, agency or another; whether they came."""

    __tablename__ = "meeting_person"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    part: Mapped[str]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"))
    answer: Mapped[str] = mapped_column(default="")


class ViewRow(Base):
    """A view gathered for a meeting: provision, student, parental or other; in whose words."""

    __tablename__ = "view"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    whose: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    words: Mapped[str]
    expressed: Mapped[tuple[str, ...]] = mapped_column(default=())
    gathered_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    gathered_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
