"""A section of the policy as it is read, and the passages that a search found."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.policy.text import PolicyBlock
from bluesky_desktop.services.setting.policy import FoundPassage, ReadingSection
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Divider, Gap, Row, cleared
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Body, Caption, Heading, Run, Text

_MOST = 60
_STACKS_BELOW = 520


class Reading(QWidget):
    """`asked` brings the title of a section to read."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._column = Column(self, gap=12)

    def show_section(self, section: ReadingSection) -> None:
        """Shows a section, whole."""
        cleared(self._column)
        self._column.addWidget(Text(section.title, Type.HERE, parent=self))
        if section.source:
            self._column.addWidget(Caption(section.source, self))
        for block in section.blocks:
            self._add_block(block)
        if section.settled:
            self._add_settled(section)

    def show_found(self, typed: str, found: Sequence[FoundPassage]) -> None:
        """Shows the passages that hold what was looked for."""
        cleared(self._column)
        self._column.addWidget(Text(_counted(typed, len(found)), Type.HERE, parent=self))
        section = ""
        for one in found[:_MOST]:
            if one.section != section:
                section = one.section
                self._add_link(section)
            words = Run(one.text[one.start : one.end], strong=True, underlined=True)
            self._column.addWidget(Body([one.text[: one.start], words, one.text[one.end :]], self))
        if len(found) > _MOST:
            self._column.addWidget(Caption("Type more of it to find fewer places.", self))

    def _add_link(self, section: str) -> None:
        link = LinkButton(section, self)
        link.clicked.connect(partial(self._ask, section))
        row = Row()
        row.addWidget(link)
        row.addStretch(1)
        self._column.addWidget(Gap(4, self))
        self._column.addLayout(row)

    def _ask(self, section: str, *_: object) -> None:
        self.asked.emit(section)

    def _add_block(self, block: PolicyBlock) -> None:
        if block.heading:
            self._column.addWidget(Gap(2, self))
            self._column.addWidget(Heading(block.heading, 2, self))
        for paragraph in block.text:
            self._column.addWidget(Body(paragraph, self))
        for bullet in block.bullets:
            self._add_bullet(bullet)
        if block.rows:
            self._add_table(block.rows)

    def _add_bullet(self, words: str) -> None:
        line = QWidget(self)
        row = Row(line, gap=10, margins=(4, 0, 0, 0))
        row.addWidget(Body("•", line), 0)
        row.addWidget(Body(words, line), 1)
        self._column.addWidget(line)

    def _add_table(self, rows: Sequence[Sequence[str]]) -> None:
        card = Card(self, margins=(16, 6, 16, 8), gap=0)
        for number, row in enumerate(rows):
            if number:
                card.column.addWidget(Divider(card))
            columns = StackingColumns(card, gap=12, stacks_below=_STACKS_BELOW)
            for place, words in enumerate(row):
                columns.add(self._cell(words, columns, strong=not place), share=2 + 3 * bool(place))
            card.column.addWidget(columns)
        self._column.addWidget(card)

    def _cell(self, words: str, parent: QWidget, *, strong: bool) -> QWidget:
        cell = QWidget(parent)
        column = Column(cell, margins=(0, 8, 0, 8))
        column.addWidget(Body(words, cell, strong=strong))
        column.addStretch(1)
        return cell

    def _add_settled(self, section: ReadingSection) -> None:
        self._column.addWidget(Gap(6, self))
        card = Card(self, surface="sunken", margins=(16, 12, 16, 14), gap=6)
        card.column.addWidget(Caption("In the app", card, strong=True))
        for one in section.settled:
            card.column.addWidget(Caption(f"{one.point}: {one.does}", card))
        self._column.addWidget(card)


def _counted(typed: str, places: int) -> str:
    words = " ".join(typed.split())
    if not places:
        return f"The policy does not say “{words}”"
    return f"“{words}” in one place" if places == 1 else f"“{words}” in {places} places"
