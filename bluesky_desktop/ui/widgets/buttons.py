"""Buttons that act."""

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from bluesky_desktop.ui.shown import printable
from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.ring_properties import RADIUS_PROPERTY
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.key_hint import key_hint_width, paint_key_hint
from bluesky_desktop.ui.widgets.pressable import ENTER_KEYS
from bluesky_desktop.ui.widgets.text import plain_tool_tip

_WIDEST = 380
_GAP = 8


class ButtonKind(Enum):
    """How a button looks: height and side padding at 100 %, its type, and whether it is filled."""

    PROMINENT = (50, 24, Type.SECTION, True)
    LARGE = (50, 24, Type.SECTION, False)
    PRIMARY = (40, 16, Type.STRONG, True)
    BORDERED = (40, 16, Type.STRONG, False)
    SMALL_PRIMARY = (36, 14, Type.STRONG, True)
    SMALL = (36, 14, Type.STRONG, False)
    FIELD_HIGH = (44, 24, Type.STRONG, True)
    QUIET = (40, 8, Type.STRONG, False)
    SMALL_QUIET = (34, 7, Type.STRONG, False)
    FAINT = (26, 4, Type.STRONG, False)

    @property
    def height(self) -> float:
        """Least height in pixels at 100 %."""
        return self.value[0]

    @property
    def padding(self) -> float:
        """Space at either side in pixels at 100 %."""
        return self.value[1]

    @property
    def type(self) -> Type:
        """The size of its words."""
        return self.value[2]

    @property
    def filled(self) -> bool:
        """Whether it is the one filled button of its page or group."""
        return self.value[3]


