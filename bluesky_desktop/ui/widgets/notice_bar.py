"""The line that says in passing that something is done, with its undo."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QHideEvent,
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

MOST_LINES = 5
"""How many lines its words may have where there is no room for them in two."""

_MOST_UNDOS = 9
"""How many more can be undone one after the other."""

_NARROWEST = 120
"""Pixels at 100 % that its words have at least."""

_WORDS = Type.DETAIL_STRONG

Fits = Callable[[QRect, int], bool]
"""Whether it goes into this room, in so many lines."""


class NoticeBar(QWidget):
    """Stands within its parent, where `room_for` finds it room.

    `undone` says that Undo was pressed, `grew` how high it has to be, `gone` that it is not shown.
    It never lies over a page, so it hides nothing that somebody reads or types. A screen reader
    announces it. The time-out waits while the pointer or the focus is on it; when it has run out,
    `undo` still takes back what was said, until `forget`. What was undone is followed by the offer
    to undo what was said just before it too, the last first.
    """

    undone = Signal()
    grew = Signal(int)
    gone = Signal()

    def __init__(self, parent: QWidget, room_for: Callable[[Fits], QRect]):
        super().__init__(parent)
        self._room_for = room_for
        self._undo: Callable[[], None] | None = None
        self._before: list[tuple[str, Callable[[], None]]] = []
        self._is_undoing = False
        self._words = ""
        self._text = Text("", _WORDS, "card", self, max_lines=MOST_LINES + 1)
        self._button = Button("Undo", ButtonKind.SMALL, self)
        self._button.setToolTip("Ctrl+Z")
        self._close = IconButton("x", "Close this notice", ButtonKind.SMALL, self)
        self._icon = IconLabel("check", "card", 20, self)
        row = Row(self, gap=10, margins=(14, 4, 8, 4))
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
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
        if self._is_undoing and undo is None and self._before:
            self._words, undo = self._before.pop()
            text = f"{text} Just before: {self._words}"
        elif undo is not None and self._undo is not None:
            self._before = [*self._before[-_MOST_UNDOS:], (self._words, self._undo)]
            self._words = text
        else:
            self._before, self._words = [], text
        self._is_undoing = False
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

    @property
    def is_saying(self) -> bool:
        """Whether it says something, or is about to: that something is undone."""
        return self.isVisible() or self._is_undoing

    def text(self) -> str:
        """What it says, or nothing when it is gone."""
        return self._text.text() if self.isVisible() else ""

    def dismiss(self) -> None:
        """Goes away; the undo is let go."""
        self._timer.stop()
        self._let_go()
        self.hide()

    def _let_go(self) -> None:
        self._undo, self._before, self._is_undoing = None, [], False

    def forget(self) -> None:
        """Lets the undo of a notice go that is not shown any more."""
        if not self.isVisible():
            self._let_go()

    def undo(self) -> None:
        """Takes back what the notice said, where that can be; once."""
        undo, before = self._undo, self._before
        if undo is None:
            return
        self.dismiss()
        self._before, self._is_undoing = before, True
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
        if not self.isVisible():
            return
        room = self._room_for(self._fits)
        width = min(self.sizeHint().width(), room.width())
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        top = room.top() + max(0, (room.height() - height) // 2)
        self.setGeometry(room.right() + 1 - width, top, width, height)
        self.grew.emit(height)

    def _fits(self, room: QRect, lines: int) -> bool:
        """Whether the words go in so many lines beside the buttons."""
        theme = current_theme()
        left = room.width() - (self.sizeHint().width() - self._text.sizeHint().width())
        if left < theme.px(_NARROWEST):
            return False
        # Half a line more, for scripts that stand taller.
        return self._text.heightForWidth(left) < theme.line(_WORDS) * (lines + 0.5)

    def hideEvent(self, event: QHideEvent) -> None:
        """Says that it is gone."""
        super().hideEvent(event)
        self.gone.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints a quiet dark box."""
        theme = current_theme()
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), radius=theme.px(10), fill=theme.tokens.ink)
