"""Where the focus goes first in a part of a page that was read later than it was made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def first_act(*parts: QWidget) -> QWidget | None:
    """The first row, button or field there that can be reached; nothing while all are empty."""
    for part in parts:
        for one in [part, *part.findChildren(QWidget)]:
            reached = one.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
            if reached and one.isVisible() and one.isEnabled():
                return one
    return None
