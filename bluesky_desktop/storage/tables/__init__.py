"""The tables, one module for each subject. Importing this package registers them all."""

from bluesky_desktop.storage.tables import (
    conversation,
    daily_report,
    episode,
    incident,
    intervention,
    keeping,
    monitoring,
    plan,
    preparation,
    pupil,
    referral,
    setting,
    staff,
    story,
)
from bluesky_desktop.storage.tables.base import Base

__all__ = [
    "Base",
    "conversation",
    "daily_report",
    "episode",
    "incident",
    "intervention",
    "keeping",
    "monitoring",
    "plan",
    "preparation",
    "pupil",
    "referral",
    "setting",
    "staff",
    "story",
]
