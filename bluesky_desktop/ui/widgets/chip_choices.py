"""Choosing one or several of many short things: chips that wrap, with room for one's own words."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from bluesky_desktop.ui.shown import printable
from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.field import FieldError
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.pressable import CheckFace, RadioFace
from bluesky_desktop.ui.widgets.text import Text, plain_tool_tip
from bluesky_desktop.ui.widgets.text_field import TextField

_WIDEST = 360


def _chip_size(words: str, has_icon: bool, height: float) -> QSize:
    theme = current_theme()
    width = theme.width_of(words, Type.DETAIL_STRONG) + 2 * theme.px(9)
    if has_icon:
        width += theme.px(16) + theme.px(6)
    return QSize(int(width + 1.99), max(theme.px(height), theme.line(Type.DETAIL) + theme.px(6)))


def _shortened(words: str) -> str:
    theme = current_theme()
    metrics = QFontMetricsF(theme.font(Type.DETAIL_STRONG))
    return metrics.elidedText(words[:400], Qt.TextElideMode.ElideRight, theme.px(_WIDEST))


def _paint_chip(
    painter: QPainter, rect: QRectF, words: str, icon: str | None, *, chosen: bool, hovered: bool
) -> None:
    theme = current_theme()
    tokens = theme.tokens
    fill = tokens.ink if chosen else tokens.sunken if hovered else tokens.card
    edge = tokens.ink if chosen else tokens.edge
    box(painter, rect, radius=theme.px(8), fill=fill, edge=edge)
    ink = tokens.card if chosen else tokens.ink
    mark = "check" if chosen else icon
    kind = Type.DETAIL_STRONG if chosen else Type.DETAIL
    width = theme.width_of(words, kind) + (theme.px(22) if mark else 0)
    left = max(float(theme.px(8)), (rect.width() - width) / 2)
    if mark:
        side = theme.px(16)
        place = QRectF(round(left), round((rect.height() - side) / 2), side, side)
        theme.icons.paint(painter, mark, ink, place)
        left += theme.px(22)
    painter.setPen(ink)
    painter.setFont(theme.font(kind))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(rect.adjusted(left, 0, 0, 0), int(flags), words)


class _ChipShape:
    """What both kinds of chip know: a key, words, an icon."""

    key: object
    words: str
    icon_name: str | None


class SingleChip(RadioFace, _ChipShape):
    """A chip of which one is chosen."""

    radius = 8

    def __init__(self, key: object, words: str, icon: str | None, height: float, parent: QWidget):
        super().__init__(parent)
        self.key, self.words, self.icon_name = key, printable(words), icon
        self._height = height
        _name_chip(self, self.words)

    def sizeHint(self) -> QSize:
        """Room for the tick whether it is chosen or not."""
        return _chip_size(_shortened(self.words), True, self._height)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paints the chip."""
        _paint_chip(
            painter,
            rect,
            _shortened(self.words),
            self.icon_name,
            chosen=self.isChecked(),
            hovered=self.underMouse(),
        )


