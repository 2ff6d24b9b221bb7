"""A field for a password, which can be shown while it is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from bluesky_desktop.ui.widgets.field import Field, FieldFrame
from bluesky_desktop.ui.widgets.line_edit import LineEdit
from bluesky_desktop.ui.widgets.link_button import LinkButton


class PasswordField(Field):
    """Dots, with "Show". `changed` brings the text, `entered` says that Enter was pressed."""

    changed = Signal(str)
    entered = Signal()

    def __init__(self, label: str, parent: QWidget | None = None, *, hint: str = ""):
        super().__init__(label, hint=hint, parent=parent)
        frame = FieldFrame(self)
        self.edit = LineEdit(frame)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._show = LinkButton("Show", frame, icon="eye")
        self._show.setAccessibleName("Show the password")
        frame.row.addWidget(self.edit, 1)
        frame.row.addWidget(self._show)
        self._take_control(frame, self.edit)
        self.edit.textChanged.connect(self._text_changed)
        self.edit.returnPressed.connect(self.entered)
        self._show.clicked.connect(self._toggle)

    def text(self) -> str:
        """The password as typed."""
        return self.edit.text()

    def clear(self) -> None:
        """Empties the field, and hides what is typed next."""
        self.edit.clear()
        self._set_shown(False)

    def _toggle(self) -> None:
        self._set_shown(self.edit.echoMode() == QLineEdit.EchoMode.Password)

    def _set_shown(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self._show.set_label("Hide" if is_shown else "Show")
        self._show.setAccessibleName("Hide the password" if is_shown else "Show the password")

    def _text_changed(self, text: str) -> None:
        if self._error:
            self.set_error(None)
        self.changed.emit(text)
