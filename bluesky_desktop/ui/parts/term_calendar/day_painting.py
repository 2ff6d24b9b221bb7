"""How a day looks in the calendar: by its shape and a word, never by colour alone."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from bluesky_desktop.domain.school_year import DayKind
from bluesky_desktop.ui.parts.term_calendar.month_model import DAY_ROLE, ShownDay
from bluesky_desktop.ui.theme.painting import bar, box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type

CELL_WIDTH, CELL_HEIGHT = 47, 46
"""The least width and the height of a day, in pixels at 100 %."""

SHORT_WORDS = {
    DayKind.INSET: "INSET",
    DayKind.BANK_HOLIDAY: "Bank",
    DayKind.CLOSED: "Closed",
}


def paint_day(
    painter: QPainter, rect: QRectF, kind: DayKind, number: str, *, is_today: bool = False
) -> None:
    """A school day is a box; INSET a filled one, a closure a dashed one; holidays have a dash."""
    theme = current_theme()
    tokens = theme.tokens
    gap = theme.px(1)
    cell = rect.adjusted(gap, gap, -gap, -gap)
    fill, edge, ink, dashed = _face(kind)
    if fill is not None or edge is not None:
        width = 1.5 if dashed else 1.0
        box(painter, cell, radius=theme.px(6), fill=fill, edge=edge, width=width, dashed=dashed)
    painter.setPen(ink)
    word = SHORT_WORDS.get(kind, "")
    strong = kind in SHORT_WORDS or is_today
    painter.setFont(theme.font(Type.DETAIL_STRONG if strong else Type.DETAIL))
    lines = theme.line(Type.DETAIL) + (theme.line(Type.CAPTION) - theme.px(2) if word else 0)
    top = cell.center().y() - lines / 2
    number_place = QRectF(cell.left(), top, cell.width(), theme.line(Type.DETAIL))
    painter.drawText(number_place, int(Qt.AlignmentFlag.AlignCenter), number)
    if word:
        painter.setFont(theme.font(Type.CAPTION))
        below = number_place.translated(0, theme.line(Type.DETAIL) - theme.px(2))
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), word)
    if kind is DayKind.HOLIDAY:
        dash = theme.px(10)
        bar(
            painter,
            QRectF(cell.center().x() - dash / 2, number_place.bottom(), dash, theme.px(1.5)),
            tokens.edge,
        )
    if is_today:
        wide = theme.px(18)
        bar(
            painter,
            QRectF(cell.center().x() - wide / 2, cell.top() + theme.px(2), wide, theme.px(3)),
            tokens.accent,
        )


def _face(kind: DayKind) -> tuple[QColor | None, QColor | None, QColor, bool]:
    """Fill, edge, ink, and whether the edge is dashed."""
    tokens = current_theme().tokens
    if kind is DayKind.SCHOOL:
        return tokens.card, tokens.line, tokens.ink, False
    if kind is DayKind.INSET:
        return tokens.sky, None, tokens.on_sky, False
    if kind is DayKind.BANK_HOLIDAY:
        return tokens.sunken, tokens.edge, tokens.ink, False
    if kind is DayKind.CLOSED:
        return tokens.card, tokens.ink, tokens.ink, True
    return None, None, tokens.ink_soft, False


class DayDelegate(QStyledItemDelegate):
    """Paints the cells of a month; the one that is gone to has a thick edge."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The least size of a day."""
        theme = current_theme()
        return QSize(theme.px(CELL_WIDTH), theme.px(CELL_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paints the day, and where one is."""
        shown = index.data(DAY_ROLE)
        if not isinstance(shown, ShownDay):
            return
        theme = current_theme()
        painter.save()
        rect = QRectF(option.rect)
        paint_day(painter, rect, shown.kind, str(shown.day.day), is_today=shown.is_today)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            width = theme.px(3) if state & QStyle.StateFlag.State_HasFocus else theme.px(2)
            box(painter, rect, radius=theme.px(8), edge=theme.tokens.accent, width=width)
        painter.restore()
