"""The policy to read."""

from bluesky_desktop.ui.pages.policy.page import PolicyPage

__all__ = ["PolicyPage"]
