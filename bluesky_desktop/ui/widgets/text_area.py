"""A field for several lines of text, which grows as it is written in."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.field import Field, FieldFrame
from bluesky_desktop.ui.widgets.pressable import ENTER_KEYS


class GrowingEdit(QTextEdit):
    """Plain text only, as high as its lines; Tab goes on, Ctrl+Enter is the page's."""

    grown = Signal()

    def __init__(self, parent: QWidget, lines: int, kind: Type):
        super().__init__(parent)
        self._lines, self._kind = lines, kind
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Sets type, colours and line height anew."""
        theme = current_theme()
        self.setFont(theme.font(self._kind))
        palette = QPalette(self.palette())
        clear = QColor(theme.tokens.card)
        clear.setAlpha(0)
        palette.setColor(QPalette.ColorRole.Base, clear)
        palette.setColor(QPalette.ColorRole.Text, theme.tokens.ink)
        palette.setColor(QPalette.ColorRole.PlaceholderText, theme.tokens.ink_soft)
        self.setPalette(palette)
        self._space_lines()
        self._grow()

    def write(self, text: str) -> None:
        """Puts a text in, with the theme's line height; writing goes on at its end."""
        self.setPlainText(text)
        self._space_lines()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def _space_lines(self) -> None:
        was_blocked = self.blockSignals(True)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(
            current_theme().line(self._kind), QTextBlockFormat.LineHeightTypes.FixedHeight.value
        )
        cursor.mergeBlockFormat(spaced)
        self.blockSignals(was_blocked)

    def _grow(self) -> None:
        line = current_theme().line(self._kind)
        self.setFixedHeight(max(self._lines * line, round(self.document().size().height())))
        self.grown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wraps anew, and is as high as that needs."""
        super().resizeEvent(event)
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaves Ctrl+Enter and Esc to the page."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if (event.key() in ENTER_KEYS and control) or event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)


class _AreaFrame(FieldFrame):
    """A frame as high as what grows in it."""

    def _reshape(self) -> None:
        super()._reshape()
        px = current_theme().px
        self.row.setContentsMargins(px(14), px(10), px(14), px(10))

    def sizeHint(self) -> QSize:
        """As high as its text."""
        return self.row.sizeHint()


class TextArea(Field):
    """Several lines. `changed` brings the text; Ctrl+Enter is left to the page."""

    changed = Signal(str)

    def __init__(
        self,
        label: str,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        placeholder: str = "",
        text: str = "",
        lines: int = 3,
        kind: Type = Type.BODY,
    ):
        super().__init__(label, hint=hint, parent=parent)
        frame = _AreaFrame(self)
        self.edit = GrowingEdit(frame, lines, kind)
        self.edit.setPlaceholderText(placeholder)
        frame.row.addWidget(self.edit, 1)
        self._take_control(frame, self.edit)
        self.edit.write(text)
        self.edit.textChanged.connect(self._text_changed)
        self.edit.grown.connect(self._grown)

    def text(self) -> str:
        """What stands in the field."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Puts a text into the field."""
        if text != self.text():
            self.edit.write(text)

    def set_read_only(self, read_only: bool) -> None:
        """Lets it be read and copied only."""
        self.edit.setReadOnly(read_only)
        if self._frame is not None:
            self._frame.set_quiet(read_only)

    def _grown(self) -> None:
        if self._frame is not None:
            self._frame.updateGeometry()

    def _text_changed(self) -> None:
        if self._error:
            self.set_error(None)
        self.changed.emit(self.text())
