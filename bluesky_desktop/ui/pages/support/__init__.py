"""External support and wellbeing interventions of a pupil."""

from bluesky_desktop.ui.pages.support.page import SupportPage

__all__ = ["SupportPage"]
