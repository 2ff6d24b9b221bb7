"""The setting (the school): its name, its own changes to the policy pack, its term calendar."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from bluesky_desktop.storage.tables.base import Base


class SettingRow(Base):
    """The one row about the setting. `overrides` is the JSON of its changes to the policy pack."""

    __tablename__ = "setting"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    created_at: Mapped[datetime]
    uses_cpoms: Mapped[bool] = mapped_column(default=True)
    safeguarding_lead: Mapped[str] = mapped_column(default="")
    day_starts: Mapped[str] = mapped_column(default="09:00")
    day_ends: Mapped[str] = mapped_column(default="15:30")
    overrides: Mapped[str] = mapped_column(default="{}")
    is_sample: Mapped[bool] = mapped_column(default=False)
    sample_now: Mapped[datetime | None]


class HalfTermRow(Base):
    """A half term, first and last school day included."""

    __tablename__ = "half_term"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    first_day: Mapped[date] = mapped_column(index=True)
    last_day: Mapped[date]


class ClosureRow(Base):
    """A day, or days, inside a half term on which the setting is closed to pupils."""

    __tablename__ = "closure"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    first_day: Mapped[date] = mapped_column(index=True)
    last_day: Mapped[date]
