"""A plan's meeting while it is held, part by part, on the whole screen."""

from bluesky_desktop.ui.pages.agenda.page import MeetingAgendaPage

__all__ = ["MeetingAgendaPage"]
