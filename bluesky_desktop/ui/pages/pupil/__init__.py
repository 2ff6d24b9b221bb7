"""The pupil page: who this child is, the ladder, the next act, the story."""

from bluesky_desktop.ui.pages.pupil.page import PupilPage

__all__ = ["PupilPage"]
