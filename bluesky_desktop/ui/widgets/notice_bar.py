"""The line that says in passing that something is done, with its undo."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QPainter,
    QPaintEvent,
)
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

UNDO_TIME_OUT_MS = 20000
"""How long one stays that offers an undo."""

_HALF_AND_A_WORD = 0.65
"""How much of a line's width its words need in two lines."""


class NoticeBar(QWidget):
    """Stands within its parent, in the first of the `rooms` there that it fits. `undone` says that
    Undo was pressed.

    It never lies over a page, so it hides nothing that somebody reads or types. A screen reader
    announces it. The time-out waits while the pointer or the focus is on it; when it has run out,
    `undo` still takes back what was said, until `forget`.
    """

    undone = Signal()

    def __init__(self, parent: QWidget, rooms: Callable[[], Sequence[QRect]]):
        super().__init__(parent)
        self._rooms = rooms
        self._undo: Callable[[], None] | None = None
        self._text = Text("", Type.DETAIL_STRONG, "card", self, max_lines=2)
        self._button = Button("Undo", ButtonKind.SMALL, self)
        self._button.setToolTip("Ctrl+Z")
        self._close = IconButton("x", "Close this notice", ButtonKind.SMALL, self)
        self._icon = IconLabel("check", "card", 20, self)
        row = Row(self, gap=10, margins=(14, 4, 8, 4))
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
        self._timer.setInterval(TIME_OUT_MS if undo is None else UNDO_TIME_OUT_MS)
        self.show()
        self._place()
        self.raise_()
        self._timer.start()
        spoken = text if undo is None else f"{text} Control Z undoes it."
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

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
            if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
                QTimer.singleShot(0, self, self._place)
        elif event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._resume)
        return False

    def _place(self) -> None:
        rooms = self._rooms()
        room = next((one for one in rooms if self._fits(one)), rooms[-1])
        width = min(self.sizeHint().width(), room.width())
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        top = room.top() + max(0, (room.height() - height) // 2)
        self.setGeometry(room.right() + 1 - width, top, width, height)

    def _fits(self, room: QRect) -> bool:
        """Whether the words go in two lines beside the buttons."""
        words = self._text.sizeHint().width()
        beside = self.sizeHint().width() - words
        return room.width() >= beside + words * _HALF_AND_A_WORD

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints a quiet dark box."""
        theme = current_theme()
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), radius=theme.px(10), fill=theme.tokens.ink)
