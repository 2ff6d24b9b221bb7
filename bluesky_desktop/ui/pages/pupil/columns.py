"""Where the three cards of the pupil page stand: side by side, or all in one column."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from bluesky_desktop.ui.theme.theme import current_theme

_LADDER = 456
_STACKS_BELOW = 820
_NO_LIMIT = 16_777_215


class PupilColumns(QWidget):
    """The ladder at the left, the next act above the story at its right. Where there is no room
    they stack: the next act, the ladder, the story."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._stacked: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def hold(self, ladder: QWidget, next_act: QWidget, story: QWidget) -> None:
        """Takes the three cards."""
        self._ladder, self._next, self._story = ladder, next_act, story
        current_theme().changed.connect(self._arrange)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stacks, or sets side by side again."""
        super().resizeEvent(event)
        if self._should_stack() != self._stacked:
            self._arrange()

    def _should_stack(self) -> bool:
        return self.width() < current_theme().px(_STACKS_BELOW)

    def _arrange(self) -> None:
        px = current_theme().px
        self._stacked = stacked = self._should_stack()
        grid = self._grid
        for card in (self._ladder, self._next, self._story):
            grid.removeWidget(card)
        grid.setHorizontalSpacing(0 if stacked else px(18))
        grid.setVerticalSpacing(px(14))
        if stacked:
            self._ladder.setMinimumWidth(0)
            self._ladder.setMaximumWidth(_NO_LIMIT)
            places = {
                self._next: (0, 0, 1, 1),
                self._ladder: (1, 0, 1, 1),
                self._story: (2, 0, 1, 1),
            }
        else:
            self._ladder.setFixedWidth(px(_LADDER))
            places = {
                self._ladder: (0, 0, 2, 1),
                self._next: (0, 1, 1, 1),
                self._story: (1, 1, 1, 1),
            }
        for card, place in places.items():
            grid.addWidget(card, *place)
        grid.setColumnStretch(0, 1 if stacked else 0)
        grid.setColumnStretch(1, 0 if stacked else 1)
        for row in range(3):
            grid.setRowStretch(row, 1 if row == (2 if stacked else 1) else 0)
        self._story.setMinimumHeight(px(320))
        self.updateGeometry()
