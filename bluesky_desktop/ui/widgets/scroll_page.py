"""A page that scrolls downwards only."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.widgets.boxes import Column, Margins

PAGE_MARGINS: Margins = (28, 24, 28, 24)

_SIDES_GROW = 0.3
"""How fast the space at the sides grows with the text: room is for words first."""


class ScrollPage(QScrollArea):
    """`content` is a column; it is never wider than the window, nor than `widest` where given.

    What takes the focus is brought into view.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        margins: Margins = PAGE_MARGINS,
        gap: float = 0,
        widest: float | None = None,
        centred: bool = False,
    ):
        super().__init__(parent)
        # A viewport of our own: asking Qt for the one it made costs a look through all its classes.
        self._view = QWidget(self)
        self.setViewport(self._view)
        self._widest = widest
        self._margins = margins
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._page = QWidget()
        self._inner = QWidget(self._page)
        self._inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        across = QHBoxLayout(self._page)
        across.setContentsMargins(0, 0, 0, 0)
        if centred:
            across.addStretch(1)
        across.addWidget(self._inner, 1000)
        if widest is not None:
            across.addStretch(1)
        self.content = Column(self._inner, gap=gap, margins=margins)
        self.setWidget(self._page)
        self._clear_ground()
        current_theme().changed.connect(self._rescale)
        self._rescale()

    @property
    def page(self) -> QWidget:
        """What is scrolled, whole."""
        return self._page

    def set_sides(self, side: float) -> None:
        """Leaves another space at the left and right, in pixels at 100 %."""
        _, top, _, bottom = self._margins
        self._margins = (side, top, side, bottom)
        self._rescale()

    def _clear_ground(self) -> None:
        for widget in (self, self._view, self._page, self._inner):
            widget.setAutoFillBackground(False)

    def _rescale(self) -> None:
        scale = current_theme().text_scale
        left, top, right, bottom = self._margins
        narrowed = (1 + (scale - 1) * _SIDES_GROW) / scale
        self.content.set_margins((left * narrowed, top, right * narrowed, bottom))
        if self._widest is not None:
            sides = (left + right) * narrowed
            self._inner.setMaximumWidth(current_theme().px(self._widest + sides))

    def minimumSizeHint(self) -> QSize:
        """It can be narrow and low: it scrolls."""
        return QSize(current_theme().px(120), current_theme().px(80))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the ends, as Page Up and Page Down go through it."""
        bar = self.verticalScrollBar()
        end = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}.get(
            Qt.Key(event.key())
        )
        if end is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            bar.setValue(end)

    def to_top(self) -> None:
        """Goes back to the top."""
        self.verticalScrollBar().setValue(0)

    def show_whole(self, widget: QWidget) -> None:
        """Brings a widget into view."""
        self.ensureWidgetVisible(widget, 0, current_theme().px(24))
