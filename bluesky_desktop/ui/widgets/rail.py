"""The rail of a guided conversation: its pages, what was answered, and where one is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.ui.into_view import bring_into_view
from bluesky_desktop.ui.theme.painting import bar, box, ring
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.pressable import Pressable
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.text import Body, Heading, Text, plain_tool_tip

_MARK = 26
_AROUND = 12


class RailState(Enum):
    """Where a page of the conversation stands."""

    DONE = "done"
    HERE = "here"
    NOT_YET = "not yet"


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One page: its title, what was answered there, its mark, and its title in full if shortened.

    `mark` is the number or letter in its circle; an empty one is a plain ring (or a dot, here).
    One that is `free` can be gone to in any order.
    """

    title: str
    answer: str = ""
    state: RailState = RailState.NOT_YET
    mark: str = ""
    full_text: str = ""
    free: bool = False


class _Entry(Pressable):
    radius = 8

    def __init__(self, entry: RailEntry, parent: QWidget):
        super().__init__(parent)
        self.entry = entry
        here = entry.state is RailState.HERE
        self.is_closed = entry.state is RailState.NOT_YET and not entry.free
        self.setEnabled(not self.is_closed)
        if self.is_closed:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setCursor(Qt.CursorShape.ArrowCursor)
        whole = entry.full_text or entry.title
        parts = [entry.state.value, whole, entry.answer]
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setToolTip(plain_tool_tip(whole) if entry.full_text else "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = Row(self, gap=12, margins=(10 + _MARK + 12, 9, 10, 9))
        texts = Column(gap=0)
        soft = entry.state is RailState.NOT_YET
        kind = Type.STRONG if here else Type.BODY
        texts.addWidget(Text(entry.title, kind, "ink_soft" if soft else "ink", self))
        if entry.answer:
            texts.addWidget(Text(entry.answer, Type.DETAIL_STRONG, "ink", self, max_lines=3))
        row.addLayout(texts, 1)

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paints the band of the page one is at, and the mark."""
        theme = current_theme()
        tokens = theme.tokens
        here = self.entry.state is RailState.HERE
        if here or (self.underMouse() and self.isEnabled()):
            box(painter, rect, radius=theme.px(8), fill=tokens.card)
        if here:
            inset = theme.px(10)
            place = QRectF(0, inset, theme.px(4), rect.height() - 2 * inset)
            bar(painter, place, tokens.accent)
        self._paint_mark(painter)

    def _paint_mark(self, painter: QPainter) -> None:
        theme = current_theme()
        tokens = theme.tokens
        radius = theme.px(_MARK) / 2
        centre = QPointF(theme.px(10) + radius, theme.px(7) + radius)
        place = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        match self.entry.state:
            case RailState.DONE:
                ring(painter, centre, radius, edge=None, width=0, fill=tokens.ink)
                side = theme.px(16)
                tick = QRectF(0, 0, side, side)
                tick.moveCenter(centre)
                theme.icons.paint(painter, "check", tokens.card, tick)
                return
            case RailState.HERE:
                ring(painter, centre, radius, edge=None, width=0, fill=tokens.accent)
                ink = tokens.on_accent
                if not self.entry.mark:
                    ring(painter, centre, theme.px(4), edge=None, width=0, fill=ink)
            case RailState.NOT_YET:
                ring(painter, centre, radius, edge=tokens.edge, width=1)
                ink = tokens.ink_soft
        painter.setPen(ink)
        painter.setFont(theme.font(Type.DETAIL_STRONG))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), self.entry.mark)


class Rail(QWidget):
    """The pages at the left; where there is no room, only "Line 4 of 6" above the page.

    `chosen` brings the index of a page that is pressed: one already answered, or a free one.
    """

    chosen = Signal(int)

    def __init__(
        self, title: str, note: str = "", parent: QWidget | None = None, *, noun: str = "Page"
    ):
        super().__init__(parent)
        self._noun = noun
        self._entries: list[_Entry] = []
        self._compact = False
        self._place_text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._title = Heading(title, 2, self)
        self._note = Body(note, self, soft=True)
        self._note.setVisible(bool(note))
        self._list = QWidget()
        self._list_column = Column(self._list, gap=0, margins=(0, 12, 0, 18))
        self._scroll = ScrollPage(self, margins=(28, 0, 20, 0))
        self._scroll.content.addWidget(self._title)
        self._scroll.content.addWidget(self._note)
        self._scroll.content.addWidget(self._list)
        self._scroll.content.addStretch(1)
        self._line = Text("", Type.STRONG, "ink", self)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._show_here_soon)
        column = Column(self, margins=(0, 24, 0, 0))
        column.addWidget(self._scroll, 1)
        self._line_row = QWidget(self)
        line_row = Row(self._line_row, gap=12, margins=(28, 8, 28, 8))
        line_row.addWidget(self._line, 1)
        self._line_row.hide()
        column.addWidget(self._line_row)
        self._column = column
        current_theme().changed.connect(self._rescale)
        self._rescale()

    def set_title(self, title: str, note: str = "") -> None:
        """Shows another title, and the softer line below it."""
        self._title.say(title)
        self._note.say(note)
        self._note.setVisible(bool(note))
        self._say_place()

    def set_entries(self, entries: Sequence[RailEntry]) -> None:
        """Shows other pages."""
        cleared(self._list_column)
        self._entries = [_Entry(entry, self._list) for entry in entries]
        for entry in self._entries:
            self._list_column.addWidget(entry)
            entry.clicked.connect(self._pressed)
        self._say_place()
        self._show_here_soon()

    def _show_here_soon(self) -> None:
        """The pages' heights are known only when they are laid out."""
        QTimer.singleShot(0, self, self._show_here)

    def _show_here(self) -> None:
        for entry in self._entries:
            if entry.entry.state is RailState.HERE and entry.isVisible():
                bring_into_view(entry, _AROUND)

    def set_compact(self, compact: bool) -> None:
        """Shows one line in the stead of the list."""
        if compact == self._compact:
            return
        self._compact = compact
        self._scroll.setVisible(not compact)
        self._line_row.setVisible(compact)
        self._column.set_margins((0, 0, 0, 0) if compact else (0, 24, 0, 0))
        self._rescale()

    def sizeHint(self) -> QSize:
        """312 wide, or as high as its one line."""
        hint = super().sizeHint()
        return hint if self._compact else QSize(current_theme().px(312), hint.height())

    def _say_place(self) -> None:
        states = [entry.entry.state for entry in self._entries]
        here = states.index(RailState.HERE) + 1 if RailState.HERE in states else 0
        place = f"{self._noun} {here} of {len(states)}" if here else ""
        self._line.say(". ".join(part for part in (self._title.text(), place) if part))

    def _rescale(self) -> None:
        if self._compact:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        else:
            self.setFixedWidth(current_theme().px(312))
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.updateGeometry()
        self.update()

    def _pressed(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, _Entry) and not pressed.is_closed:
            self.chosen.emit(self._entries.index(pressed))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the side's ground and its edge."""
        tokens = current_theme().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.side)
        if self._compact:
            painter.fillRect(0, self.height() - 1, self.width(), 1, tokens.line)
        else:
            painter.fillRect(self.width() - 1, 0, 1, self.height(), tokens.line)
