"""Fields for what is typed freely and read as a value: a time, a day."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.ui.into_view import bring_into_view
from bluesky_desktop.ui.widgets.icon_label import IconLabel
from bluesky_desktop.ui.widgets.text_field import TextField

V = TypeVar("V")


class TypedField(TextField, Generic[V]):
    """A line that `parse` reads; what it can't read is said beside the field.

    `parse` raises ValueError (or an error for people) with a message for people. `show` writes a
    value as a school reads it. `value_changed` brings the value, or None, when it is read anew:
    when the field is left, or Enter pressed.
    """

    value_changed = Signal(object)

    def __init__(
        self,
        label: str,
        parse: Callable[[str], V],
        show: Callable[[V], str] = str,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        placeholder: str = "",
        value: V | None = None,
        required: bool = False,
        missing: str = "This is needed.",
        icon: str = "",
    ):
        super().__init__(label, parent, hint=hint, placeholder=placeholder)
        self._parse = parse
        self._show = show
        self._required = required
        self._missing = missing
        self._value: V | None = value
        self._read_text = ""
        if icon and self._frame is not None:
            self._frame.row.addWidget(IconLabel(icon, parent=self._frame))
        self.set_value(value)
        self.edit.editingFinished.connect(self._read)

    def value(self) -> V | None:
        """The value as it is typed now; None where the field is empty or can't be read.

        What is being typed stays as it is: it may be asked for between two keys.
        """
        text = self.text()
        if text == self._read_text:
            return self._value
        try:
            return self._parse(text.strip()) if text.strip() else None
        except (ValueError, BlueSkyError):
            return None

    def set_value(self, value: V | None) -> None:
        """Shows a value."""
        self._value = value
        self._read_text = "" if value is None else self._show(value)
        self.set_text(self._read_text)

    def check(self) -> bool:
        """Reads what is typed; says beside the field what is wrong with it, if anything is.

        The focus goes there, so that it is in view and can be mended at once.
        """
        self._read(announce=False)
        if not self.error():
            return True
        if not _is_in_what_is_wrong():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view(self)
        return False

    def _read(self, announce: bool = True) -> None:
        text = self.text().strip()
        before = self._value
        value: V | None = None
        wrong = ""
        if text:
            try:
                value = self._parse(text)
            except (ValueError, BlueSkyError) as error:
                wrong = str(error)
        elif self._required:
            wrong = self._missing
        if value is not None:
            self.set_value(value)
        else:
            self._value = None
            self._read_text = self.text()
        self.set_error(wrong or None)
        if announce and value != before:
            self.value_changed.emit(value)


class TimeField(TypedField[V]):
    """A clock time, typed as people type them."""

    def __init__(
        self,
        label: str,
        parse: Callable[[str], V],
        show: Callable[[V], str] = str,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        placeholder: str = "",
        value: V | None = None,
        required: bool = False,
        missing: str = "Type a time, such as 10:05.",
    ):
        super().__init__(
            label,
            parse,
            show,
            parent,
            hint=hint,
            placeholder=placeholder,
            value=value,
            required=required,
            missing=missing,
            icon="clock",
        )
        self.set_width(140)


class DateField(TypedField[V]):
    """A day, typed as people type them."""

    def __init__(
        self,
        label: str,
        parse: Callable[[str], V],
        show: Callable[[V], str] = str,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        value: V | None = None,
        required: bool = False,
        missing: str = "Type a day, such as 24 Nov.",
    ):
        super().__init__(
            label,
            parse,
            show,
            parent,
            hint=hint,
            value=value,
            required=required,
            missing=missing,
            icon="calendar",
        )
        self.set_width(220)


def _is_in_what_is_wrong() -> bool:
    """Of several wrong fields the first one keeps the focus."""
    one = QApplication.focusWidget()
    while one is not None and not isinstance(one, TypedField):
        one = one.parentWidget()
    return one is not None and bool(one.error())
