"""Where the focus goes first in a part of a page that was read later than it was made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def first_act(*parts: QWidget) -> QWidget | None:
    """The first row, button or field there that can be reached; nothing while all are empty."""
    for part in parts:
        for one in [part, *part.findChildren(QWidget)]:
            reached = one.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
            if reached and _is_seen(one, part) and one.isEnabled():
                return one
    return None


def _is_seen(one: QWidget, part: QWidget) -> bool:
    """Whether it is shown, or will be as soon as what was made just now is laid out."""
    if not part.isVisible():
        return False
    around: QWidget | None = one
    while around is not None and around is not part:
        decided = around.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        if decided and not around.isVisible():
            return False
        around = around.parentWidget()
    return True
