"""How a preview is arranged: its parts beside each other, or below each other in one scroll."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.ui.pages.paper_preview.head import PreviewHead
from bluesky_desktop.ui.parts.page_keys import scrolled_by
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.tokens import TokenName
from bluesky_desktop.ui.widgets.boxes import Column, Divider, Margins, Row
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage

_STACKS_BELOW = 800
_SMALL_WIDTH, _SIDE_WIDTH = 148, 256


class _Ground(QWidget):
    """A part of the frame on its own colour, scrolling by itself."""

    def __init__(self, ink: TokenName, margins: Margins, parent: QWidget):
        super().__init__(parent)
        self._ink = ink
        self.inside = ScrollPage(self, margins=margins)
        self.inside.content.addStretch(1)
        Column(self).addWidget(self.inside)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fills the ground."""
        QPainter(self).fillRect(self.rect(), current_theme().tokens.named(self._ink))


class PreviewFrame(QWidget):
    """Head, small sheets, large sheets and what stands beside them.

    Where there is no room the small sheets are left out, and the rest scrolls as one. `scrolled`
    says that other sheets may be in view. Page Up and Page Down go through the sheets.
    """

    scrolled = Signal()

    def __init__(
        self,
        *,
        head: PreviewHead,
        small: QWidget,
        large: QWidget,
        side: QWidget | None,
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._head, self._small, self._large, self._side = head, small, large, side
        self._stacked: bool | None = None
        self._column = Column(self)
        self._wide = QWidget(self)
        self._head_ground = QWidget(self._wide)
        self._head_column = Column(self._head_ground, margins=(28, 14, 28, 14))
        self._small_ground = _Ground("side", (12, 20, 8, 20), self._wide)
        self._large_ground = _Ground("side", (16, 24, 24, 24), self._wide)
        self._side_ground = _Ground("card", (10, 22, 10, 24), self._wide)
        self._narrow = ScrollPage(self, margins=(28, 16, 28, 24), gap=18)
        self._narrow.content.addStretch(1)
        self._arrange()
        current_theme().changed.connect(self._rescale)
        self._rescale()
        for scroll in (self._large_ground.inside, self._narrow):
            scroll.verticalScrollBar().valueChanged.connect(lambda _: self.scrolled.emit())

    def _arrange(self) -> None:
        column = Column(self._wide)
        column.addWidget(self._head_ground)
        column.addWidget(Divider(self._wide))
        row = Row()
        row.addWidget(self._small_ground)
        row.addWidget(self._large_ground, 1)
        row.addWidget(Divider(self._wide, upright=True))
        row.addWidget(self._side_ground)
        column.addLayout(row, 1)
        self._side_ground.setVisible(self._side is not None)
        self._large.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._column.addWidget(self._wide, 1)
        self._column.addWidget(self._narrow, 1)

    @property
    def sheets_scroll(self) -> ScrollPage:
        """Where the large sheets scroll now."""
        return self._narrow if self._stacked else self._large_ground.inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stacks, or sets side by side again."""
        super().resizeEvent(event)
        self._rearrange()

    def go_back(self) -> None:
        """Goes back, where there is a way."""
        if self._head.back.isVisible():
            self._head.back.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes through the sheets; Esc goes back."""
        if event.key() == Qt.Key.Key_Escape and self._head.back.isVisible():
            self.go_back()
        elif not scrolled_by(event, self.sheets_scroll):
            super().keyPressEvent(event)

    def _rescale(self) -> None:
        px = current_theme().px
        self._small_ground.setFixedWidth(px(_SMALL_WIDTH))
        self._side_ground.setFixedWidth(px(_SIDE_WIDTH))
        self._rearrange()

    def _rearrange(self) -> None:
        stacked = self.width() < current_theme().px(_STACKS_BELOW)
        if stacked == self._stacked:
            return
        self._stacked = stacked
        if stacked:
            self._stack()
        else:
            self._set_side_by_side()
        self._head.set_narrow(stacked)
        self._wide.setVisible(not stacked)
        self._narrow.setVisible(stacked)
        self._small.setVisible(not stacked)

    def _stack(self) -> None:
        for part, ground in self._places():
            ground.inside.content.removeWidget(part)
        self._head_column.removeWidget(self._head)
        for taken in (self._large, self._side, self._head):
            if taken is not None:
                self._narrow.content.insertWidget(0, taken)

    def _set_side_by_side(self) -> None:
        for taken in (self._head, self._side, self._large):
            if taken is not None:
                self._narrow.content.removeWidget(taken)
        self._head_column.addWidget(self._head)
        for part, ground in self._places():
            ground.inside.content.insertWidget(0, part)

    def _places(self) -> list[tuple[QWidget, _Ground]]:
        places: list[tuple[QWidget, _Ground]] = [
            (self._small, self._small_ground),
            (self._large, self._large_ground),
        ]
        if self._side is not None:
            places.append((self._side, self._side_ground))
        return places
