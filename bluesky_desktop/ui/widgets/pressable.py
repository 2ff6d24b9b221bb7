"""What can be pressed: shared by buttons that paint themselves and cards made of other widgets."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QPushButton,
    QRadioButton,
    QWidget,
)

from bluesky_desktop.ui.theme.ring_properties import RADIUS_PROPERTY
from bluesky_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object

ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}

_BY_KEY = frozenset({Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason})


class _Face(_Button):
    """A button as large as the layout within it, whose face subclasses paint.

    `radius` is how round its corners, and so its focus ring, are, in pixels at 100 %.
    """

    radius = 12.0

    def _take_shape(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        current_theme().changed.connect(self._reshape)
        self._reshape()

    def _reshape(self) -> None:
        self.setProperty(RADIUS_PROPERTY, current_theme().px(self.radius))
        self.updateGeometry()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Comes into view where a key went to it: Qt scrolls for Tab, but not for an arrow."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEY:
            # The first page is shown without what only its keys need.
            from bluesky_desktop.ui.into_view import bring_into_view

            bring_into_view(self)

    def sizeHint(self) -> QSize:
        """As large as what it holds."""
        layout = self.layout()
        return layout.totalSizeHint() if layout is not None else QSize()

    def minimumSizeHint(self) -> QSize:
        """As small as what it holds can be."""
        layout = self.layout()
        return layout.totalMinimumSize() if layout is not None else QSize()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole of it can be pressed."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the face below what it holds."""
        painter = QPainter(self)
        self.paint_face(painter, QRectF(self.rect()))

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paints what lies below the content; nothing by itself."""


class Pressable(_Face, QPushButton):
    """A button made of other widgets; Space and Enter press it."""

    def __init__(self, parent: QWidget | None = None):
        QPushButton.__init__(self, parent)
        self._take_shape()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Presses with Enter too."""
        if event.key() in ENTER_KEYS and not event.modifiers():
            self.click()
            return
        QPushButton.keyPressEvent(self, event)


class RadioFace(_Face, QRadioButton):
    """One of several, made of other widgets; the arrow keys go from one to the next.

    Where none stands that way, as below one of a row, they go on in the order of the choices.
    Space and Enter choose it; Enter on the chosen one is left to the page, to go on.
    """

    def __init__(self, parent: QWidget | None = None):
        QRadioButton.__init__(self, parent)
        self._take_shape()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Chooses with Enter too."""
        if event.key() in ENTER_KEYS and not event.modifiers() and not self.isChecked():
            self.click()
            return
        QRadioButton.keyPressEvent(self, event)
        if event.key() in _ARROWS and not event.modifiers() and self.hasFocus():
            event.setAccepted(self._go_on(_ARROWS[Qt.Key(event.key())]))

    def _go_on(self, step: int) -> bool:
        """Goes to the one after or before; chosen is what is gone to from what was chosen."""
        group: QButtonGroup | None = self.group()
        if group is None:
            return False
        mates = [one for one in group.buttons() if one.isVisible() and one.isEnabled()]
        there = mates[(mates.index(self) + step) % len(mates)]
        if self.isChecked():
            there.click()
        there.setFocus(Qt.FocusReason.TabFocusReason)
        return True


class CheckFace(_Face, QCheckBox):
    """Something to tick, made of other widgets.

    Space and Enter tick it; Enter on what is ticked is left to the page, to go on.
    """

    def __init__(self, parent: QWidget | None = None):
        QCheckBox.__init__(self, parent)
        self._take_shape()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ticks with Enter too."""
        if event.key() in ENTER_KEYS and not event.modifiers() and not self.isChecked():
            self.click()
            return
        QCheckBox.keyPressEvent(self, event)
