"""A small rounded square for a person (initials, or a photo) or a kind of thing (an icon)."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.fonts import font_for
from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.tokens import TokenName
from bluesky_desktop.ui.theme.type_scale import Type

Tone = Literal["sky", "sun", "sunken", "card", "outlined"]
"""What a tile is painted on; `outlined` is a card with a thin line round it."""

_INK: dict[Tone, TokenName] = {
    "sky": "on_sky",
    "sun": "on_sun",
    "sunken": "ink",
    "card": "on_sky",
    "outlined": "ink",
}


class Tile(QWidget):
    """Initials, a photo or an icon; says nothing to a screen reader, for the name stands beside."""

    def __init__(
        self,
        initials: str = "",
        size: float = 36,
        tone: Tone = "sky",
        parent: QWidget | None = None,
        *,
        icon: str | None = None,
        radius: float | None = None,
    ):
        super().__init__(parent)
        self._initials = initials
        self._size = size
        self._tone: Tone = tone
        self._icon_name = icon
        self._radius = radius if radius is not None else (14 if size >= 60 else 10)
        self._photo: QPixmap | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self._reshape)

    def set_initials(self, initials: str) -> None:
        """Shows other initials."""
        self._initials = initials
        self.update()

    def set_photo(self, photo: QPixmap | None) -> None:
        """Shows a photo in the stead of initials."""
        self._photo = photo if photo is not None and not photo.isNull() else None
        self.update()

    def set_size(self, size: float) -> None:
        """Shows it smaller or larger; the size is at 100 %."""
        if size != self._size:
            self._size = size
            self._reshape()

    def set_tone(self, tone: Tone) -> None:
        """Shows it on another tone."""
        self._tone = tone
        self.update()

    def set_icon(self, icon: str | None) -> None:
        """Shows another icon."""
        self._icon_name = icon
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
        """Paints the square and what is in it."""
        theme = current_theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        radius = theme.px(self._radius)
        if self._photo is not None:
            self._paint_photo(painter, rect, radius, self._photo)
            return
        tokens = theme.tokens
        if self._tone == "outlined":
            box(painter, rect, radius=radius, fill=tokens.card, edge=tokens.line)
        else:
            box(painter, rect, radius=radius, fill=tokens.named(self._tone))
        ink = theme.tokens.named(_INK[self._tone])
        if self._icon_name:
            side = round(rect.width() * 20 / 36)
            place = QRectF(0, 0, side, side)
            place.moveCenter(rect.center())
            place.moveTopLeft(place.topLeft().toPoint())
            theme.icons.paint(painter, self._icon_name, ink, place)
            return
        font = font_for(Type.DETAIL_STRONG, theme.text_scale)
        font.setPixelSize(max(8, round(rect.width() * (26 / 72 if self._size >= 60 else 14 / 36))))
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self._initials)

    def _paint_photo(self, painter: QPainter, rect: QRectF, radius: float, photo: QPixmap) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        path = QPainterPath()
        path.addRoundedRect(rect, radius, radius)
        painter.setClipPath(path)
        side = min(photo.width(), photo.height())
        source = QRectF((photo.width() - side) / 2, (photo.height() - side) / 2, side, side)
        painter.drawPixmap(rect, photo, source)


def initials_of(name: str) -> str:
    """The first letters of the first and the last of somebody's names."""
    words = [word for word in shown(name).strip("\u2068\u2069").split() if word[0].isalnum()]
    if not words:
        return "?"
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return letters.upper()
