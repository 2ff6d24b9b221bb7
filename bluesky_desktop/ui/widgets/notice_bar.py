"""The line at the bottom that says in passing that something is done, with its undo."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind, IconButton
from bluesky_desktop.ui.widgets.icon_label import IconLabel
from bluesky_desktop.ui.widgets.text import Text

TIME_OUT_MS = 8000
"""How long a notice stays when nobody points at it or has the focus in it."""


class NoticeBar(QWidget):
    """Floats at the bottom of its parent; `undone` says that Undo was pressed.

    The time-out waits while the pointer or the focus is on it. When it has run out, `undo` still
    takes back what was said, until `forget`.
    """

    undone = Signal()

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._undo: Callable[[], None] | None = None
        self._text = Text("", Type.STRONG, "card", self, max_lines=3)
        self._button = Button("Undo", ButtonKind.SMALL, self)
        self._button.setToolTip("Ctrl+Z")
        self._close = IconButton("x", "Close this notice", ButtonKind.SMALL, self)
        self._icon = IconLabel("check", "card", 20, self)
        row = Row(self, gap=12, margins=(16, 8, 10, 8))
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TIME_OUT_MS)
        self._timer.timeout.connect(self.hide)
        self._button.clicked.connect(self.undo)
        self._close.clicked.connect(self.dismiss)
        for child in (self._button, self._close):
            child.installEventFilter(self)
        parent.installEventFilter(self)
        current_theme().changed.connect(self._place)
        self.hide()

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Says it, with an undo where there is one."""
        self._undo = undo
        self._text.say(text)
        self._button.setVisible(undo is not None)
        self.setAccessibleName(text)
        self.show()
        self._place()
        self.raise_()
        self._timer.start()

    def text(self) -> str:
        """What it says, or nothing when it is gone."""
        return self._text.text() if self.isVisible() else ""

    def dismiss(self) -> None:
        """Goes away; the undo is let go."""
        self._timer.stop()
        self._undo = None
        self.hide()

    def forget(self) -> None:
        """Lets the undo of a notice go that is not shown any more."""
        if not self.isVisible():
            self._undo = None

    def undo(self) -> None:
        """Takes back what the notice said, where that can be; once."""
        undo = self._undo
        if undo is None:
            return
        self.dismiss()
        undo()
        self.undone.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Waits while it is pointed at."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Goes on counting."""
        self._resume()

    def _resume(self) -> None:
        focused = self._button.hasFocus() or self._close.hasFocus()
        if self.isVisible() and not focused and not self.underMouse():
            self._timer.start()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Keeps its place when the parent is resized; waits while its buttons have the focus."""
        if watched is self.parent():
            if event.type() == QEvent.Type.Resize:
                self._place()
        elif event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._resume)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stays in the middle of the bottom."""
        super().resizeEvent(event)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        px = current_theme().px
        room = parent.width() - 2 * px(28)
        width = max(px(120), min(self.sizeHint().width(), room))
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        left = (parent.width() - width) // 2
        self.setGeometry(left, parent.height() - height - px(20), width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints a quiet dark box."""
        theme = current_theme()
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), radius=theme.px(10), fill=theme.tokens.ink)
