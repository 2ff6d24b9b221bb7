"""The restorative conversation: readiness first, the seven questions, the agreed repair."""

from bluesky_desktop.ui.conversations.restorative.page import RestorativePage

__all__ = ["RestorativePage"]