class Button(QPushButton):
    """A button with a verb, an icon where it helps, and the key that presses it.

    Enter and Space press it. A checkable one is shown as chosen by a tick and a thicker edge.
    """

    def __init__(
        self,
        label: str,
        kind: ButtonKind = ButtonKind.BORDERED,
        parent: QWidget | None = None,
        *,
        icon: str | None = None,
        trailing_icon: str | None = None,
        key_hint: str = "",
    ):
        super().__init__(parent)
        self._kind = kind
        self._label = ""
        self._label_width: float | None = None
        self._icon_name = icon
        self._trailing = trailing_icon
        self._key_hint = key_hint
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.set_label(label)
        current_theme().changed.connect(self._reshape)
        self._reshape()

    @property
    def label(self) -> str:
        """What is written on it."""
        return self._label

    @property
    def key_hint(self) -> str:
        """The key that it says it is pressed with."""
        return self._key_hint

    def set_key_hint(self, key: str) -> None:
        """Shows another key, or none."""
        self._key_hint = key
        self.updateGeometry()
        self.update()

    def set_label(self, label: str) -> None:
        """Writes something else on it."""
        self._label = printable(label)
        self._label_width = None
        self.setText(self._label.replace("&", "&&"))
        self.setAccessibleName(self._label)
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: ButtonKind) -> None:
        """Shows it as another kind."""
        self._kind = kind
        self._reshape()

    def set_icon(self, icon: str | None) -> None:
        """Shows another icon before the words, or none."""
        self._icon_name = icon
        self._reshape()

    def _reshape(self) -> None:
        self._label_width = None
        self.setProperty(RADIUS_PROPERTY, current_theme().px(8))
        self.updateGeometry()
        self.update()

    def _icon_size(self) -> int:
        return current_theme().px(16 if self._kind is ButtonKind.FAINT else 20)

    def _shown_icon(self) -> str | None:
        return "check" if self.isChecked() and self.isCheckable() else self._icon_name

    def _extras_width(self) -> float:
        theme = current_theme()
        width = 0.0
        has_icon = bool(self._icon_name) or self.isCheckable()
        if has_icon:
            width += self._icon_size() + (theme.px(_GAP) if self._label else 0)
        if self._trailing:
            width += theme.px(16) + theme.px(_GAP)
        if self._key_hint:
            width += key_hint_width(self._key_hint) + theme.px(_GAP)
        return width

    def _words_in_one_line(self) -> float:
        """How wide they are; kept, for a layout asks for it hundreds of times."""
        if self._label_width is None:
            self._label_width = current_theme().width_of(self._label[:400], self._kind.type)
        return self._label_width

    def _words_rect(self, width: float) -> QRectF:
        metrics = QFontMetricsF(current_theme().font(self._kind.type))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWrapAnywhere
        plain = metrics.boundingRect(
            QRectF(0, 0, max(1.0, width), 1e6),
            int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap),
            self._label,
        )
        if plain.width() <= width:
            return plain
        return metrics.boundingRect(QRectF(0, 0, max(1.0, width), 1e6), int(flags), self._label)

    def sizeHint(self) -> QSize:
        """Wide enough for its words in one line; very long ones wrap."""
        theme = current_theme()
        words = min(self._words_in_one_line(), theme.px(_WIDEST))
        width = words + self._extras_width() + 2 * theme.px(self._kind.padding)
        return QSize(int(width + 1.99), self.heightForWidth(int(width + 1.99)))

    def minimumSizeHint(self) -> QSize:
        """The same, so that a button's words are never cut."""
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Very long words wrap."""
        return self._words_in_one_line() > current_theme().px(_WIDEST)

    def heightForWidth(self, width: int) -> int:
        """The kind's height, or what its wrapped words need."""
        theme = current_theme()
        least = max(theme.px(self._kind.height), theme.line(self._kind.type) + theme.px(8))
        if not self.hasHeightForWidth():
            return least
        inner = width - self._extras_width() - 2 * theme.px(self._kind.padding)
        return max(least, int(self._words_rect(inner).height()) + theme.px(16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Presses with Enter too."""
        if event.key() in ENTER_KEYS and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Fill, edge and ink."""
        tokens = current_theme().tokens
        pressed = self.isDown() or self.underMouse()
        if not self.isEnabled():
            fill = None if self._kind is ButtonKind.QUIET else tokens.sunken
            return fill, None, tokens.ink_soft
        if self._kind.filled:
            fill = tokens.accent_deep if pressed else tokens.accent
            return fill, None, tokens.on_accent
        if self.isCheckable() and self.isChecked():
            return tokens.sky, tokens.accent, tokens.on_sky
        if self._kind in (ButtonKind.QUIET, ButtonKind.SMALL_QUIET, ButtonKind.FAINT):
            resting = tokens.ink_soft if self._kind is ButtonKind.FAINT else tokens.accent
            return (
                (tokens.sky if pressed else None),
                None,
                (tokens.on_sky if pressed else resting),
            )
        return (tokens.sunken if pressed else tokens.card), tokens.edge, tokens.ink

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the face, the icon, the words and the key."""
        painter = QPainter(self)
        theme = current_theme()
        fill, edge, ink = self._colours()
        rect = QRectF(self.rect())
        thick = 2.0 if self.isCheckable() and self.isChecked() else 1.0
        if fill is not None or edge is not None:
            box(painter, rect, radius=theme.px(8), fill=fill, edge=edge, width=thick)
        padding = theme.px(self._kind.padding)
        inner = rect.adjusted(padding, 0, -padding, 0)
        words = self._words_rect(inner.width() - self._extras_width() + 2)
        left = inner.left() + max(0.0, (inner.width() - self._extras_width() - words.width()) / 2)
        icon = self._shown_icon()
        if icon or self.isCheckable():
            size = self._icon_size()
            if icon:
                place = QRectF(round(left), round((rect.height() - size) / 2), size, size)
                theme.icons.paint(painter, icon, ink, place)
            left += size + theme.px(_GAP)
        painter.setPen(ink)
        painter.setFont(theme.font(self._kind.type))
        space = QRectF(left, 0, words.width() + 2, rect.height())
        painter.drawText(
            space,
            int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap),
            self._label,
        )
        left = space.right() - 2 + theme.px(_GAP)
        if self._key_hint:
            width = key_hint_width(self._key_hint)
            place = QRectF(left, 0, width, rect.height())
            paint_key_hint(painter, place, self._key_hint, ink, ink if fill else None, None)
            left += width + theme.px(_GAP)
        if self._trailing:
            size = theme.px(16)
            place = QRectF(round(left), round((rect.height() - size) / 2), size, size)
            theme.icons.paint(painter, self._trailing, ink, place)


class IconButton(Button):
    """A button that shows an icon alone; its name is its tool tip and its accessible name."""

    def __init__(
        self,
        icon: str,
        name: str,
        kind: ButtonKind = ButtonKind.QUIET,
        parent: QWidget | None = None,
    ):
        super().__init__("", kind, parent, icon=icon)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Says what it does."""
        self.setAccessibleName(printable(name))
        self.setToolTip(plain_tool_tip(printable(name)))
