"""One rung of the ladder: a mark, a name, a word, and what was tried."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.ui.theme.painting import bar, box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.tokens import TokenName
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.chip import Tag
from bluesky_desktop.ui.widgets.icon_label import IconLabel
from bluesky_desktop.ui.widgets.pressable import Pressable
from bluesky_desktop.ui.widgets.rung_marker import RungMarker, SegmentBar
from bluesky_desktop.ui.widgets.rung_view import RungState, RungView
from bluesky_desktop.ui.widgets.text import Run, Text

_NARROW = 330


class Rung(Pressable):
    """A rung that can be reached and pressed. `body` is a column for acts, unfolded with it."""

    radius = 10

    def __init__(
        self, view: RungView, total: int, parent: QWidget | None = None, *, dense: bool = False
    ):
        super().__init__(parent)
        self.view = view
        self._expanded = False
        self._dense = dense
        self._soft: TokenName = "on_sky" if view.state.is_here else "ink_soft"
        self.setAccessibleName(view.accessible_name(total))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._make()
        self._arrange()

    @property
    def is_expanded(self) -> bool:
        """Whether its further lines are to be seen."""
        return self._expanded

    def set_expanded(self, expanded: bool) -> None:
        """Unfolds its further lines, or folds them away."""
        self._expanded = expanded
        if self._dense and self.view.state is RungState.DONE:
            self._detail.set_max_lines(None if expanded else 1)
        self._more.setVisible(expanded and (bool(self.view.more) or self.body.count() > 0))
        self.setAccessibleDescription("\n".join(self.view.more) if expanded else "")
        self.updateGeometry()

    def marker_centre(self) -> int:
        """Where the middle of its mark is, down from its top."""
        return self._marker.geometry().center().y()

    def _make(self) -> None:
        view = self.view
        here = view.state.is_here
        dense_done = self._dense and view.state is RungState.DONE
        regular = view.state in (
            RungState.NOT_YET,
            RungState.NOT_OFFERED,
            RungState.MONITORING,
        )
        kind = Type.HERE if here else Type.RUNG if regular else Type.RUNG_STRONG
        self._marker = RungMarker(view.number, view.state, self)
        self._name = Text(view.name, kind, "on_sky" if here else "ink", self)
        self._word = _WordOf(view, self)
        lines = 1 if dense_done else None
        self._detail = Text(view.detail, Type.DETAIL, self._soft, self, max_lines=lines)
        self._detail.setVisible(bool(view.detail))
        self._more = QWidget(self)
        self._more.setVisible(False)
        self.body = Column(gap=8, margins=(0, 6, 0, 4))

    def _arrange(self) -> None:
        here = self.view.state.is_here
        rise = 14 if here else 11
        if self._dense:
            rise = 9 if here else 5
        row = Row(self, gap=12, margins=(11, rise, 12, rise))
        marks = Column(margins=(0, 0 if here else -2, 0, 0))
        marks.addWidget(self._marker)
        marks.addStretch(1)
        row.addLayout(marks)
        texts = Column(gap=0, margins=(0, 0 if here else 2, 0, 0))
        self._top = Row(gap=10)
        self._top.addWidget(self._name, 1)
        self._top.addWidget(self._word, 0, Qt.AlignmentFlag.AlignTop)
        texts.addLayout(self._top)
        texts.addWidget(self._detail)
        if self.view.segments is not None:
            texts.addLayout(self._segments_row())
        inner = Column(self._more, gap=2, margins=(0, 4, 0, 0))
        for line in self.view.more:
            inner.addWidget(Text(line, Type.DETAIL, self._soft, self._more))
        inner.addLayout(self.body)
        texts.addWidget(self._more)
        texts.addStretch(1)
        row.addLayout(texts, 1)

    def _segments_row(self) -> Row:
        segments = self.view.segments
        assert segments is not None
        line = Row(gap=10)
        line.addWidget(SegmentBar(segments.filled, segments.total, self))
        count = Run(segments.counted, strong=True)
        line.addWidget(Text([count, f" {segments.words}"], Type.DETAIL, "ink_soft", self), 1)
        return line

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paints the band and the bar of the rung where the pupil is."""
        theme = current_theme()
        tokens = theme.tokens
        if self.view.state.is_here:
            box(painter, rect, radius=theme.px(10), fill=tokens.sky)
            inset = theme.px(10)
            bar(
                painter,
                QRectF(0, inset, theme.px(4), rect.height() - 2 * inset),
                tokens.accent,
            )


class _WordOf(QWidget):
    """The word at a rung's right: a tick and "Done", a tag "Here", or plain words."""

    def __init__(self, view: RungView, parent: QWidget):
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        row = Row(self, gap=5, margins=(0, 0 if view.state.is_here else 4, 0, 0))
        word = view.word or view.state.value.capitalize()
        match view.state:
            case RungState.HERE | RungState.MONITORED:
                row.addWidget(Tag(word, self))
            case RungState.DONE:
                row.addWidget(IconLabel("check", "ink", 16, self))
                row.addWidget(Text(word, Type.CAPTION, "ink", self))
            case RungState.NEXT:
                row.addWidget(Text(word, Type.CAPTION_STRONG, "ink", self))
            case _:
                row.addWidget(Text(word, Type.CAPTION, "ink_soft", self))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing but its parts."""
