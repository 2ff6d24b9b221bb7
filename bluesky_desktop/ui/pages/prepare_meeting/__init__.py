"""Preparing a meeting: its form in sentences, the half term by week, and what the pack holds."""

from bluesky_desktop.ui.pages.prepare_meeting.page import PrepareMeetingPage

__all__ = ["PrepareMeetingPage"]
