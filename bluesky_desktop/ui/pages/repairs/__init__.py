"""The repairs of an episode: what was agreed, with whom, and who makes them."""

from bluesky_desktop.ui.pages.repairs.page import RepairsPage

__all__ = ["RepairsPage"]
