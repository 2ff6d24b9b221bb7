"""The pupil editor: names, needs, strengths, and the people around the pupil."""

from bluesky_desktop.ui.pages.edit_pupil.page import EditPupilPage

__all__ = ["EditPupilPage"]
