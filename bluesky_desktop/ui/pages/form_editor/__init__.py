"""The on-screen editor that a form's definition makes."""

from bluesky_desktop.ui.pages.form_editor.page import FormEditorPage

__all__ = ["FormEditorPage"]
