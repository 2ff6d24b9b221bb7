"""A link that acts."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from bluesky_desktop.ui.shown import printable
from bluesky_desktop.ui.theme.ring_properties import RADIUS_PROPERTY
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.pressable import ENTER_KEYS

_WIDEST = 380
_GAP = 10


class LinkButton(QPushButton):
    """An act or a place that reads as a link, among other text; a `plain` one in the text's ink."""

    def __init__(
        self,
        label: str,
        parent: QWidget | None = None,
        *,
        kind: Type = Type.STRONG,
        icon: str | None = None,
        plain: bool = False,
    ):
        super().__init__(parent)
        self._kind = kind
        self._icon_name = icon
        self._plain = plain
        self._label = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_label(label)
        current_theme().changed.connect(self._reshape)
        self._reshape()

    @property
    def label(self) -> str:
        """What is written on it."""
        return self._label

    def set_label(self, label: str) -> None:
        """Writes something else on it."""
        self._label = printable(label)
        self.setText(self._label.replace("&", "&&"))
        self.setAccessibleName(self._label)
        self.updateGeometry()
        self.update()

    def _reshape(self) -> None:
        self.setProperty(RADIUS_PROPERTY, current_theme().px(4))
        self.updateGeometry()
        self.update()

    def _shown(self) -> str:
        theme = current_theme()
        metrics = QFontMetricsF(theme.font(self._kind, semibold=True))
        return metrics.elidedText(
            self._label[:400], Qt.TextElideMode.ElideRight, theme.px(2 * _WIDEST)
        )

    def sizeHint(self) -> QSize:
        """Its words in one line."""
        theme = current_theme()
        width = theme.width_of(self._shown(), self._kind, semibold=True)
        if self._icon_name:
            width += theme.px(20) + theme.px(_GAP)
        return QSize(int(width + 1.99), max(theme.line(self._kind), theme.px(24)))

    def minimumSizeHint(self) -> QSize:
        """The same: links are not cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Presses with Enter too."""
        if event.key() in ENTER_KEYS and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the words and the line below them."""
        painter = QPainter(self)
        theme = current_theme()
        tokens = theme.tokens
        active = self.underMouse() or self.isDown()
        resting = tokens.ink if self._plain else tokens.accent
        ink = tokens.accent_deep if active else resting
        if not self.isEnabled():
            ink = tokens.ink_soft
        left = 0.0
        if self._icon_name:
            size = theme.px(20)
            place = QRectF(0, round((self.height() - size) / 2), size, size)
            theme.icons.paint(painter, self._icon_name, ink, place)
            left = size + theme.px(_GAP)
        font = theme.font(self._kind, semibold=True)
        painter.setFont(font)
        painter.setPen(ink)
        metrics = QFontMetricsF(font)
        words = self._shown()
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(round(left), round(baseline), words)
        if not self._icon_name:
            line = max(1, theme.px(1.25))
            top = round(baseline) + theme.px(3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawRect(QRectF(left, top, metrics.horizontalAdvance(words), line))
