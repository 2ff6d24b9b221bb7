"""More serious incidents, which stand outside the steps, and concerns that are passed on."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bluesky_desktop.storage.tables.base import Base, partial_index
from bluesky_desktop.storage.tables.story import EntryRow

INCIDENT_UNSETTLED = (
    "parents_told_at IS NULL OR (wants_cpoms AND cpoms_entry_id IS NULL) OR finished_at IS NULL"
)
"""Which incidents still lack something. Queries repeat it to the letter, to be given its index."""


class IncidentRow(EntryRow):
    """A more serious incident; what happened is the entry's note. Times are UTC.

    `children` are the names of other children who were involved, which papers leave out.
    `finished_at` is when the written record was said to be whole. `authority_reason` says why the
    local authority was told in the parents' stead.
    """

    __tablename__ = "incident"

    id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    ended_at: Mapped[datetime | None]
    place: Mapped[str] = mapped_column(default="")
    before: Mapped[str] = mapped_column(default="")
    after: Mapped[str] = mapped_column(default="")
    de_escalation: Mapped[tuple[str, ...]] = mapped_column(default=())
    de_escalation_note: Mapped[str] = mapped_column(default="")
    present: Mapped[tuple[str, ...]] = mapped_column(default=())
    children: Mapped[tuple[str, ...]] = mapped_column(default=())
    injuries: Mapped[str] = mapped_column(default="")
    follows: Mapped[str] = mapped_column(default="")
    parents_told_at: Mapped[datetime | None]
    parents_told_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    parents_told_who: Mapped[str] = mapped_column(default="")
    parents_told_how: Mapped[str] = mapped_column(default="")
    parents_said: Mapped[str] = mapped_column(default="")
    authority_reason: Mapped[str] = mapped_column(default="")
    wants_cpoms: Mapped[bool] = mapped_column(default=True)
    cpoms_entry_id: Mapped[int | None] = mapped_column(ForeignKey("cpoms_entry.id"))
    finished_at: Mapped[datetime | None]

    __table_args__ = (
        partial_index(
            "ix_incident_unsettled",
            "id",
            where=INCIDENT_UNSETTLED,
        ),
    )
    __mapper_args__ = {"polymorphic_identity": "incident"}  # noqa: RUF012


class PhysicalRow(Base):
    """A physical intervention, restraint or seclusion in an incident. Times are UTC."""

    __tablename__ = "physical"

    id: Mapped[int] = mapped_column(primary_key=True)
    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"), index=True)
    kind: Mapped[str]
    by_whom: Mapped[tuple[str, ...]] = mapped_column(default=())
    hold: Mapped[str] = mapped_column(default="")
    began_at: Mapped[datetime | None]
    minutes: Mapped[int | None]
    why_needed: Mapped[str] = mapped_column(default="")
    checked_by: Mapped[str] = mapped_column(default="")
    checked_at: Mapped[datetime | None]
    child_view: Mapped[str] = mapped_column(default="")
    debriefed_at: Mapped[datetime | None]
    debriefed_by: Mapped[str] = mapped_column(default="")
    debrief: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        partial_index(
            "ix_physical_to_debrief",
            "incident_id",
            where="debriefed_at IS NULL",
        ),
    )


class ConcernRow(Base):
    """Possible bullying, or a safeguarding concern, marked on an account. Restricted.

    `passed_to`, `passed_at` (UTC) and `passed_on` say to whom, when and what was passed on.
    """

    __tablename__ = "concern"

    id: Mapped[int] = mapped_column(primary_key=True)
    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"), index=True)
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id"), index=True)
    kind: Mapped[str]
    words: Mapped[str] = mapped_column(default="")
    marked_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    marked_at: Mapped[datetime]
    passed_to: Mapped[str] = mapped_column(default="")
    passed_at: Mapped[datetime | None]
    passed_on: Mapped[str] = mapped_column(default="")
    passed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    undone_at: Mapped[datetime | None]

    __table_args__ = (
        partial_index(
            "ix_concern_to_pass_on",
            "pupil_id",
            where="passed_at IS NULL",
        ),
    )
