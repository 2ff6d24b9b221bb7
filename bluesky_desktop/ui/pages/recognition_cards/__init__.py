"""Recognitions as cards to take home: what stands on them, and the paper."""

from bluesky_desktop.ui.pages.recognition_cards.page import RecognitionCardsPage

__all__ = ["RecognitionCardsPage"]
