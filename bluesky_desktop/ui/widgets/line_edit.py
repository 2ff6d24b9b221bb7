"""The line that is typed into, inside a frame that is drawn by the field."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type

_LONGEST = 10_000


class LineEdit(QLineEdit):
    """A line without an edge of its own."""

    def __init__(
        self, parent: QWidget | None = None, *, placeholder: str = "", kind: Type = Type.BODY
    ):
        super().__init__(parent)
        self._kind = kind
        self.setFrame(False)
        self.setMaxLength(_LONGEST)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        theme = current_theme()
        self.setFont(theme.font(self._kind))
        palette = QPalette(self.palette())
        clear = QColor(theme.tokens.card)
        clear.setAlpha(0)
        palette.setColor(QPalette.ColorRole.Base, clear)
        palette.setColor(QPalette.ColorRole.Text, theme.tokens.ink)
        palette.setColor(QPalette.ColorRole.PlaceholderText, theme.tokens.ink_soft)
        self.setPalette(palette)
        self.setTextMargins(-2, 0, 0, 0)
