"""Small buttons that name a key: Esc that closes, F6 that opens prompts."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.key_hint import key_hint_width, paint_key_hint
from bluesky_desktop.ui.widgets.pressable import Pressable


class KeyButton(Pressable):
    """A key's name that can also be pressed with the pointer."""

    radius = 5

    def __init__(self, key: str, name: str, parent: QWidget | None = None):
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Large enough to press."""
        px = current_theme().px
        return QSize(max(px(24), round(key_hint_width(self._key))), px(24))

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paints the key."""
        tokens = current_theme().tokens
        fill = tokens.sunken if self.underMouse() else tokens.card
        paint_key_hint(painter, rect, self._key, tokens.ink_soft, tokens.edge, fill)


class PromptButton(Pressable):
    """A key and what it opens: F6 PACE. Checked while its prompts are open."""

    radius = 8

    def __init__(self, key: str, words: str, parent: QWidget | None = None):
        super().__init__(parent)
        self._key = key
        self._words = words
        self._named_alone = False
        self.setCheckable(True)
        self.setAccessibleName(words)
        self.setAccessibleDescription(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def name_alone(self, alone: bool) -> None:
        """Shows the words without the key, which is then told on hover."""
        self._named_alone = alone
        self.setToolTip(self._key if alone else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The key and the words."""
        theme = current_theme()
        key = 0.0 if self._named_alone else key_hint_width(self._key) + theme.px(8)
        width = theme.px(9) + key + theme.px(12)
        width += theme.width_of(self._words, Type.STRONG)
        return QSize(int(width + 1.99), theme.px(38))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paints the key and the words, on sky while open."""
        theme = current_theme()
        tokens = theme.tokens
        ink = tokens.on_sky if self.isChecked() else tokens.ink
        if self.isChecked():
            box(painter, rect, radius=theme.px(8), fill=tokens.sky)
        elif self.underMouse():
            box(painter, rect, radius=theme.px(8), fill=tokens.sunken)
        left = float(theme.px(9))
        if not self._named_alone:
            place = QRectF(left, 0, key_hint_width(self._key), rect.height())
            paint_key_hint(painter, place, self._key, tokens.ink_soft, tokens.edge, tokens.card)
            left = place.right() + theme.px(8)
        painter.setPen(ink)
        painter.setFont(theme.font(Type.STRONG))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(left, 0, 0, 0), int(flags), self._words)
