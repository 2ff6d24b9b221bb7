"""Counting down to a promised return: the large ring, and the badge in the top bar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.ui.shown import printable
from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.tokens import mixed
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.pressable import Pressable
from bluesky_desktop.ui.widgets.text import plain_tool_tip


def clock_text(seconds: int) -> str:
    """`6:42`; below zero the time since, as `0:00` never goes on."""
    seconds = max(0, seconds)
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def spoken_time(seconds: int) -> str:
    """`6 minutes 42 seconds`."""
    minutes, rest = divmod(max(0, seconds), 60)
    parts = []
    if minutes:
        parts.append(f"{minutes} minute{'' if minutes == 1 else 's'}")
    if rest or not minutes:
        parts.append(f"{rest} second{'' if rest == 1 else 's'}")
    return " ".join(parts)


def _paint_arc(
    painter: QPainter, rect: QRectF, share: float, width: float, *, ink_name: str
) -> None:
    tokens = current_theme().tokens
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    on_sky = ink_name == "on_sky"
    rest = mixed(tokens.sky, tokens.on_sky, 0.3) if on_sky else tokens.line
    painter.setPen(QPen(rest, width))
    painter.drawEllipse(inner)
    if share <= 0:
        return
    pen = QPen(tokens.on_sky if on_sky else tokens.accent, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if not on_sky else Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawArc(inner, 90 * 16, -round(min(1.0, share) * 360 * 16))


class CountdownRing(QWidget):
    """The large ring: what is counted down to, the time left, and when it is due."""

    def __init__(self, parent: QWidget | None = None, *, size: float = 236):
        super().__init__(parent)
        self._size = size
        self._above = self._left_text = self._below = ""
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.updateGeometry)

    def show_left(self, seconds: int, whole: int, *, above: str, below: str) -> None:
        """Shows `seconds` left of `whole`, with words above and below them."""
        self._share = seconds / whole if whole > 0 else 0.0
        self._above, self._below = printable(above), printable(below)
        self._left_text = clock_text(seconds)
        self.setAccessibleName(f"{self._above} {spoken_time(seconds)}, {self._below}")
        self.update()

    def show_words(self, words: str, *, above: str = "", below: str = "") -> None:
        """Shows a word in the time's place, when there is nothing left to count."""
        self._share = 0.0
        self._above, self._left_text, self._below = above, printable(words), below
        self.setAccessibleName(" ".join(part for part in (above, words, below) if part))
        self.update()

    def sizeHint(self) -> QSize:
        """The ring."""
        side = current_theme().px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """The ring."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the ring and the words in it."""
        theme = current_theme()
        tokens = theme.tokens
        painter = QPainter(self)
        side = theme.px(self._size)
        rect = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        inset = side * 7 / 236
        ring_rect = rect.adjusted(inset, inset, -inset, -inset)
        _paint_arc(painter, ring_rect, self._share, side * 10 / 236, ink_name="accent")
        line, large = theme.line(Type.LEAD), theme.line(Type.COUNTDOWN)
        top = rect.center().y() - (2 * line + large) / 2
        for text, kind, ink, height in (
            (self._above, Type.LEAD, tokens.ink_soft, line),
            (self._left_text, self._large_kind(), tokens.ink, large),
            (self._below, Type.LEAD, tokens.ink_soft, line),
        ):
            painter.setPen(ink)
            painter.setFont(theme.font(kind))
            place = QRectF(rect.left(), top, rect.width(), height)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)
            top += height

    def _large_kind(self) -> Type:
        return Type.COUNTDOWN if len(self._left_text) <= 5 else Type.QUESTION


_LEAST_WORDS = 90


class CountdownBadge(Pressable):
    """The return in the top bar, on every page; pressing it goes there."""

    radius = 8

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._words = ""
        self._left_text = ""
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_left(self, words: str, seconds: int, whole: int) -> None:
        """Shows words such as "Return to Ilya in" and the time left."""
        self._show(words, clock_text(seconds), seconds / whole if whole > 0 else 0.0)
        self.setAccessibleName(f"{self._words} {spoken_time(seconds)}")

    def show_due(self, words: str) -> None:
        """Shows that it is time, in words."""
        self._show(words, "", 0.0)
        self.setAccessibleName(self._words)

    def _show(self, words: str, left_text: str, share: float) -> None:
        resized = words != self._words or len(left_text) != len(self._left_text)
        self._words, self._left_text, self._share = printable(words), left_text, share
        self.setToolTip(plain_tool_tip(words))
        if resized:
            self.updateGeometry()
        self.update()

    def _words_width(self) -> float:
        theme = current_theme()
        return min(theme.width_of(self._words[:300], Type.BODY), theme.px(280))

    def _beside_words(self) -> float:
        """What the ring, the time and the space take."""
        theme = current_theme()
        width = float(theme.px(14) * 2 + theme.px(20) + theme.px(10))
        if self._left_text:
            digits = "0" * len(self._left_text.replace(":", ""))
            wide = theme.width_of(digits + ":" * self._left_text.count(":"), Type.BADGE)
            width += theme.px(10) + wide
        return width

    def sizeHint(self) -> QSize:
        """Its words in one line."""
        theme = current_theme()
        width = self._beside_words() + self._words_width()
        return QSize(int(width + 1.99), max(theme.px(38), theme.line(Type.BADGE) + theme.px(8)))

    def minimumSizeHint(self) -> QSize:
        """The words may be shortened, for the tool tip has them; the time never is."""
        least = min(self._words_width(), current_theme().px(_LEAST_WORDS))
        return QSize(int(self._beside_words() + least + 1.99), self.sizeHint().height())

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paints the small ring, the words and the time."""
        theme = current_theme()
        tokens = theme.tokens
        box(painter, rect, radius=theme.px(8), fill=tokens.sky)
        side = theme.px(18)
        left = theme.px(14) + theme.px(1)
        place = QRectF(left, (rect.height() - side) / 2, side, side)
        _paint_arc(painter, place, self._share, side / 6, ink_name="on_sky")
        painter.setPen(tokens.on_sky)
        painter.setFont(theme.font(Type.BODY))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        room = min(self._words_width(), rect.width() - self._beside_words())
        words = QRectF(theme.px(44), 0, room + 1, rect.height())
        text = painter.fontMetrics().elidedText(
            self._words[:300], Qt.TextElideMode.ElideRight, int(words.width()) + 1
        )
        painter.drawText(words, flags, text)
        painter.setFont(theme.font(Type.BADGE))
        painter.drawText(
            rect.adjusted(words.right() + theme.px(10) - 1, 0, 0, 0), flags, self._left_text
        )
