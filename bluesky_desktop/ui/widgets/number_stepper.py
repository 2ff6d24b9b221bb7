"""A field for a small whole number, typed or stepped."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QValidator
from PySide6.QtWidgets import QWidget

from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.widgets.boxes import Row
from bluesky_desktop.ui.widgets.buttons import ButtonKind, IconButton
from bluesky_desktop.ui.widgets.field import Field, FieldFrame
from bluesky_desktop.ui.widgets.line_edit import LineEdit
from bluesky_desktop.ui.widgets.text import Body


class _NumberEdit(LineEdit):
    stepped = Signal(int)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed takes the place of the number, however one came here by keyboard."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.OtherFocusReason, Qt.FocusReason.ShortcutFocusReason):
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steps with the up and down keys."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)


class _Within(QValidator):
    """Takes no letter and no number beyond the bounds; an empty field goes back to what it was."""

    def __init__(self, least: int, most: int, stepper: "NumberStepper"):
        super().__init__(stepper)
        self._least, self._most, self._stepper = least, most, stepper

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """What is too small may be the beginning of a number; what is too large is none."""
        state = QValidator.State
        if not text:
            return state.Intermediate, text, place
        if not (text.isascii() and text.isdigit()) or int(text) > self._most:
            return state.Invalid, text, place
        fits = int(text) >= self._least
        return state.Acceptable if fits else state.Intermediate, text, place

    def fixup(self, text: str) -> str:
        """The number as it was."""
        return str(self._stepper.value())


class NumberStepper(Field):
    """A whole number from `least` to `most`; `changed` brings it."""

    changed = Signal(int)

    def __init__(
        self,
        label: str,
        parent: QWidget | None = None,
        *,
        value: int,
        least: int = 0,
        most: int = 99,
        step: int = 1,
        unit: str = "",
        hint: str = "",
    ):
        super().__init__(label, hint=hint, parent=parent)
        self._least, self._most, self._step = least, most, step
        self._value = value
        holder = QWidget(self)
        self._less = IconButton("minus", f"One less: {label}", ButtonKind.BORDERED, holder)
        self._more = IconButton("plus", f"One more: {label}", ButtonKind.BORDERED, holder)
        # By keyboard the number itself goes up and down.
        for button in (self._less, self._more):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._frame_of_number = FieldFrame(holder, height=40)
        self.edit = _NumberEdit(self._frame_of_number)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.edit.setValidator(_Within(least, most, self))
        self._frame_of_number.row.addWidget(self.edit)
        self._frame_of_number.setFocusProxy(self.edit)
        row = Row(holder, gap=8)
        row.addWidget(self._less)
        row.addWidget(self._frame_of_number)
        row.addWidget(self._more)
        row.addWidget(Body(unit, holder))
        row.addStretch(1)
        self._take_control(holder, self.edit)
        self._frame = self._frame_of_number
        self._less.clicked.connect(self._step_down)
        self._more.clicked.connect(self._step_up)
        self.edit.stepped.connect(self._stepped)
        self.edit.editingFinished.connect(self._typed)
        self.edit.textEdited.connect(self._typing)
        self.edit.inputRejected.connect(self._say_bounds)
        current_theme().changed.connect(self._rescale)
        self._rescale()
        self.set_value(value)

    def value(self) -> int:
        """The number; a number half typed counts when it lies within the bounds."""
        text = self.edit.text()
        if text.lstrip("-").isdigit() and self._least <= int(text) <= self._most:
            return int(text)
        return self._value

    def set_value(self, value: int) -> None:
        """Shows a number, kept within the bounds."""
        bounded = max(self._least, min(self._most, value))
        self.edit.setText(str(bounded))
        self._take(bounded)

    def _take(self, bounded: int) -> None:
        changed = bounded != self._value
        self._value = bounded
        self._less.setEnabled(bounded > self._least)
        self._more.setEnabled(bounded < self._most)
        if changed:
            self.changed.emit(bounded)

    def _rescale(self) -> None:
        self._frame_of_number.setFixedWidth(current_theme().px(72))

    def _step_up(self) -> None:
        self._stepped(1)

    def _step_down(self) -> None:
        self._stepped(-1)

    def _stepped(self, direction: int) -> None:
        self.set_value(self.value() + direction * self._step)

    def _typing(self, _: str) -> None:
        """What is shown and what counts are never two numbers."""
        self.set_error(None)
        if self.edit.hasAcceptableInput():
            self._take(self.value())

    def _say_bounds(self) -> None:
        self.set_error(f"A whole number from {self._least} to {self._most}.")

    def _typed(self) -> None:
        self.set_error(None)
        self.set_value(self.value())
