"""The term calendar to edit: twelve months as grids, half terms as rows beside them."""

from bluesky_desktop.ui.parts.term_calendar.editor import TermCalendarEditor

__all__ = ["TermCalendarEditor"]
