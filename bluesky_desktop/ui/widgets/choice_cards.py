"""Choosing one of a few: cards with a radio, and one's own words beneath them."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from bluesky_desktop.ui.theme.painting import box, radio
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.card_walk import ALONG, DOWN, walked_to
from bluesky_desktop.ui.widgets.field import FieldError
from bluesky_desktop.ui.widgets.icon_label import IconLabel
from bluesky_desktop.ui.widgets.pressable import ENTER_KEYS, RadioFace
from bluesky_desktop.ui.widgets.text import Text
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.widgets.tile import Tile

_MARK = 22


class Choice(NamedTuple):
    """One card: its key, title, a line beneath with an icon, or initials in the radio's stead."""

    key: object
    title: str
    caption: str = ""
    icon: str | None = None
    initials: str = ""


class ChoiceCard(RadioFace):
    """One card of several; chosen it has a thick edge and a dot."""

    def __init__(self, choice: Choice, parent: QWidget | None = None, *, compact: bool = False):
        super().__init__(parent)
        self.choice = choice
        self.setAccessibleName(choice.title)
        self.setAccessibleDescription(choice.caption)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        kind = Type.NAME if choice.initials else Type.STRONG if compact else Type.SECTION
        self._title = Text(choice.title, kind, parent=self)
        self._caption = Text(choice.caption, Type.CAPTION, "ink_soft", self)
        self._icon_label: IconLabel | None = None
        self._tile: Tile | None = None
        self._arrange(choice, compact)
        self.toggled.connect(self._show_chosen)

    def _arrange(self, choice: Choice, compact: bool) -> None:
        rise = 10 if compact else 18 if choice.caption else 12
        if choice.initials:
            row = Row(self, gap=12, margins=(14, 13, 14, 13))
            self._tile = Tile(choice.initials, parent=self)
            row.addWidget(self._tile)
        else:
            row = Row(self, gap=14, margins=(18 + _MARK + 14, rise, 18, rise))
        texts = Column(gap=0 if compact or choice.initials else 3)
        texts.addStretch(1)
        texts.addWidget(self._title)
        self._caption.setVisible(bool(choice.caption))
        if choice.icon:
            line = Row(gap=6)
            self._icon_label = IconLabel(choice.icon, "ink_soft", 16, self)
            line.addWidget(self._icon_label, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(self._caption, 1)
            texts.addLayout(line)
        else:
            texts.addWidget(self._caption)
        texts.addStretch(1)
        row.addLayout(texts, 1)

    def _show_chosen(self, chosen: bool) -> None:
        self._title.set_ink("on_sky" if chosen else "ink")
        self._caption.set_ink("on_sky" if chosen else "ink_soft")
        if self._icon_label is not None:
            self._icon_label.set_ink("on_sky" if chosen else "ink_soft")
        if self._tile is not None:
            self._tile.set_tone("card" if chosen else "sky")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaves the arrows to the cards together, which know how they stand."""
        if event.key() in ALONG or event.key() in DOWN:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paints the card, and the radio or a tick."""
        theme = current_theme()
        tokens = theme.tokens
        chosen = self.isChecked()
        hovered = self.underMouse() and self.isEnabled()
        box(
            painter,
            rect,
            radius=theme.px(12 if not self._tile else 10),
            fill=tokens.sky if chosen else tokens.sunken if hovered else tokens.card,
            edge=tokens.accent if chosen else tokens.edge,
            width=3.0 if chosen else 1.0,
        )
        if self._tile is not None:
            if chosen:
                side = theme.px(20)
                middle = round((rect.height() - side) / 2)
                place = QRectF(rect.width() - theme.px(14) - side, middle, side, side)
                theme.icons.paint(painter, "check", tokens.on_sky, place)
            return
        side = theme.px(_MARK)
        place = QRectF(theme.px(18), round((rect.height() - side) / 2), side, side)
        radio(painter, place, chosen=chosen, edge=tokens.edge, on=tokens.accent)


class ChoiceCards(QWidget):
    """Cards of which one can be chosen; they stack where there is no room beside each other.

    `chosen` brings the key when a person chooses a card, or None when own words take its place;
    `own_words_changed` brings the words. Arrow keys go from card to card, a
    letter to the next that begins with it; what is gone to from the chosen card is chosen.
    `taken` says that a card was pressed, not only gone by: whoever asks one thing can go on.
    `name` is the question, for a screen reader.
    """

    chosen = Signal(object)
    taken = Signal()
    own_words_changed = Signal(str)

    def __init__(
        self,
        choices: Sequence[Choice] = (),
        parent: QWidget | None = None,
        *,
        name: str = "",
        columns: int = 2,
        least_width: float = 240,
        own_words: str = "",
        compact: bool = False,
    ):
        super().__init__(parent)
        self._columns = columns
        self._least_width = least_width
        self._compact = compact
        self._cards: list[ChoiceCard] = []
        self._shown_columns = 0
        self._group = QButtonGroup(self)
        self._error_row = FieldError(self)
        self._own = TextField("", self, placeholder=own_words, height=56, kind=Type.LEAD)
        self._own.edit.setAccessibleName(own_words)
        self._own.setVisible(bool(own_words))
        self._own.changed.connect(self._own_typed)
        self._grid = QGridLayout()
        column = Column(self, gap=12)
        column.addLayout(self._grid)
        column.addWidget(self._own)
        column.addWidget(self._error_row)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        current_theme().changed.connect(self._arrange_again)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offers other cards; none is chosen."""
        for card in self._cards:
            self._group.removeButton(card)
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [ChoiceCard(choice, self, compact=self._compact) for choice in choices]
        for card in self._cards:
            self._group.addButton(card)
            card.clicked.connect(self._pressed)
        self._arrange_again()
        for card in self._cards:
            # A layout shows what is new in it a turn later, and until then Tab would pass it by.
            card.show()

    def cards(self) -> Sequence[ChoiceCard]:
        """The cards as they stand."""
        return tuple(self._cards)

    def value(self) -> object:
        """The key of the chosen card, or None."""
        card = self._group.checkedButton()
        return card.choice.key if isinstance(card, ChoiceCard) else None

    def set_value(self, key: object) -> None:
        """Chooses the card of a key; None chooses none."""
        for card in self._cards:
            if card.choice.key == key:
                card.setChecked(True)
                return
        self._choose_none()

    def own_words(self) -> str:
        """What was written in one's own words, if anything."""
        return self._own.text().strip()

    def set_own_words(self, words: str) -> None:
        """Puts in one's own words."""
        self._own.set_text(words)

    def set_error(self, text: str | None) -> None:
        """Says beneath the cards what needs mending; None takes it away."""
        self._error_row.say(text or "")

    def first_focus(self) -> QWidget:
        """The card to start at: the chosen one, or the first."""
        card = self._group.checkedButton()
        if card is not None:
            return card
        return self._cards[0] if self._cards else self._own.edit

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow goes to the next card that way, a letter to the next that begins with it."""
        here = self._card_with_focus()
        found = self._walked_to(event, here)
        if found is not None:
            self._go_to(found, here)
            return
        if event.key() in ENTER_KEYS and here is not None and here.isChecked():
            self.taken.emit()
        super().keyPressEvent(event)

    def _walked_to(self, event: QKeyEvent, here: ChoiceCard | None) -> ChoiceCard | None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if here is not None and not held:
            at = walked_to(
                event.key(),
                self._cards.index(here),
                count=len(self._cards),
                columns=self._shown_columns,
            )
            if at is not None:
                return self._cards[at]
        letter = _plain(event.text())
        held &= ~Qt.KeyboardModifier.ShiftModifier
        return self._next_with(letter) if letter.isalnum() and not held else None

    def _card_with_focus(self) -> ChoiceCard | None:
        return next((one for one in self._cards if one.hasFocus()), None)

    def _go_to(self, card: ChoiceCard, here: ChoiceCard | None) -> None:
        card.setFocus(Qt.FocusReason.TabFocusReason)
        if here is not None and here.isChecked():
            card.setChecked(True)
            self._tell_chosen()

    def _next_with(self, letter: str) -> ChoiceCard | None:
        here = next((at for at, one in enumerate(self._cards) if one.hasFocus()), -1)
        others = self._cards[here + 1 :] + self._cards[:here]
        fits = (one for one in others if _plain(one.choice.title).startswith(letter))
        return next(fits, None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stacks the cards where they are too narrow."""
        super().resizeEvent(event)
        if self._fitting_columns() != self._shown_columns:
            self._arrange_again()

    def _fitting_columns(self) -> int:
        least = current_theme().px(self._least_width)
        fitting = max(
            1, (self.width() + current_theme().px(12)) // (least + current_theme().px(12))
        )
        return max(1, min(self._columns, fitting, len(self._cards) or 1))

    def _arrange_again(self) -> None:
        columns = self._fitting_columns()
        self._shown_columns = columns
        self._grid.setSpacing(current_theme().px(12))
        if any(card.choice.initials for card in self._cards):
            self._grid.setVerticalSpacing(current_theme().px(10))
        for card in self._cards:
            self._grid.removeWidget(card)
        for place in range(self._grid.columnCount()):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
            self._grid.setColumnStretch(place % columns, 1)
        self.updateGeometry()

    def _choose_none(self) -> None:
        card = self._group.checkedButton()
        if card is not None:
            self._group.setExclusive(False)
            card.setChecked(False)
            self._group.setExclusive(True)

    def _pressed(self) -> None:
        self._tell_chosen()
        self.taken.emit()

    def _tell_chosen(self) -> None:
        self.set_error(None)
        if self._own.text():
            was_blocked = self._own.blockSignals(True)
            self._own.set_text("")
            self._own.blockSignals(was_blocked)
        self.chosen.emit(self.value())

    def _own_typed(self, words: str) -> None:
        self.set_error(None)
        if words.strip() and self.value() is not None:
            self._choose_none()
            self.chosen.emit(None)
        self.own_words_changed.emit(words.strip())


def _plain(text: str) -> str:
    """Without accents and capitals, as somebody in a hurry types a name."""
    return unicodedata.normalize("NFKD", text).casefold()