class ManyChip(CheckFace, _ChipShape):
    """A chip of which several can be chosen."""

    radius = 8

    def __init__(self, key: object, words: str, icon: str | None, height: float, parent: QWidget):
        super().__init__(parent)
        self.key, self.words, self.icon_name = key, printable(words), icon
        self._height = height
        _name_chip(self, self.words)

    def sizeHint(self) -> QSize:
        """Room for the tick whether it is chosen or not."""
        return _chip_size(_shortened(self.words), True, self._height)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paints the chip."""
        _paint_chip(
            painter,
            rect,
            _shortened(self.words),
            self.icon_name,
            chosen=self.isChecked(),
            hovered=self.underMouse(),
        )


def _name_chip(chip: QWidget, words: str) -> None:
    chip.setAccessibleName(words)
    if _shortened(words) != words:
        chip.setToolTip(plain_tool_tip(words))
    chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class ChipChoices(QWidget):
    """Chips `(key, words)` or `(key, words, icon)`, one or several of which can be chosen.

    `changed` brings the tuple of chosen keys, in the order offered. `own_words` is the placeholder
    of a field for one's own; `own_words_changed` brings what is written there.
    """

    changed = Signal(object)
    own_words_changed = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[object, str] | tuple[object, str, str | None]] = (),
        parent: QWidget | None = None,
        *,
        label: str = "",
        several: bool = True,
        own_words: str = "",
        height: float = 34,
    ):
        super().__init__(parent)
        self._several = several
        self._height = height
        self._chips: list[SingleChip | ManyChip] = []
        # Qt leaves one of a group to Tab: what is ticked one by one is in none.
        self._group = None if several else QButtonGroup(self)
        self._label = Text(label, Type.STRONG, parent=self)
        self._label.setVisible(bool(label))
        self._flow = FlowLayout(gap=6, row_gap=8)
        self._own = TextField("", self, placeholder=own_words)
        self._own.edit.setAccessibleName(f"{label}: {own_words}" if label else own_words)
        self._own.setVisible(bool(own_words))
        self._own.changed.connect(self._own_typed)
        self._error_row = FieldError(self)
        column = Column(self, gap=8)
        column.addWidget(self._label)
        column.addLayout(self._flow)
        column.addWidget(self._own)
        column.addWidget(self._error_row)
        self.setAccessibleName(label)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.set_options(options)

    def set_options(
        self, options: Sequence[tuple[object, str] | tuple[object, str, str | None]]
    ) -> None:
        """Offers other chips; none is chosen."""
        if self._group is not None:
            for old in self._chips:
                self._group.removeButton(old)
        self._flow.clear()
        self._chips = []
        for option in options:
            icon = option[2] if len(option) == 3 else None
            kind = ManyChip if self._several else SingleChip
            chip = kind(option[0], option[1], icon, self._height, self)
            chip.clicked.connect(self._pressed)
            if self._group is not None:
                self._group.addButton(chip)
            self._flow.addWidget(chip)
            self._chips.append(chip)
        self.updateGeometry()

    def values(self) -> tuple[object, ...]:
        """The chosen keys, in the order offered."""
        return tuple(chip.key for chip in self._chips if chip.isChecked())

    def value(self) -> object:
        """The one chosen key, or None."""
        chosen = self.values()
        return chosen[0] if chosen else None

    def set_values(self, keys: Iterable[object]) -> None:
        """Chooses these keys and no others."""
        wanted = list(keys)
        if self._group is not None:
            self._group.setExclusive(False)
        for chip in self._chips:
            chip.setChecked(chip.key in wanted)
        if self._group is not None:
            self._group.setExclusive(True)

    def own_words(self) -> str:
        """What was written in one's own words, if anything."""
        return self._own.text().strip()

    def set_own_words(self, words: str) -> None:
        """Puts in one's own words."""
        self._own.set_text(words)

    def set_error(self, text: str | None) -> None:
        """Says beneath the chips what needs mending; None takes it away."""
        self._error_row.say(text or "")

    def first_focus(self) -> QWidget:
        """The chip to start at: a chosen one, or the first."""
        for chip in self._chips:
            if chip.isChecked():
                return chip
        return self._chips[0] if self._chips else self._own.edit

    def focused(self) -> object:
        """The key of the chip that has the focus, or None."""
        return next((chip.key for chip in self._chips if chip.hasFocus()), None)

    def focus_on(self, key: object) -> None:
        """Gives the focus to the chip of a key."""
        for chip in self._chips:
            if chip.key == key:
                chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pressed(self) -> None:
        self.set_error(None)
        if not self._several and self._own.text():
            was_blocked = self._own.blockSignals(True)
            self._own.set_text("")
            self._own.blockSignals(was_blocked)
        self.changed.emit(self.values())

    def _own_typed(self, words: str) -> None:
        self.set_error(None)
        if words.strip() and not self._several and self.values():
            self.set_values(())
            self.changed.emit(())
        self.own_words_changed.emit(words.strip())
