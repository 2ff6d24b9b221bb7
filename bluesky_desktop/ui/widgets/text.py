"""Text on a page: wrapped, never interpreted, with the theme's line heights."""

from collections.abc import Sequence
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from bluesky_desktop.ui.shown import printable
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.tokens import TokenName
from bluesky_desktop.ui.theme.type_scale import Type

_NARROWEST = 48
_WIDEST_WORD = 170
_LETTERS_A_LINE = 300
_TALLER = 1.06
"""From how much more than the theme's line height a script is given the height it asks for."""
_LINE_SEPARATOR = "\u2028"


class Run(NamedTuple):
    """A stretch of text that is set apart: heavier, underlined, in another token or size."""

    text: str
    strong: bool = False
    underlined: bool = False
    ink: TokenName | None = None
    kind: Type | None = None


class Text(QLabel):
    """Text that wraps and prints as it is, whatever it holds.

    `max_lines` shortens a long text to so many lines; the whole is then its tool tip, and always
    its accessible name.
    """

    def __init__(
        self,
        text: str | Sequence[str | Run] = "",
        kind: Type = Type.BODY,
        ink: TokenName = "ink",
        parent: QWidget | None = None,
        *,
        max_lines: int | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ):
        super().__init__(parent)
        self._kind = kind
        self._ink: TokenName = ink
        self._max_lines = max_lines
        self._align = align
        self._runs: tuple[Run, ...] = ()
        self._laid: dict[int, tuple[QTextLayout, float]] = {}
        self._natural: tuple[float, float, int | None] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        current_theme().changed.connect(self._restyle)
        self.say(text)

    def say(self, text: str | Sequence[str | Run]) -> None:
        """Shows another text."""
        parts = [text] if isinstance(text, str) else text
        self._runs = tuple(_as_run(part) for part in parts)
        whole = "".join(run.text for run in self._runs)
        if whole != self.text():
            super().setText(whole)
        self._forget()

    def setText(self, text: str) -> None:
        """Shows another text; the same as `say`."""
        self.say(text)

    def set_ink(self, ink: TokenName) -> None:
        """Writes in another token's colour."""
        if ink != self._ink:
            self._ink = ink
            self.update()

    def set_max_lines(self, max_lines: int | None) -> None:
        """Shortens to so many lines; None shows the whole."""
        if max_lines != self._max_lines:
            self._max_lines = max_lines
            self._forget()
            self._offer_whole()

    def set_kind(self, kind: Type) -> None:
        """Writes in another size."""
        if kind is not self._kind:
            self._kind = kind
            self._forget()

    def hasHeightForWidth(self) -> bool:
        """Text is as high as its wrapped lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the lines at that width."""
        if not self.text():
            return 0
        widest, _, line = self._natural_size()
        if line is not None and widest + 1 <= width:
            return line
        return round(self._layout_for(width)[1])

    def sizeHint(self) -> QSize:
        """The text in one line, or its paragraphs in one line each."""
        widest, _, _ = self._natural_size()
        width = int(widest + 3)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The longest word within reason; longer words break."""
        widest, word, _ = self._natural_size()
        px = current_theme().px
        width = min(widest, max(px(_NARROWEST), min(word, px(_WIDEST_WORD))))
        return QSize(int(width + 1), current_theme().line(self._kind) if self.text() else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the lines."""
        if not self.text():
            return
        painter = QPainter(self)
        theme = current_theme()
        painter.setPen(theme.tokens.named(self._ink))
        layout, height = self._layout_for(self.width())
        top = 0.0
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top = max(0.0, (self.height() - height) / 2)
        layout.draw(painter, QPointF(0, top), self._coloured(layout))
        if any(run.underlined for run in self._runs):
            self._underline(painter, layout, top)

    def _underline(self, painter: QPainter, layout: QTextLayout, top: float) -> None:
        """Draws a line clear of the letters, which a font's own underline is not."""
        theme = current_theme()
        thick = max(1, theme.px(2))
        start = 0
        for run in self._runs:
            end = start + _length(run.text)
            colour = theme.tokens.accent if run.ink else theme.tokens.named(self._ink)
            for number in range(layout.lineCount() if run.underlined else 0):
                line = layout.lineAt(number)
                first = max(start, line.textStart())
                last = min(end, line.textStart() + line.textLength())
                if first < last:
                    left = _x_of(line, first)
                    right = min(_x_of(line, last), line.x() + line.naturalTextWidth())
                    below = top + line.y() + line.ascent() + theme.px(5)
                    painter.fillRect(QRectF(left, below, right - left, thick), colour)
            start = end

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offers the whole text as a tool tip where it is shortened."""
        super().resizeEvent(event)
        if self._max_lines is not None:
            self._offer_whole()

    def _offer_whole(self) -> None:
        if not self.text():
            return
        if self._max_lines is None:
            self.setToolTip("")
            return
        laid, _ = self._layout_for(self.width())
        shortened = laid.text() != self._laid_text()
        self.setToolTip(plain_tool_tip(self.text()) if shortened else "")

    def _restyle(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._laid.clear()
        self._natural = None
        self.updateGeometry()
        self.update()

    def _laid_text(self) -> str:
        return self.text().replace("\n", _LINE_SEPARATOR)

    def _natural_size(self) -> tuple[float, float, int | None]:
        """The widths of the widest line and the longest word, and the height of a single line.

        The height is None where only laying out can tell: of several lines, or of letters that may
        come from another typeface.
        """
        if self._natural is None:
            strong = any(run.strong for run in self._runs)
            theme = current_theme()
            metrics = QFontMetricsF(theme.font(self._kind, semibold=True if strong else None))
            text = self.text()
            simple = text.isascii() and "\n" not in text
            if self._max_lines is not None:
                text = text[: _LETTERS_A_LINE * self._max_lines]
            lines = (metrics.horizontalAdvance(line) for line in text.split("\n"))
            words = sorted(text.split(), key=len)[-3:]
            self._natural = (
                max(lines, default=0.0),
                max((metrics.horizontalAdvance(word[:80]) for word in words), default=0.0),
                round(max(theme.line(self._kind), metrics.height())) if simple else None,
            )
        return self._natural

    def _layout_for(self, width: int) -> tuple[QTextLayout, float]:
        if width not in self._laid:
            if len(self._laid) > 6:
                self._laid.clear()
            self._laid[width] = self._laid_out(max(1, width))
        return self._laid[width]

    def _laid_out(self, width: int) -> tuple[QTextLayout, float]:
        text = self._laid_text()
        if self._max_lines is not None:
            text = text[: _LETTERS_A_LINE * self._max_lines]
        layout, height, starts = self._lines_of(text, width)
        if self._max_lines is None:
            return layout, height
        if len(starts) <= self._max_lines and len(text) == len(self.text()):
            return layout, height
        metrics = QFontMetricsF(current_theme().font(self._kind))
        start = starts[min(len(starts), self._max_lines) - 1]
        before, rest = _split(text, start)
        rest = rest.replace(_LINE_SEPARATOR, " ")
        if len(text) < len(self.text()):
            rest += "…"
        last = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width - 1)
        layout, height, _ = self._lines_of(before + last, width)
        return layout, height

    def _lines_of(self, text: str, width: int) -> tuple[QTextLayout, float, list[int]]:
        theme = current_theme()
        layout = QTextLayout(text, theme.font(self._kind))
        option = QTextOption(self._align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.setCacheEnabled(True)
        layout.beginLayout()
        top = 0.0
        starts: list[int] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            height = float(theme.line(self._kind))
            if line.height() > height * _TALLER:
                height = line.height()
            line.setPosition(QPointF(0, top + (height - line.height()) / 2))
            starts.append(line.textStart())
            top += height
        layout.endLayout()
        return layout, top, starts

    def _formats(self) -> list[QTextLayout.FormatRange]:
        if not any(run.strong or run.kind is not None for run in self._runs):
            return []
        formats = []
        start = 0
        for run in self._runs:
            if run.strong or run.kind is not None:
                formats.append(self._range(run, start))
            start += _length(run.text)
        return formats

    def _range(self, run: Run, start: int) -> QTextLayout.FormatRange:
        from PySide6.QtGui import QTextCharFormat

        made = QTextLayout.FormatRange()
        made.start = start
        made.length = _length(run.text)
        style = QTextCharFormat()
        style.setFont(
            current_theme().font(run.kind or self._kind, semibold=True if run.strong else None)
        )
        made.format = style
        return made

    def _coloured(self, layout: QTextLayout) -> list[QTextLayout.FormatRange]:
        if all(run.ink is None for run in self._runs):
            return []
        from PySide6.QtGui import QTextCharFormat

        ranges = []
        start = 0
        for run in self._runs:
            length = _length(run.text)
            if run.ink is not None:
                made = QTextLayout.FormatRange()
                made.start, made.length = start, length
                style = QTextCharFormat()
                style.setForeground(current_theme().tokens.named(run.ink))
                made.format = style
                ranges.append(made)
            start += length
        return ranges


def _as_run(part: str | Run) -> Run:
    if isinstance(part, str):
        return Run(printable(part))
    return part._replace(text=printable(part.text))


def _length(text: str) -> int:
    """How many of Qt's characters (UTF-16 units) a text has."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _x_of(line: QTextLine, place: int) -> float:
    x, _ = cast(tuple[float, int], line.cursorToX(place))
    return x


