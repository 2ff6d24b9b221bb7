"""A sheet over the page, in its middle: the finder, or a clear question."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.text import Body, Heading


class _Paper(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the sheet itself."""
        theme = current_theme()
        tokens = theme.tokens
        painter = QPainter(self)
        rect = QRectF(self.rect())
        box(painter, rect, radius=theme.px(12), fill=tokens.ground, edge=tokens.edge)


class Sheet(QWidget):
    """Covers its parent and holds the focus until it is closed; `column` takes what it shows.

    `closed` says that it went away, by Esc, by a press beside it, or by `close_sheet`. It runs no
    loop of its own: whoever opens it listens to its signals.
    """

    closed = Signal()

    def __init__(
        self, parent: QWidget, *, name: str = "", width: float = 560, from_top: float | None = None
    ):
        super().__init__(parent)
        self._sheet_width = width
        self._from_top = from_top
        self._came_from: QWidget | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._paper = _Paper(self)
        self._paper.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.column = Column(self._paper, gap=12, margins=(24, 22, 24, 22))
        parent.installEventFilter(self)
        self._paper.installEventFilter(self)
        current_theme().changed.connect(self._place)
        self.hide()

    def open(self, focus: QWidget | None = None) -> None:
        """Shows the sheet, with the focus in it."""
        self._came_from = QApplication.focusWidget()
        self.show()
        self.raise_()
        self._place()
        first = focus if focus is not None else self._first_reachable()
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_sheet(self) -> None:
        """Goes away, and gives the focus back to where it came from."""
        if self.isHidden():
            return
        self.hide()
        from shiboken6 import isValid

        came_from, self._came_from = self._came_from, None
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the sheet closes it."""
        if not self._paper.geometry().contains(event.position().toPoint()):
            self.close_sheet()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keeps Tab within the sheet."""
        reachable = self._reachable()
        if not reachable:
            return True
        now = QApplication.focusWidget()
        place = reachable.index(now) if now in reachable else -1
        there = reachable[(place + (1 if forward else -1)) % len(reachable)]
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        there.setFocus(reason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps its place when the window, or what it holds, changes size."""
        if (watched is self.parent() and event.type() == QEvent.Type.Resize) or (
            watched is self._paper and event.type() == QEvent.Type.LayoutRequest
        ):
            self._place()
        return False

    def _reachable(self) -> list[QWidget]:
        return [
            one
            for one in self._paper.findChildren(QWidget)
            if one.isVisible()
            and one.isEnabled()
            and one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and one.focusProxy() is None
        ]

    def _first_reachable(self) -> QWidget | None:
        reachable = self._reachable()
        return reachable[0] if reachable else None

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        self.setGeometry(parent.rect())
        px = current_theme().px
        width = min(px(self._sheet_width), parent.width() - 2 * px(20))
        layout = self.column
        wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else -1
        height = max(wanted, layout.totalMinimumSize().height())
        height = min(height, parent.height() - 2 * px(20))
        middle = (parent.height() - height) // 2
        top = middle if self._from_top is None else min(px(self._from_top), middle)
        self._paper.setGeometry((parent.width() - width) // 2, max(px(12), top), width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Softens the page below."""
        veil = QColor(current_theme().tokens.ink)
        if current_theme().is_dark:
            veil = QColor(current_theme().tokens.side)
        veil.setAlphaF(0.4 if not current_theme().is_dark else 0.7)
        QPainter(self).fillRect(self.rect(), veil)


class AskSheet(Sheet):
    """A clear question before what can't be undone; `agreed` says that the act was pressed."""

    agreed = Signal()

    def __init__(
        self,
        parent: QWidget,
        *,
        question: str,
        explanation: str = "",
        act: str,
        leave: str = "Leave it as it is",
    ):
        super().__init__(parent, name=question, width=520)
        self.column.addWidget(Heading(question, 2, self._paper))
        if explanation:
            self.column.addWidget(Body(explanation, self._paper))
        self.act_button = Button(act, ButtonKind.PRIMARY, self._paper)
        self.leave_button = Button(leave, ButtonKind.BORDERED, self._paper)
        buttons = FlowLayout(gap=12)
        buttons.addWidget(self.act_button)
        buttons.addWidget(self.leave_button)
        self.column.addLayout(buttons)
        self.act_button.clicked.connect(self._agree)
        self.leave_button.clicked.connect(self.close_sheet)

    def ask(self) -> None:
        """Asks; the focus is on leaving things as they are."""
        self.open(self.leave_button)

    def _agree(self) -> None:
        self.close_sheet()
        self.agreed.emit()
