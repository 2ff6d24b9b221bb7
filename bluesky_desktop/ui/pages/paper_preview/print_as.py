"""What stands beside a form's paper: how it is printed, and what is still empty."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from bluesky_desktop.ui.theme.painting import box, radio
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Gap, Row, cleared
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.pressable import RadioFace
from bluesky_desktop.ui.widgets.text import Body, Caption, Heading, Text

_MARK = 22
_MODES = (
    ("filled", "Filled", "With what is written so far"),
    ("fillable", "Fillable", "To type into on a computer"),
    ("blank", "Blank", "For the pen"),
)


class _Mode(RadioFace):
    radius = 8

    def __init__(self, mode: str, words: str, detail: str, parent: QWidget):
        super().__init__(parent)
        self.mode = mode
        self.setAccessibleName(words)
        self.setAccessibleDescription(detail)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._words = Text(words, Type.STRONG, parent=self)
        self._detail = Text(detail, Type.CAPTION, "ink_soft", self)
        column = Column(self, margins=(10 + _MARK + 11, 9, 8, 8))
        column.addWidget(self._words)
        column.addWidget(self._detail)
        self.toggled.connect(self._show_chosen)

    def _show_chosen(self, chosen: bool) -> None:
        self._words.set_ink("on_sky" if chosen else "ink")
        self._detail.set_ink("on_sky" if chosen else "ink_soft")
        self.update()

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """A band behind the chosen one, and the radio."""
        theme = current_theme()
        tokens = theme.tokens
        if self.isChecked() or self.underMouse():
            fill = tokens.sky if self.isChecked() else tokens.sunken
            box(painter, rect, radius=theme.px(self.radius), fill=fill)
        place = QRectF(theme.px(10), theme.px(9), theme.px(_MARK), theme.px(_MARK))
        radio(painter, place, chosen=self.isChecked(), edge=tokens.edge, on=tokens.accent)


class PrintAs(QWidget):
    """`chosen` brings a mode; `writing_asked` says that somebody wants to go on writing."""

    chosen = Signal(str)
    writing_asked = Signal()

    def __init__(self, *, for_pupil: bool, mode: str, parent: QWidget | None = None):
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._rest = QWidget(self)
        self._column = Column(self._rest, margins=(10, 0, 10, 0))
        column = Column(self)
        heading = Column(margins=(10, 0, 8, 0))
        heading.addWidget(Heading("Print as", 2, self))
        column.addLayout(heading)
        column.addWidget(Gap(8, self))
        for key, words, detail in _MODES if for_pupil else _MODES[1:]:
            one = _Mode(key, words, detail, self)
            one.setChecked(key == mode)
            self._group.addButton(one)
            column.addWidget(one)
            one.clicked.connect(self._choose)
        column.addWidget(self._rest)

    @property
    def mode(self) -> str:
        """How it is printed: `filled`, `fillable` or `blank`."""
        chosen = self._group.checkedButton()
        return chosen.mode if isinstance(chosen, _Mode) else "blank"

    def _choose(self) -> None:
        self.chosen.emit(self.mode)

    def show_empty(self, names: Sequence[str], *, may_edit: bool) -> None:
        """Names the boxes in which nothing stands yet."""
        cleared(self._column)
        self._column.addWidget(Gap(22, self._rest))
        if names:
            self._column.addWidget(Heading("Still empty", 2, self._rest))
            self._column.addWidget(Gap(6, self._rest))
            for name in names:
                self._column.addWidget(Body(name, self._rest))
            self._column.addWidget(Gap(8, self._rest))
            self._column.addWidget(Caption("Empty boxes leave room for the pen.", self._rest))
            self._column.addWidget(Gap(10, self._rest))
        if may_edit:
            link = LinkButton("Go on writing", self._rest)
            link.clicked.connect(self.writing_asked)
            row = Row()
            row.addWidget(link)
            row.addStretch(1)
            self._column.addLayout(row)