def _split(text: str, place: int) -> tuple[str, str]:
    """A text before and from a place that Qt counts."""
    if text.isascii():
        return text[:place], text[place:]
    units = text.encode("utf-16-le")
    return (
        units[: place * 2].decode("utf-16-le", "ignore"),
        units[place * 2 :].decode("utf-16-le", "ignore"),
    )


def plain_tool_tip(text: str) -> str:
    """A tool tip that prints a text as it is, for Qt would take `<b>` in one for markup."""
    if not text:
        return ""
    from html import escape

    return f"<p>{escape(text)}</p>"


class Heading(Text):
    """A page's title (level 1), a section's (2) or a lesser one (3)."""

    def __init__(self, text: str = "", level: int = 1, parent: QWidget | None = None):
        kinds = {1: Type.PAGE, 2: Type.SECTION, 3: Type.STRONG}
        super().__init__(text, kinds[level], parent=parent)


class Question(Text):
    """The question that a page asks, large; a hint may follow in softer words."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, smaller: bool = False):
        super().__init__(text, Type.SUBQUESTION if smaller else Type.QUESTION, parent=parent)


class Body(Text):
    """Plain text; `soft` for what stands second."""

    def __init__(
        self,
        text: str | Sequence[str | Run] = "",
        parent: QWidget | None = None,
        *,
        soft: bool = False,
        strong: bool = False,
    ):
        kind = Type.STRONG if strong else Type.BODY
        super().__init__(text, kind, "ink_soft" if soft else "ink", parent)


class Lead(Text):
    """The softer, larger line below a title."""

    def __init__(self, text: str = "", parent: QWidget | None = None):
        super().__init__(text, Type.LEAD, "ink_soft", parent)


class Detail(Text):
    """The second line of something, a little smaller."""

    def __init__(self, text: str | Sequence[str | Run] = "", parent: QWidget | None = None):
        super().__init__(text, Type.DETAIL, "ink_soft", parent)


class Caption(Text):
    """The smallest text."""

    def __init__(
        self,
        text: str | Sequence[str | Run] = "",
        parent: QWidget | None = None,
        *,
        strong: bool = False,
    ):
        kind = Type.CAPTION_STRONG if strong else Type.CAPTION
        super().__init__(text, kind, "ink_soft", parent)
