"""The main window: sign-in, set-up, the shell or the crash page, one at a time."""

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from bluesky_desktop.bundled import resource

_NAME = "Blue Sky Desktop"
_LEAST = QSize(800, 560)
_USUAL = QSize(1280, 800)


class MainWindow(QMainWindow):
    """One content at a time. `before_close` keeps what is being written and closes the records.

    `first_painted` says, once, that the first content is to be seen; what need not stand in its way
    is done then.
    """

    first_painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._before_close: Callable[[], None] | None = None
        self._painted = False
        self._was_maximised = False
        self._stack = QStackedWidget(self)
        self.setCentralWidget(self._stack)
        self.setWindowTitle(_NAME)
        self.setMinimumSize(_LEAST)
        self.resize(self._fitting())

    def set_before_close(self, act: Callable[[], None]) -> None:
        """Says what is done before the window closes."""
        self._before_close = act

    def show_content(self, widget: QWidget, title: str = "") -> None:
        """Shows this in the stead of what was shown; that is deleted."""
        old = self._stack.currentWidget()
        if old is widget:
            return
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self.name_after(title)

    def content(self) -> QWidget | None:
        """What is shown."""
        return self._stack.currentWidget()

    def name_after(self, title: str) -> None:
        """Puts the page's name before the application's."""
        self.setWindowTitle(f"{title} – {_NAME}" if title else _NAME)

    def fill_screen(self, fill: bool) -> None:
        """Fills the screen, or goes back to what it was before it filled it."""
        if fill == self.isFullScreen():
            return
        if fill:
            self._was_maximised = self.isMaximized()
            self.showFullScreen()
        elif self._was_maximised:
            self.showMaximized()
        else:
            self.showNormal()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Notes the first time."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._after_first_paint)

    def _after_first_paint(self) -> None:
        from PySide6.QtGui import QIcon

        self.setWindowIcon(QIcon(str(resource("mark.svg"))))
        self.first_painted.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as the parts are laid out."""
        from bluesky_desktop.ui.tab_order import go_on

        return go_on(self, forward=forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keeps everything before it closes."""
        if self._before_close is not None:
            self._before_close()
        super().closeEvent(event)

    @staticmethod
    def _fitting() -> QSize:
        screen = QApplication.primaryScreen()
        if screen is None:
            return _USUAL
        return _USUAL.boundedTo(screen.availableSize())
