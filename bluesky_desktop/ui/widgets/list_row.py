"""Lists of things to do: a time, a shape, a name, what it is about, and its act."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.chip import Chip
from bluesky_desktop.ui.widgets.pressable import Pressable
from bluesky_desktop.ui.widgets.text import Text
from bluesky_desktop.ui.widgets.tile import Tile, Tone

_ANY_WIDTH = 16_777_215
_GAP, _LEFT, _RIGHT = 14, 18, 14
_NARROW = 560
_NARROWEST = 430
_TIME_WIDTH = 100
"""Room for the longest day, `Wed 26 Nov`, on one line."""


class ListRow(Pressable):
    """One row; the whole of it opens (`clicked`), and its button acts (`acted`).

    Where there is no room beside the words, the button wraps under them; where there is hardly any
    for the words, the time goes above them.
    """

    acted = Signal()
    radius = 10

    def __init__(
        self,
        title: str,
        detail: str = "",
        parent: QWidget | None = None,
        *,
        time: str = "",
        sub_time: str = "",
        icon: str | None = None,
        initials: str = "",
        tone: Tone = "sunken",
        chip: str = "",
        act: str = "",
        prominent: bool = False,
    ):
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._named = (time, title, chip, detail)
        self.setAccessibleName(self._name_with(sub_time))
        self._wrapped = self._time_above = False
        self._make(title, detail, time, sub_time, icon, initials, tone, chip)
        self.button = self._make_button(act, prominent)
        self._arrange()

    def _make(
        self,
        title: str,
        detail: str,
        time: str,
        sub_time: str,
        icon: str | None,
        initials: str,
        tone: Tone,
        chip: str,
    ) -> None:
        self._time = Text(time, Type.SECTION, parent=self) if time or sub_time else None
        self._sub_time = Text(sub_time, Type.CAPTION, "ink_soft", self) if sub_time else None
        self._tile: Tile | None = None
        if icon or initials:
            radius = 8 if icon else 10
            self._tile = Tile(initials, 36, tone, self, icon=icon, radius=radius)
        self._title = Text(title, Type.NAME, parent=self, max_lines=3)
        self._chip = Chip(chip, "outlined", self, small=True) if chip else None
        self._detail = Text(detail, Type.DETAIL, "ink_soft", self, max_lines=3)
        self._detail.setVisible(bool(detail))

    def _make_button(self, act: str, prominent: bool) -> Button | None:
        if not act:
            return None
        kind = ButtonKind.SMALL_PRIMARY if prominent else ButtonKind.SMALL
        button = Button(act, kind, self)
        button.setAccessibleDescription(self.accessibleName())
        button.clicked.connect(self.acted)
        return button

    def _arrange(self) -> None:
        self._outer = Row(self, gap=_GAP, margins=(_LEFT, 8, _RIGHT, 8))
        if self._time is not None:
            self._outer.addWidget(self._time_block())
        if self._tile is not None:
            self._outer.addWidget(self._tile)
        self._texts = Column(gap=0)
        self._texts.addStretch(1)
        self._above = Row()
        self._texts.addLayout(self._above)
        top = Row(gap=10)
        top.addWidget(self._title, 0 if self._chip else 1)
        if self._chip is not None:
            top.addWidget(self._chip)
            top.addStretch(1)
        self._texts.addLayout(top)
        self._texts.addWidget(self._detail)
        self._under = Row()
        self._texts.addLayout(self._under)
        self._texts.addStretch(1)
        self._outer.addLayout(self._texts, 1)
        if self.button is not None:
            self._outer.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        current_theme().changed.connect(self._rewrap)

    def _time_block(self) -> QWidget:
        block = QWidget(self)
        block.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        block.setFixedWidth(current_theme().px(_TIME_WIDTH))
        current_theme().changed.connect(self._rescale)
        self._time_widget = block
        column = self._time_column = Column(block, gap=0)
        column.addStretch(1)
        if self._time is not None:
            column.addWidget(self._time)
        if self._sub_time is not None:
            column.addWidget(self._sub_time)
        column.addStretch(1)
        return block

    def _name_with(self, sub_time: str) -> str:
        time, *rest = self._named
        return ", ".join(part for part in (time, sub_time, *rest) if part)

    def set_sub_time(self, sub_time: str) -> None:
        """Says how long there is still, where the row began with such words."""
        if self._sub_time is None or self._sub_time.text() == sub_time:
            return
        self._sub_time.setText(sub_time)
        self.setAccessibleName(self._name_with(sub_time))
        if self.button is not None:
            self.button.setAccessibleDescription(self.accessibleName())

    def time_width(self) -> int:
        """How much room the time has."""
        return self._time_widget.width()

    def _rescale(self) -> None:
        if not self._time_above:
            self._time_widget.setFixedWidth(current_theme().px(_TIME_WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wraps the button under the words where there is no room beside them."""
        super().resizeEvent(event)
        self._rewrap()

    def _needed(self, *, beside: bool = False) -> int:
        """Its least width with the time and the button as they are in a wide row, or the button
        under the words. It is never given less, so its width alone doesn't say what has room."""
        px = current_theme().px
        chip = px(10) + self._chip.sizeHint().width() if self._chip is not None else 0
        title = self._title.minimumSizeHint().width() + chip
        words = max(title, self._detail.minimumSizeHint().width())
        act = self.button.sizeHint().width() if self.button is not None else 0
        middle = words + px(_GAP) + act if beside else max(words, act)
        time = px(_TIME_WIDTH) + px(_GAP) if self._time is not None else 0
        tile = self._tile.sizeHint().width() + px(_GAP) if self._tile is not None else 0
        return px(_LEFT) + time + tile + middle + px(_RIGHT)

    def _put_time_above(self, above: bool) -> None:
        if above == self._time_above:
            return
        self._time_above = above
        direction = QBoxLayout.Direction
        block = self._time_widget
        if above:
            self._outer.removeWidget(block)
            self._above.addWidget(block, 1)
            block.setMinimumWidth(0)
            block.setMaximumWidth(_ANY_WIDTH)
        else:
            self._above.removeWidget(block)
            self._outer.insertWidget(0, block)
            self._rescale()
        self._time_column.setDirection(direction.LeftToRight if above else direction.TopToBottom)
        self._time_column.setSpacing(current_theme().px(10 if above else 0))
        self._time_column.setStretch(0, 0 if above else 1)
        if self._tile is not None:
            self._tile.setVisible(not above)
        self.updateGeometry()

    def _rewrap(self) -> None:
        if self._time is not None:
            least = max(current_theme().px(_NARROWEST), self._needed() + 1)
            self._put_time_above(self.width() < least)
        needed = self._needed(beside=True) + 1
        narrow = self.width() < max(current_theme().px(_NARROW), needed)
        if self.button is None or narrow == self._wrapped:
            return
        self._wrapped = narrow
        if narrow:
            self._outer.removeWidget(self.button)
            self._under.addWidget(self.button)
            self._under.addStretch(1)
            self._under.set_margins((0, 8, 0, 4))
        else:
            self._under.removeWidget(self.button)
            while self._under.count():
                self._under.takeAt(0)
            self._under.set_margins((0, 0, 0, 0))
            self._outer.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.updateGeometry()

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Shows under the pointer that the row opens."""
        if self.underMouse():
            theme = current_theme()
            inset = rect.adjusted(2, 2, -2, -2)
            box(painter, inset, radius=theme.px(10), fill=theme.tokens.sunken)


class RowGroup(QWidget):
    """A card of rows with lines between them."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._column = Column(self, gap=1, margins=(1, 1, 1, 1))
        self._rows: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        current_theme().changed.connect(self.update)

    def add(self, row: QWidget) -> None:
        """Takes a row as the last."""
        self._rows.append(row)
        self._column.addWidget(row)

    def clear(self) -> None:
        """Takes every row out and deletes it."""
        self._rows.clear()
        cleared(self._column)

    def rows(self) -> tuple[QWidget, ...]:
        """The rows as they stand."""
        return tuple(self._rows)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the card and the lines."""
        theme = current_theme()
        tokens = theme.tokens
        painter = QPainter(self)
        rect = QRectF(self.rect())
        box(painter, rect, radius=theme.px(12), fill=tokens.card, edge=tokens.line)
        for row in self._rows[1:]:
            painter.fillRect(1, row.y() - 1, self.width() - 2, 1, tokens.line)
