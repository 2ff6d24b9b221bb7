"""External support: referrals to agencies, the reports received, and what they recommend."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bluesky_desktop.storage.tables.base import Base, partial_index
from bluesky_desktop.storage.tables.story import EntryRow


class ReferralRow(EntryRow):
    """A referral to an agency; why it is made is the entry's note.

    It is made once `sent_on` is known, which needs the parents informed, their views and consent,
    or SLT's `protective_reason`. `to_protect` restricts it before that. A consent may be withdrawn
    afterwards.
    """

    __tablename__ = "referral"

    id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    agency: Mapped[str]
    agency_name: Mapped[str] = mapped_column(default="")
    parents_informed_on: Mapped[date | None]
    parents_informed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    parents_view: Mapped[str] = mapped_column(default="")
    consent: Mapped[bool | None]
    consent_on: Mapped[date | None]
    consent_by: Mapped[str] = mapped_column(default="")
    to_protect: Mapped[bool] = mapped_column(default=False)
    protective_reason: Mapped[str] = mapped_column(default="")
    sent_on: Mapped[date | None]
    sent_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    withdrawn_on: Mapped[date | None]
    withdrawn_by: Mapped[str] = mapped_column(default="")
    withdrawn_note: Mapped[str] = mapped_column(default="")
    closed_on: Mapped[date | None]
    closed_reason: Mapped[str] = mapped_column(default="")

    __mapper_args__ = {"polymorphic_identity": "referral"}  # noqa: RUF012


class AgencyReportRow(Base):
    """A report received from an agency."""

    __tablename__ = "agency_report"

    id: Mapped[int] = mapped_column(primary_key=True)
    referral_id: Mapped[int] = mapped_column(ForeignKey("referral.id"), index=True)
    received_on: Mapped[date]
    summary: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    recorded_at: Mapped[datetime]


RECOMMENDATION_OPEN = "target_id IS NULL AND set_aside_reason = ''"
"""Which recommendations wait. Queries repeat it to the letter, to be given its index."""


class RecommendationRow(Base):
    """A recommendation of an agency's report, and the target that it became."""

    __tablename__ = "recommendation"

    id: Mapped[int] = mapped_column(primary_key=True)
    agency_report_id: Mapped[int] = mapped_column(ForeignKey("agency_report.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    words: Mapped[str]
    target_id: Mapped[int | None] = mapped_column(ForeignKey("target.id"))
    set_aside_reason: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        partial_index(
            "ix_recommendation_open",
            "agency_report_id",
            where=RECOMMENDATION_OPEN,
        ),
    )
