"""Noticing that nobody has used the PC for a while, so that the records can be locked."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Emits `idle` once after `minutes` without a key, a click or a movement.

    It watches the windows as the system knows them, where all that a person does arrives first. The
    whole application would bring it every event of every widget too: a fifth of the time of a page.
    """

    idle = Signal()

    def __init__(self, application: QApplication, minutes: int, parent: QObject):
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(minutes * 60_000)
        self._timer.timeout.connect(self.idle)
        for window in application.topLevelWindows():
            self._watch(window)
        application.focusWindowChanged.connect(self._watch)
        self._timer.start()

    def set_minutes(self, minutes: int) -> None:
        """Changes how long nobody may be there before it locks."""
        self._timer.start(minutes * 60_000)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Starts the wait anew at each sign of life; takes no event away."""
        if event.type() in _SIGNS_OF_LIFE:
            self._timer.start()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
