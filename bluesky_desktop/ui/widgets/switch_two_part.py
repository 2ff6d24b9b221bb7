"""A switch of two parts (or a few), of which one is always on."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from bluesky_desktop.ui.shown import printable
from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.pressable import RadioFace
from bluesky_desktop.ui.widgets.text import plain_tool_tip


class _Part(RadioFace):
    radius = 6

    def __init__(self, key: object, words: str, parent: QWidget):
        super().__init__(parent)
        self.key = key
        self._words = printable(words)
        self.setAccessibleName(self._words)
        self.setToolTip(plain_tool_tip(self._words))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Its words."""
        theme = current_theme()
        width = min(theme.width_of(self._words[:200], Type.DETAIL_STRONG), theme.px(260))
        return QSize(
            int(width) + theme.px(24) + theme.px(22), theme.line(Type.DETAIL) + theme.px(12)
        )

    def minimumSizeHint(self) -> QSize:
        """A few letters; the whole is its tool tip."""
        theme = current_theme()
        return QSize(theme.px(64), theme.line(Type.DETAIL) + theme.px(12))

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paints the part; the one that is on is filled and ticked."""
        theme = current_theme()
        tokens = theme.tokens
        on = self.isChecked()
        if on:
            box(painter, rect, radius=theme.px(6), fill=tokens.ink)
        elif self.underMouse():
            box(painter, rect, radius=theme.px(6), fill=tokens.sunken)
        kind = Type.DETAIL_STRONG if on else Type.DETAIL
        ink = tokens.card if on else tokens.ink
        side = theme.px(16)
        mark = side + theme.px(6) if on else 0
        room = rect.width() - mark - theme.px(16)
        painter.setFont(theme.font(kind))
        words = painter.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, round(room)
        )
        width = theme.width_of(words, kind) + mark
        left = (rect.width() - width) / 2
        if on:
            place = QRectF(round(left), round((rect.height() - side) / 2), side, side)
            theme.icons.paint(painter, "check", ink, place)
        painter.setPen(ink)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(left + mark, 0, 0, 0), int(flags), words)


class SwitchTwoPart(QWidget):
    """Parts `(key, words)` in one frame; `changed` brings the key of the one that is put on."""

    changed = Signal(object)

    def __init__(
        self,
        parts: Sequence[tuple[object, str]],
        parent: QWidget | None = None,
        *,
        name: str = "",
    ):
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(2)
        self._row.setContentsMargins(4, 4, 4, 4)
        self._parts: list[_Part] = []
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.update)
        self.set_parts(parts)

    def set_parts(self, parts: Sequence[tuple[object, str]]) -> None:
        """Offers other parts; the first is on."""
        for old in self._parts:
            self._group.removeButton(old)
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._parts = [_Part(key, words, self) for key, words in parts]
        for part in self._parts:
            self._group.addButton(part)
            self._row.addWidget(part)
            part.clicked.connect(self._pressed)
        if self._parts:
            self._parts[0].setChecked(True)

    def natural_width(self) -> int:
        """How wide it is with every part's words in full, before it is shown too."""
        gaps = 2 * (len(self._parts) - 1) + 8
        return sum(part.sizeHint().width() for part in self._parts) + gaps

    def value(self) -> object:
        """The key of the part that is on."""
        part = self._group.checkedButton()
        return part.key if isinstance(part, _Part) else None

    def set_value(self, key: object) -> None:
        """Puts a part on."""
        for part in self._parts:
            if part.key == key:
                part.setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the frame."""
        theme = current_theme()
        painter = QPainter(self)
        box(
            painter,
            QRectF(self.rect()),
            radius=theme.px(9),
            fill=theme.tokens.card,
            edge=theme.tokens.edge,
        )

    def _pressed(self) -> None:
        self.changed.emit(self.value())
