"""A meeting that is being prepared: the sentences of its form, and what its pack holds."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bluesky_desktop.storage.tables.base import Base


class PreparationRow(Base):
    """How a meeting's pack is put together, and when its form was last drafted (UTC).

    `parts` are the parts of the pack in their order, `left_out` those without a tick, `period` how
    far back its chronology goes, `earlier_reports` the ids of the daily reports that it holds
    beside the newest.
    """

    __tablename__ = "preparation"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    parts: Mapped[tuple[str, ...]] = mapped_column(default=())
    left_out: Mapped[tuple[str, ...]] = mapped_column(default=())
    period: Mapped[str]
    earlier_reports: Mapped[tuple[str, ...]] = mapped_column(default=())
    drafted_at: Mapped[datetime | None]
    prepared_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))


class PreparedSentenceRow(Base):
    """A sentence of a meeting's form, drafted from records or in somebody's own words.

    `fact` names what the records say in it, so that it is drafted once; empty where no record holds
    it. `sources` is JSON: the records it came from. `own` is set once somebody wrote it, and then
    no drafting changes it; one that was `removed` is never drafted again.
    """

    __tablename__ = "prepared_sentence"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    field: Mapped[str]
    position: Mapped[int]
    words: Mapped[str]
    fact: Mapped[str] = mapped_column(default="")
    sources: Mapped[str] = mapped_column(default="[]")
    own: Mapped[bool] = mapped_column(default=False)
    removed: Mapped[bool] = mapped_column(default=False)
    written_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    written_at: Mapped[datetime]


class NamedChildRow(Base):
    """Another child whom SLT lets a meeting's pack name, and why."""

    __tablename__ = "named_child"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    reason: Mapped[str]
    allowed_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    allowed_at: Mapped[datetime]
