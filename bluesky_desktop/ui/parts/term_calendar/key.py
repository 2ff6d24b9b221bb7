"""What the shapes of the calendar mean."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.domain.school_year import DayKind
from bluesky_desktop.ui.parts.term_calendar.day_painting import paint_day
from bluesky_desktop.ui.parts.term_calendar.month_model import KIND_WORDS
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout

_SHOWN = (DayKind.SCHOOL, DayKind.INSET, DayKind.CLOSED, DayKind.BANK_HOLIDAY, DayKind.HOLIDAY)


class _Sign(QWidget):
    def __init__(self, kind: DayKind, parent: QWidget):
        super().__init__(parent)
        self._kind = kind
        self.setAccessibleName(KIND_WORDS[kind])
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        words = theme.width_of(KIND_WORDS[self._kind], Type.DETAIL)
        return QSize(theme.px(48 + 8) + int(words + 1.99), theme.px(42))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        paint_day(painter, QRectF(0, 0, theme.px(48), self.height()), self._kind, "7")
        painter.setFont(theme.font(Type.DETAIL))
        painter.setPen(theme.tokens.ink_soft)
        place = QRectF(self.rect()).adjusted(theme.px(56), 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, int(flags), KIND_WORDS[self._kind])


class CalendarKey(QWidget):
    """A sign and a word for each kind of day."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        flow = FlowLayout(self, gap=16, row_gap=6)
        for kind in _SHOWN:
            flow.addWidget(_Sign(kind, self))
