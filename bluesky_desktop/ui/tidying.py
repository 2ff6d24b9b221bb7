"""Collecting Python's garbage in the window's thread only.

Widgets that are part of a cycle are deleted by whichever thread collects them, and Qt ends the
process if that is not the window's. So nothing collects by itself; a timer does, in its thread.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_PAUSE_MS = 1500


class Tidying(QObject):
    """Collects every now and then what Python would have collected by itself."""

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def _collect(self) -> None:
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return
