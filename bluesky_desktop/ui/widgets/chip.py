"""Chips and tags: a word or two that says what something is, or where it comes from."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from bluesky_desktop.ui.shown import printable
from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.tokens import TokenName
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.pressable import Pressable
from bluesky_desktop.ui.widgets.text import plain_tool_tip

ChipTone = Literal["sunken", "sky", "sun", "outlined"]

_INK: dict[str, TokenName] = {
    "sunken": "ink",
    "sky": "on_sky",
    "sun": "on_sun",
    "outlined": "ink",
}
_WIDEST = 320


class Chip(QLabel):
    """A few words on a rounded ground; only to be read."""

    _kind = Type.DETAIL
    _padding = 10
    _radius = 8

    def __init__(
        self,
        text: str,
        tone: ChipTone = "sunken",
        parent: QWidget | None = None,
        *,
        icon: str | None = None,
        small: bool = False,
    ):
        super().__init__(parent)
        self._tone: ChipTone = tone
        self._icon_name = icon
        if small:
            self._kind = Type.CAPTION
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.updateGeometry)
        self.say(text)

    def say(self, text: str) -> None:
        """Shows other words."""
        self.setText(printable(text).replace("\n", " "))
        self.setToolTip(plain_tool_tip(text) if self._shown() != self.text() else "")
        self.updateGeometry()

    def set_tone(self, tone: ChipTone) -> None:
        """Shows it on another ground."""
        self._tone = tone
        self.update()

    def _shown(self) -> str:
        theme = current_theme()
        return QFontMetricsF(theme.font(self._kind)).elidedText(
            self.text()[:400], Qt.TextElideMode.ElideRight, theme.px(_WIDEST)
        )

    def sizeHint(self) -> QSize:
        """Its words and the ground around them."""
        theme = current_theme()
        width = theme.width_of(self._shown(), self._kind) + 2 * theme.px(self._padding)
        if self._icon_name:
            width += theme.px(16) + theme.px(6)
        return QSize(int(width + 1.99), theme.line(self._kind) + theme.px(self._rise()))

    def _rise(self) -> float:
        return 6 if self._kind is Type.DETAIL else 4

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the ground and the words."""
        theme = current_theme()
        tokens = theme.tokens
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._tone == "outlined":
            box(painter, rect, radius=theme.px(self._radius), edge=tokens.edge)
        else:
            box(painter, rect, radius=theme.px(self._radius), fill=tokens.named(self._tone))
        ink = tokens.named(_INK[self._tone])
        left = float(theme.px(self._padding))
        if self._icon_name:
            side = theme.px(16)
            place = QRectF(left - theme.px(2), round((rect.height() - side) / 2), side, side)
            theme.icons.paint(painter, self._icon_name, ink, place)
            left += side + theme.px(4)
        painter.setPen(ink)
        painter.setFont(theme.font(self._kind))
        painter.drawText(
            rect.adjusted(left, 0, 0, 0),
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            self._shown(),
        )


class Tag(QLabel):
    """One semibold word on the accent: the mark of where somebody is."""

    def __init__(self, text: str, parent: QWidget | None = None, *, tone: ChipTone | None = None):
        super().__init__(parent)
        self._tone: ChipTone | None = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(printable(text))
        current_theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Its words and the ground around them."""
        theme = current_theme()
        width = theme.width_of(self.text(), Type.DETAIL_STRONG) + 2 * theme.px(12)
        return QSize(int(width + 1.99), theme.px(26))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the ground and the word."""
        theme = current_theme()
        tokens = theme.tokens
        painter = QPainter(self)
        rect = QRectF(self.rect())
        fill = tokens.accent if self._tone is None else tokens.named(_ground(self._tone))
        ink = tokens.on_accent if self._tone is None else tokens.named(_INK[self._tone])
        box(painter, rect, radius=theme.px(6), fill=fill)
        painter.setPen(ink)
        painter.setFont(theme.font(Type.DETAIL_STRONG))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self.text())


class SourceChip(Pressable):
    """A chip that opens the record it names."""

    radius = 8

    def __init__(
        self,
        text: str,
        tone: ChipTone = "sky",
        parent: QWidget | None = None,
        *,
        icon: str | None = None,
    ):
        super().__init__(parent)
        self._face = Chip(text, tone, self, icon=icon, small=True)
        self._face.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(printable(text))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As large as its chip, and large enough to press."""
        size = self._face.sizeHint()
        return QSize(size.width(), max(size.height(), current_theme().px(24)))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Lets the chip be seen; it fills the button."""
        self._face.setGeometry(rect.toRect())


def _ground(tone: ChipTone) -> TokenName:
    grounds: dict[str, TokenName] = {"outlined": "card", "sky": "sky", "sun": "sun"}
    return grounds.get(tone, "sunken")
