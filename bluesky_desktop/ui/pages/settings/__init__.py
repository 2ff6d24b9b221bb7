"""Settings: the setting's own choices, accounts, and one's own password and view."""

from bluesky_desktop.ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
