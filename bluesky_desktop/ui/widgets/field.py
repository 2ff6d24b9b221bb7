"""What every field has: a label above, a hint, a framed control, and an error beside it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.ring_properties import HOLDS_RING_PROPERTY, RADIUS_PROPERTY
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.text import Text


class FieldFrame(QWidget):
    """The edge round what is typed into; the focus ring goes round it."""

    def __init__(self, parent: QWidget | None = None, *, height: float = 44, padding: float = 14):
        super().__init__(parent)
        self._height = height
        self._padding = padding
        self._wrong = False
        self._quiet = False
        self.row = QHBoxLayout(self)
        self.setProperty(HOLDS_RING_PROPERTY, True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self._reshape)
        self._reshape()

    def set_wrong(self, wrong: bool) -> None:
        """Draws a thick edge round what needs mending."""
        self._wrong = wrong
        self.update()

    def set_quiet(self, quiet: bool) -> None:
        """Sinks the ground of what can only be read."""
        self._quiet = quiet
        self.update()

    def set_height(self, height: float) -> None:
        """Changes the least height, in pixels at 100 %."""
        self._height = height
        self._reshape()

    def _reshape(self) -> None:
        theme = current_theme()
        self.setProperty(RADIUS_PROPERTY, theme.px(8))
        self.row.setContentsMargins(theme.px(self._padding), 2, theme.px(self._padding), 2)
        self.row.setSpacing(theme.px(8))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """At least the usual height; never less than what is in it."""
        inner = self.row.sizeHint()
        return QSize(inner.width(), max(current_theme().px(self._height), inner.height()))

    def minimumSizeHint(self) -> QSize:
        """The same height at the least width."""
        return QSize(self.row.minimumSize().width(), self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Puts the focus into what is framed."""
        proxy = self.focusProxy()
        if proxy is not None:
            proxy.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the ground and the edge."""
        theme = current_theme()
        tokens = theme.tokens
        painter = QPainter(self)
        box(
            painter,
            QRectF(self.rect()),
            radius=theme.px(8),
            fill=tokens.sunken if self._quiet or not self.isEnabled() else tokens.card,
            edge=tokens.ink if self._wrong else tokens.edge,
            width=2.0 if self._wrong else 1.0,
        )


class ErrorSign(QWidget):
    """The "!" in a square that goes with what needs mending."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A square of a line's height."""
        side = current_theme().px(22)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the square and its sign."""
        theme = current_theme()
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), radius=theme.px(4), fill=theme.tokens.ink)
        painter.setPen(theme.tokens.card)
        painter.setFont(theme.font(Type.STRONG))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), "!")


class FieldError(QWidget):
    """The sentence beside a field that says what to mend; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._text = Text("", Type.BODY, parent=self)
        row = Row(self, gap=10)
        row.addWidget(ErrorSign(self), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    def say(self, text: str) -> None:
        """Shows what to mend, or nothing."""
        self._text.say(text)
        self.setVisible(bool(text))


class Field(QWidget):
    """A label above, a hint, the control, and an error beneath; subclasses add the control."""

    def __init__(self, label: str, *, hint: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self._label = Text(label, Type.STRONG, parent=self)
        self._hint = Text(hint, Type.DETAIL, "ink_soft", self)
        self._error_row = FieldError(self)
        self._error = ""
        self._spoken = ""
        self._control: QWidget | None = None
        self._frame: FieldFrame | None = None
        self._column = Column(self, gap=6)
        self._column.addWidget(self._label)
        self._column.addWidget(self._hint)
        self._column.addWidget(self._error_row)
        self._label.setVisible(bool(label))
        self._hint.setVisible(bool(hint))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _take_control(self, holder: QWidget, control: QWidget) -> None:
        """Sets the control into the field; `holder` is its frame, or the control itself."""
        self._control = control
        self._column.insertWidget(2, holder)
        if isinstance(holder, FieldFrame):
            self._frame = holder
            holder.setFocusProxy(control)
        self.setFocusProxy(control)
        self._label.setBuddy(control)
        self._name_control()

    def label(self) -> str:
        """What is asked."""
        return self._label.text()

    def set_label(self, label: str) -> None:
        """Asks something else."""
        self._label.say(label)
        self._label.setVisible(bool(label))
        self._name_control()

    def show_label(self, visible: bool) -> None:
        """Shows the label, or leaves it to whoever hears the field read out."""
        self._label.setVisible(visible)

    def set_spoken(self, name: str) -> None:
        """Names it for whoever hears it read out, where its label alone says too little."""
        self._spoken = name
        self._name_control()

    def set_hint(self, hint: str) -> None:
        """Shows another hint, or none."""
        self._hint.say(hint)
        self._hint.setVisible(bool(hint))
        self._name_control()

    def error(self) -> str:
        """What is shown beside the field as needing to be mended, or nothing."""
        return self._error

    def set_error(self, text: str | None) -> None:
        """Says beside the field what needs mending; None takes it away."""
        self._error = text or ""
        self._error_row.say(self._error)
        if self._frame is not None:
            self._frame.set_wrong(bool(self._error))
        self._name_control()

    def _name_control(self) -> None:
        if self._control is not None:
            self._control.setAccessibleName(self._spoken or self._label.text())
            about = [self._error, self._hint.text()]
            self._control.setAccessibleDescription(" ".join(part for part in about if part))
