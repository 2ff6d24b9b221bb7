"""The tables, one module for each subject. Importing this package registers them all."""

from bluesky_desktop.storage.tables import (
    conversation,
    episode,
    keeping,
    pupil,
    setting,
    staff,
    story,
)
from bluesky_desktop.storage.tables.base import Base

__all__ = ["Base", "conversation", "episode", "keeping", "pupil", "setting", "staff", "story"]
