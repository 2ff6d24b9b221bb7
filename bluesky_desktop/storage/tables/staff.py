"""Members of staff. Their keys are not here but in the key file."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from bluesky_desktop.storage.tables.base import Base


class StaffRow(Base):
    """A member of staff; `account` names their entry in the key file.

    `look` and `text_percent` are how the application looks to them, where they have chosen.
    """

    __tablename__ = "staff"

    id: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[str]
    job: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]
    look: Mapped[str | None]
    text_percent: Mapped[int | None]
