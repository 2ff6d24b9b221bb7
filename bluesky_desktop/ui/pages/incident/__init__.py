"""More serious incidents and concerns: recorded, read whole, followed up, passed on."""

from bluesky_desktop.ui.pages.incident.page import RecordIncidentPage

__all__ = ["RecordIncidentPage"]
