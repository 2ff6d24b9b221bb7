"""A chart of weeks: two bars beside each other, solid and hatched, with their numbers on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.text import Caption

_TALLEST = 82
_BAR = 18
_BETWEEN = 4
_ROOM_FOR_NUMBER = 17
_ROOM_FOR_WEEK = 24
_HATCH = 6


@dataclass(frozen=True, slots=True)
class ChartWeek:
    """A week: its name, what its two bars count, and what a screen reader says of it."""

    name: str
    first: int
    second: int
    said: str
    to_come: bool = False


class _WeekColumn(QLabel):
    """One week's bars. Its text is what a screen reader says; the bars are painted."""

    def __init__(self, week: ChartWeek, most: int, parent: QWidget):
        super().__init__(parent)
        self._week, self._most = week, max(most, 1)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(week.said)
        self.setAccessibleName(week.said)
        self.setToolTip(week.said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Bars, their numbers above and the week below."""
        px = current_theme().px
        return QSize(px(50), px(_TALLEST + _ROOM_FOR_NUMBER + _ROOM_FOR_WEEK))

    def minimumSizeHint(self) -> QSize:
        """Narrower where there are many weeks."""
        return QSize(current_theme().px(40), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the bars on their ground, or dots for a week to come."""
        theme = current_theme()
        painter = QPainter(self)
        foot = theme.px(_TALLEST + _ROOM_FOR_NUMBER)
        self._paint_bars(painter, foot)
        painter.setPen(QPen(theme.tokens.edge, 1))
        painter.drawLine(QLineF(0, foot + 0.5, self.width(), foot + 0.5))
        painter.setPen(theme.tokens.ink_soft)
        painter.setFont(theme.font(Type.CAPTION))
        below = QRectF(0, foot, self.width(), self.height() - foot)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), self._week.name)

    def _paint_bars(self, painter: QPainter, foot: int) -> None:
        theme = current_theme()
        px = theme.px
        left = round(self.width() / 2 - px(_BAR) - px(_BETWEEN) / 2)
        if self._week.to_come:
            painter.setPen(_dots())
            y = foot - px(2)
            painter.drawLine(QLineF(left, y, left + px(2 * _BAR + _BETWEEN), y))
            return
        for count, start, is_first in (
            (self._week.first, left, True),
            (self._week.second, left + px(_BAR + _BETWEEN), False),
        ):
            tall = round(px(_TALLEST) * count / self._most)
            bar = QRectF(start, foot - tall, px(_BAR), tall)
            if is_first:
                _solid(painter, bar)
            else:
                _hatched(painter, bar)
            painter.setPen(theme.tokens.ink)
            painter.setFont(theme.font(Type.CAPTION, semibold=is_first))
            above = QRectF(
                start - px(10), foot - tall - px(_ROOM_FOR_NUMBER), px(_BAR + 20), px(17)
            )
            painter.drawText(above, int(Qt.AlignmentFlag.AlignCenter), str(count))


class _Key(QWidget):
    """The little square, or the dots, that a word of the legend explains."""

    def __init__(self, kind: str, parent: QWidget):
        super().__init__(parent)
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A small square."""
        side = current_theme().px(14)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints it as its bars are painted."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._kind == "solid":
            _solid(painter, rect)
        elif self._kind == "hatched":
            _hatched(painter, rect)
        else:
            painter.setPen(_dots())
            painter.drawLine(QLineF(0, rect.center().y(), rect.width(), rect.center().y()))


class WeekChart(QWidget):
    """Weeks beside each other. `first` and `second` name the solid and the hatched bars."""

    def __init__(self, first: str, second: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = Column(self, gap=2)
        legend = FlowLayout(gap=16, row_gap=2)
        for kind, word in (("solid", first), ("hatched", second), ("dots", "To come")):
            holder = QWidget(self)
            row = Row(holder, gap=6)
            row.addWidget(_Key(kind, holder))
            row.addWidget(Caption(word, holder))
            legend.addWidget(holder)
        column.addLayout(legend)
        self._weeks = QWidget(self)
        self._row = Row(self._weeks)
        column.addWidget(self._weeks)

    def show_weeks(self, weeks: Sequence[ChartWeek]) -> None:
        """Shows these weeks in the stead of those before."""
        cleared(self._row)
        most = max((max(one.first, one.second) for one in weeks), default=0)
        for one in weeks:
            self._row.addWidget(_WeekColumn(one, most, self._weeks), 1)
        self.setAccessibleName(". ".join(one.said for one in weeks))


def _dots() -> QPen:
    theme = current_theme()
    pen = QPen(theme.tokens.edge, theme.px(3))
    pen.setDashPattern([1, 1.66])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _solid(painter: QPainter, rect: QRectF) -> None:
    theme = current_theme()
    if rect.height() > 0:
        box(painter, rect, radius=theme.px(2), fill=theme.tokens.ink)


def _hatched(painter: QPainter, rect: QRectF) -> None:
    theme = current_theme()
    if rect.height() <= 0:
        return
    tokens = theme.tokens
    box(painter, rect, radius=theme.px(2), fill=tokens.sun, edge=tokens.on_sun)
    painter.save()
    painter.setClipRect(rect.adjusted(1, 1, -1, -1))
    painter.setPen(QPen(tokens.on_sun, max(1.0, theme.px(2) * 0.75)))
    left = rect.left() - rect.height()
    while left < rect.right():
        painter.drawLine(QLineF(left, rect.bottom(), left + rect.height(), rect.top()))
        left += theme.px(_HATCH)
    painter.restore()
