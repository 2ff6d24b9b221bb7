"""A field that offers a list, with or without one's own words."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QWidget

from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.field import Field, FieldFrame
from bluesky_desktop.ui.widgets.line_edit import LineEdit


class _Combo(QComboBox):
    """A combo box that draws its text and arrow only; the wheel turns it only when it has focus."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setFrame(False)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(12)

    def sizeHint(self) -> QSize:
        """As wide as its widest offer, within reason."""
        theme = current_theme()
        widest = max(
            (theme.width_of(self.itemText(i)[:200], Type.BODY) for i in range(self.count())),
            default=0.0,
        )
        width = min(widest, theme.px(420)) + theme.px(36)
        return QSize(round(width), theme.line(Type.BODY) + theme.px(4))

    def minimumSizeHint(self) -> QSize:
        """Room for a short word."""
        theme = current_theme()
        return QSize(theme.px(90), theme.line(Type.BODY) + theme.px(4))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the page, not the choice, unless the choice has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the choice and the arrow."""
        theme = current_theme()
        painter = QPainter(self)
        side = theme.px(16)
        arrow = QRectF(self.width() - side, round((self.height() - side) / 2), side, side)
        theme.icons.paint(painter, "chevron-down", theme.tokens.ink, arrow)
        if self.isEditable():
            return
        text = self.currentText() if self.currentIndex() >= 0 else self.placeholderText()
        painter.setFont(theme.font(Type.BODY))
        painter.setPen(theme.tokens.ink if self.currentIndex() >= 0 else theme.tokens.ink_soft)
        room = QRectF(0, 0, arrow.left() - theme.px(8), self.height())
        words = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, round(room.width())
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(flags), words)


class ComboField(Field):
    """Offers `(key, words)`; an editable one takes one's own words too.

    `changed` brings the key, or None where nothing of the list is chosen; `typed` brings the words
    of an editable one.
    """

    changed = Signal(object)
    typed = Signal(str)

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[object, str]] = (),
        parent: QWidget | None = None,
        *,
        hint: str = "",
        placeholder: str = "",
        editable: bool = False,
        height: float = 44,
    ):
        super().__init__(label, hint=hint, parent=parent)
        frame = FieldFrame(self, height=height)
        self._keys: list[object] = []
        self.combo = _Combo(frame)
        self.combo.setEditable(editable)
        if editable:
            edit = LineEdit(self.combo, placeholder=placeholder)
            self.combo.setLineEdit(edit)
            self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            edit.textChanged.connect(self._text_typed)
        else:
            self.combo.setPlaceholderText(placeholder)
        frame.row.addWidget(self.combo, 1)
        self._take_control(frame, self.combo)
        self.set_options(options)
        self.combo.currentIndexChanged.connect(self._index_changed)

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offers other choices; none is chosen."""
        was_blocked = self.combo.blockSignals(True)
        self.combo.clear()
        self._keys = [key for key, _ in options]
        for _, words in options:
            self.combo.addItem(shown(words))
        self.combo.setCurrentIndex(-1)
        self.combo.blockSignals(was_blocked)
        self.combo.updateGeometry()

    def value(self) -> object:
        """The key that is chosen, or None."""
        index = self.combo.currentIndex()
        if self.combo.isEditable() and self.combo.currentText() != self.combo.itemText(index):
            return None
        return self._keys[index] if 0 <= index < len(self._keys) else None

    def set_value(self, key: object) -> None:
        """Chooses a key; None chooses nothing."""
        self.combo.setCurrentIndex(self._keys.index(key) if key in self._keys else -1)

    def text(self) -> str:
        """The words that stand in the field."""
        return self.combo.currentText()

    def set_text(self, text: str) -> None:
        """Puts one's own words into an editable field."""
        self.combo.setEditText(text)

    def _index_changed(self, _index: int) -> None:
        if self._error:
            self.set_error(None)
        self.changed.emit(self.value())

    def _text_typed(self, text: str) -> None:
        if self._error:
            self.set_error(None)
        self.typed.emit(text)
