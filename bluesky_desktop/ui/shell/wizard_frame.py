"""The frame of every guided conversation: the rail, the page, the prompts and the buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QTextEdit, QWidget

from bluesky_desktop.policy.pack import PolicyPack, PromptSet
from bluesky_desktop.ui.tab_order import in_order
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.chip_button import PromptButton
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.pressable import ENTER_KEYS
from bluesky_desktop.ui.widgets.prompt_panel import PromptPanel, Prompts, PromptSection
from bluesky_desktop.ui.widgets.rail import Rail, RailEntry
from bluesky_desktop.ui.widgets.scroll_above import ScrollAbove
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.text import Text

PROMPT_KEYS = {"pace": "F6", "vrf": "F7", "wingted": "F8"}
_NARROW_BELOW = 980
_SIDE = 56
_SIDE_BESIDE_PROMPTS = 40


class WizardFrame(QWidget):
    """A page of steps. `body` is where each step's widget goes; `next_pressed` and `back_pressed`
    say what was pressed, `rail_chosen` the place of a step that was pressed in the rail."""

    next_pressed = Signal()
    back_pressed = Signal()
    rail_chosen = Signal(int)

    def __init__(
        self,
        pack: PolicyPack | None,
        *,
        title: str,
        note: str = "",
        noun: str = "Page",
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._open_prompts = ""
        self._narrow = False
        self._scrolls: list[ScrollPage] = []
        self._prompts = {one.key: one for one in pack.prompts} if pack is not None else {}
        self._prompt_buttons: dict[str, PromptButton] = {}
        self.rail = Rail(title, note, self, noun=noun)
        self.error = ErrorNote(self)
        self.pages = QStackedWidget(self)
        self.panel = PromptPanel(self)
        self.next_button = Button("Next", ButtonKind.PROMINENT, self, key_hint="Enter")
        self.back_button = Button("Back", ButtonKind.LARGE, self)
        self._foot = QWidget(self)
        self._arrange()
        self._connect()
        current_theme().changed.connect(self._rescale)
        self.panel.close_prompts()
        self._rescale()

    def _arrange(self) -> None:
        column = Column(self)
        self._middle = Row()
        column.addLayout(self._middle, 1)
        self._middle.addWidget(self.rail)
        inner = Column()
        self._middle.addLayout(inner, 1)
        holder = QWidget(self)
        self._above = Column(holder, gap=10, margins=(_SIDE, 16, _SIDE, 0))
        self._above.addWidget(self.error)
        inner.addWidget(holder)
        inner.addWidget(self.pages, 1)
        self._middle.addWidget(self.panel)
        column.addWidget(self._foot)
        self._arrange_foot()

    def _arrange_foot(self) -> None:
        self._foot_row = Row(self._foot, gap=12, margins=(28, 13, 28, 13))
        if self._prompts:
            self._prompts_label = Text("Prompts", Type.BODY, "ink_soft", self._foot)
            self._prompts_label.setMinimumWidth(
                int(current_theme().width_of("Prompts", Type.BODY)) + 4
            )
            self._foot_row.addWidget(self._prompts_label)
        for key, one in self._prompts.items():
            button = PromptButton(PROMPT_KEYS.get(key, ""), one.name, self._foot)
            button.setCheckable(True)
            button.clicked.connect(self._prompt_pressed)
            button.setProperty("prompts", key)
            self._prompt_buttons[key] = button
            self._foot_row.addWidget(button)
        self._foot_row.addStretch(1)
        self._foot_row.addWidget(self.back_button)
        self._foot_row.addWidget(self.next_button)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.rail_chosen)
        self.next_button.clicked.connect(self.next_pressed)
        self.back_button.clicked.connect(self.back_pressed)
        self.panel.closed.connect(self._prompts_closed)
        for key in self._prompts:
            shortcut = QShortcut(QKeySequence(PROMPT_KEYS.get(key, "")), self)
            shortcut.activated.connect(self._prompt_buttons[key].click)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            onward = QShortcut(QKeySequence(keys), self)
            onward.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            onward.activated.connect(self.next_button.click)

    def add_page(self, *, widest: float = 856, below: QWidget | None = None) -> ScrollPage:
        """Adds a page; its `content` column takes the widgets, `below` stays in view under it."""
        bottom = 28 if below is None else 12
        page = ScrollPage(self.pages, margins=(_SIDE, 16, _SIDE, bottom), widest=widest)
        self._scrolls.append(page)
        whole = page if below is None else ScrollAbove(page, below, self.pages, widest=widest)
        self.pages.addWidget(whole)
        return page

    def ask(self, question: QWidget) -> None:
        """Puts a question above the page, where it is seen at once."""
        self._above.addWidget(question)

    def show_page(self, at: int) -> None:
        """Shows one page, from its top."""
        self.error.clear()
        self.pages.setCurrentIndex(at)
        self._scrolls[at].to_top()
        self._show_key()

    def first_focus(self) -> QWidget | None:
        """Where writing or choosing begins on the page that is shown."""
        page = self.pages.currentWidget()
        stops = () if page is None else in_order(page)
        return next((one for one in stops if not isinstance(one, QScrollArea)), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next page, Esc closes the prompts; what has the focus came first.

        After the last page something is recorded: that takes Ctrl+Enter, or the button itself.
        """
        enter = event.key() in ENTER_KEYS and not event.isAutoRepeat()
        if enter and not self._is_last():
            self.next_button.click()
        elif event.key() == Qt.Key.Key_Escape and self._open_prompts:
            self.panel.close_prompts()
        else:
            super().keyPressEvent(event)

    def _is_last(self) -> bool:
        return self.pages.currentIndex() + 1 == self.pages.count()

    def _show_key(self) -> None:
        """Says on the button which key presses it: in longer writing Enter is a new line."""
        if self._narrow:
            self.next_button.set_key_hint("")
            return
        page = self.pages.currentWidget()
        longer = page is not None and any(
            one.isVisibleTo(page) for one in page.findChildren(QTextEdit)
        )
        self.next_button.set_key_hint("Ctrl Enter" if longer or self._is_last() else "Enter")

    def set_rail(self, entries: Sequence[RailEntry]) -> None:
        """Shows where each page stands."""
        self.rail.set_entries(entries)

    def _prompt_pressed(self) -> None:
        key = str(self.sender().property("prompts"))
        if self._open_prompts == key:
            self.panel.close_prompts()
            return
        self._open_prompts = key
        for other, button in self._prompt_buttons.items():
            button.setChecked(other == key)
        self.panel.show_prompts(as_prompts(self._prompts[key]))
        self._set_sides(_SIDE_BESIDE_PROMPTS)

    def _prompts_closed(self) -> None:
        self._open_prompts = ""
        self._set_sides(_SIDE)
        for button in self._prompt_buttons.values():
            button.setChecked(False)

    def _set_sides(self, side: float) -> None:
        """Prompts beside the page leave it less room, and less of it is space."""
        self._above.set_margins((side, 16, side, 0))
        for page in self._scrolls:
            page.set_sides(side)

    def _rescale(self) -> None:
        self._fit(self.width())

    def _fit(self, width: int) -> None:
        narrow = width < current_theme().px(_NARROW_BELOW)
        self.rail.set_compact(narrow)
        if self._prompts:
            self._prompts_label.setVisible(not narrow)
        for button in self._prompt_buttons.values():
            button.name_alone(narrow)
        self._narrow = narrow
        self._show_key()
        self.panel.set_wide(narrow)
        self._middle.setStretchFactor(self.panel, 1 if narrow else 0)
        self._foot_row.set_margins((18, 9, 18, 9) if narrow else (28, 13, 28, 13))
        direction = self._middle.Direction
        self._middle.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stacks what stands beside each other where there is no room."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the line above the buttons."""
        painter = QPainter(self)
        tokens = current_theme().tokens
        painter.fillRect(0, self._foot.y(), self.width(), 1, tokens.line)


def as_prompts(one: PromptSet) -> Prompts:
    """A set of prompts as the panel shows it."""
    return Prompts(
        one.name,
        one.meaning,
        [
            PromptSection(
                part.title, " ".join([part.text, *(f"“{said}”" for said in part.examples)]).strip()
            )
            for part in one.parts
        ],
        one.source,
        "Esc",
    )


def left_align(widget: QWidget) -> Row:
    """The widget at the left of a row, no wider than it needs to be."""
    row = Row()
    row.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    row.addStretch(1)
    return row
