"""The 30 second script: guided line by line, or told on one page."""

from bluesky_desktop.ui.conversations.script.page import ScriptPage

__all__ = ["ScriptPage"]
