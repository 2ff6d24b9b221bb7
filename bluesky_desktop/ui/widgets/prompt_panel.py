"""The panel of prompts beside the work: PACE, VRF, WINGTED."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Divider, Gap, Row
from bluesky_desktop.ui.widgets.chip_button import KeyButton
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.text import Caption, Heading, Text


@dataclass(frozen=True, slots=True)
class PromptSection:
    """One prompt: a word, and words that may be said."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Prompts:
    """One panel: `name` as it is known ("PACE"), a note, its sections and where they stand."""

    name: str
    note: str
    sections: Sequence[PromptSection]
    source: str = ""
    key: str = ""


class PromptPanel(QWidget):
    """Shows one set of prompts at the right; `closed` says that Esc was pressed."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._wide = False
        self._scroll = ScrollPage(self, margins=(24, 22, 24, 14))
        column = Column(self, margins=(1, 0, 0, 0))
        column.addWidget(self._scroll)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._made: list[QWidget] = []
        current_theme().changed.connect(self._rescale)
        self._rescale()
        self.hide()

    def show_prompts(self, prompts: Prompts) -> None:
        """Shows a set of prompts."""
        for widget in self._made:
            widget.hide()
            widget.deleteLater()
        content = self._scroll.content
        while content.count():
            content.takeAt(0)
        self._made = [self._head(prompts)]
        self._made.append(Text(prompts.note, Type.DETAIL, "ink_soft", self))
        self._made.append(Gap(8))
        for section in prompts.sections:
            self._made.append(self._section(section))
        if prompts.source:
            self._made.extend((Gap(14), Caption(prompts.source, self)))
        for widget in self._made:
            content.addWidget(widget)
        content.addStretch(1)
        self.setAccessibleName(f"Prompts: {prompts.name}")
        self._scroll.to_top()
        self.show()

    def _head(self, prompts: Prompts) -> QWidget:
        head = QWidget(self)
        row = Row(head, gap=8)
        row.addWidget(Heading(prompts.name, 2, head), 1)
        close = KeyButton("Esc", f"Close the {prompts.name} prompts", head)
        close.clicked.connect(self.close_prompts)
        row.addWidget(close)
        return head

    def _section(self, section: PromptSection) -> QWidget:
        made = QWidget(self)
        column = Column(made, gap=0, margins=(0, 0, 0, 8))
        column.addWidget(Divider(made))
        column.addWidget(Gap(10))
        column.addWidget(Text(section.title, Type.STRONG, parent=made))
        column.addWidget(Text(section.words, Type.BODY, parent=made))
        return made

    def close_prompts(self) -> None:
        """Goes away."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_prompts()
            return
        super().keyPressEvent(event)

    def set_wide(self, wide: bool) -> None:
        """Takes the whole width below the page, or a narrow place beside it."""
        if wide != self._wide:
            self._wide = wide
            self._rescale()

    def _rescale(self) -> None:
        policy = QSizePolicy.Policy
        across = policy.Expanding if self._wide else policy.Fixed
        self.setSizePolicy(across, policy.Expanding)
        if self._wide:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
        else:
            self.setFixedWidth(current_theme().px(268))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the panel's ground and its edge."""
        tokens = current_theme().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.card)
        painter.fillRect(0, 0, 1, self.height(), tokens.line)
