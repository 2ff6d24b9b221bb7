"""The preview of a paper before it is saved or printed."""

from bluesky_desktop.ui.pages.paper_preview.page import PaperPreviewPage

__all__ = ["PaperPreviewPage"]
