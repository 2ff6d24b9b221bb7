"""A field for one line of text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.field import Field, FieldFrame
from bluesky_desktop.ui.widgets.line_edit import LineEdit


class TextField(Field):
    """One line. `changed` brings the text at each change, `entered` says that Enter was pressed."""

    changed = Signal(str)
    entered = Signal()

    def __init__(
        self,
        label: str,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        placeholder: str = "",
        text: str = "",
        height: float = 44,
        kind: Type = Type.BODY,
    ):
        super().__init__(label, hint=hint, parent=parent)
        self._width = 0.0
        frame = FieldFrame(self, height=height)
        self.edit = LineEdit(frame, placeholder=placeholder, kind=kind)
        frame.row.addWidget(self.edit, 1)
        self._take_control(frame, self.edit)
        self.edit.setText(text)
        self.edit.textChanged.connect(self._text_changed)
        self.edit.returnPressed.connect(self.entered)
        current_theme().changed.connect(self._reshape_field)

    def text(self) -> str:
        """What stands in the field."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Puts a text into the field."""
        self.edit.setText(text)

    def set_width(self, pixels: float) -> None:
        """Makes the control no wider than so many pixels at 100 %: as wide as its answer."""
        self._width = pixels
        self._reshape_field()

    def set_read_only(self, read_only: bool) -> None:
        """Lets it be read and copied only."""
        self.edit.setReadOnly(read_only)

    def select(self) -> None:
        """Puts the focus into the field with its text selected."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.selectAll()

    def _reshape_field(self) -> None:
        if self._width and self._frame is not None:
            self._frame.setMaximumWidth(current_theme().px(self._width))

    def _text_changed(self, text: str) -> None:
        if self._error:
            self.set_error(None)
        self.changed.emit(text)
