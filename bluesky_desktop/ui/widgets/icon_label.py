"""An icon by itself, which only goes with the words beside it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.tokens import TokenName


class IconLabel(QWidget):
    """An icon of 20 (or another size at 100 %) in a token's colour."""

    def __init__(
        self,
        icon: str,
        ink: TokenName = "ink",
        size: float = 20,
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._icon = icon
        self._ink: TokenName = ink
        self._size = size
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self._reshape)

    def set_icon(self, icon: str) -> None:
        """Shows another icon."""
        self._icon = icon
        self.update()

    def set_ink(self, ink: TokenName) -> None:
        """Draws it in another token's colour."""
        self._ink = ink
        self.update()

    def _reshape(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The square."""
        side = current_theme().px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """The square."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the icon in the middle."""
        theme = current_theme()
        side = theme.px(self._size)
        place = QRectF(
            round((self.width() - side) / 2), round((self.height() - side) / 2), side, side
        )
        theme.icons.paint(QPainter(self), self._icon, theme.tokens.named(self._ink), place)
