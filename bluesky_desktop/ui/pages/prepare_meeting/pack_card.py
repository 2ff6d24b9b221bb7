"""What the pack holds: its parts, ticked and in their order."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.pack_parts import PackPart, moved
from bluesky_desktop.services.pack.packing import PackSize
from bluesky_desktop.services.pack.view import PERIODS, PartView, PreparationView
from bluesky_desktop.services.story.timeline import Period
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Divider, Row, cleared
from bluesky_desktop.ui.widgets.buttons import ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.check_row import CheckRow
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.icon_label import IconLabel
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.menu_button import MenuButton
from bluesky_desktop.ui.widgets.text import Caption, Detail, Heading

_EARLIER = "Earlier reports too"
_HOW_TO_MOVE = "Alt and the arrow keys move it."


class _Grip(IconLabel):
    """What a part is dragged by."""

    dragged = Signal(float)
    dropped = Signal()

    def __init__(self, parent: QWidget):
        super().__init__("grip-vertical", "edge", 20, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip("Drag it to another place, or press Alt and an arrow key")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold."""
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Says how far down the window the pointer is."""
        self.dragged.emit(event.globalPosition().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go."""
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.dropped.emit()


class PartRow(CheckRow):
    """A part of the pack. `stepped` brings -1 or 1 as it is moved by the keyboard."""

    stepped = Signal(int)

    def __init__(self, view: PartView, place: int, of: int, parent: QWidget | None = None):
        super().__init__(shown(view.name), parent, aside=view.aside, checked=view.ticked)
        self.part = view.part
        words = f"Place {place} of {of}. {_HOW_TO_MOVE}"
        self.setAccessibleDescription(f"{view.aside}. {words}" if view.aside else words)
        self.grip = _Grip(self)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.grip)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up and Alt+Down move the part."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in steps:
            self.stepped.emit(steps[key])
            return
        super().keyPressEvent(event)


class PackCard(Card):
    """The parts. `arranged` says that ticks, order or period changed; `names_asked` opens names."""

    arranged = Signal()
    names_asked = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent, margins=(18, 10, 10, 8), gap=0)
        self._views: dict[PackPart, PartView] = {}
        self._order: tuple[PackPart, ...] = ()
        self._rows: dict[PackPart, PartRow] = {}
        self._period = Period.HALF_TERM
        self._size = Caption("", self)
        self._holder = QWidget(self)
        self._parts = Column(self._holder)
        self._periods = MenuButton("", list(PERIODS.items()), self, kind=ButtonKind.FAINT)
        self._periods.chosen.connect(self._choose_period)
        self._earlier = ChipChoices((), self, label=_EARLIER, height=30)
        self._earlier.changed.connect(self._choose_earlier)
        self._earlier.hide()
        self._offered: tuple[tuple[int, str], ...] = ()
        self._said = Detail("", self)
        self.names = LinkButton("Let a child be named", self, kind=Type.DETAIL)
        self.names.clicked.connect(self.names_asked)
        self._arrange()

    def _arrange(self) -> None:
        top = Row(gap=8, margins=(0, 0, 8, 3))
        top.addWidget(Heading("In the pack", 2, self), 1)
        top.addWidget(self._size)
        self.column.addLayout(top)
        self.column.addWidget(self._holder)
        self.column.addWidget(self._earlier)
        period = Row(gap=4, margins=(0, 4, 8, 0))
        period.addWidget(Caption("Chronology goes back to", self))
        period.addWidget(self._periods)
        period.addStretch(1)
        self.column.addLayout(period)
        self.column.addStretch(1)
        self.column.addWidget(Divider(self))
        foot = Row(gap=8, margins=(0, 7, 8, 0))
        foot.addWidget(IconLabel("lock", "ink_soft", 16, self), 0, Qt.AlignmentFlag.AlignTop)
        words = Column(gap=2)
        words.addWidget(self._said)
        link = Row()
        link.addWidget(self.names)
        link.addStretch(1)
        words.addLayout(link)
        foot.addLayout(words, 1)
        self.column.addLayout(foot)

    @property
    def parts(self) -> tuple[PackPart, ...]:
        """The parts in their order."""
        return self._order

    @property
    def left_out(self) -> tuple[PackPart, ...]:
        """The parts without a tick."""
        return tuple(part for part, row in self._rows.items() if not row.isChecked())

    @property
    def earlier_reports(self) -> tuple[int, ...]:
        """The daily reports before the newest one that the pack holds too."""
        return tuple(one for one in self._earlier.values() if isinstance(one, int))

    @property
    def period(self) -> Period:
        """How far back the chronology goes."""
        return self._period

    def show_preparation(self, view: PreparationView) -> None:
        """Shows the parts as they are kept."""
        self._period = view.period
        self._periods.set_label(PERIODS[view.period])
        allowed = ", ".join(shown(one.name) for one in view.may_be_named)
        words = "Other children’s names are replaced."
        self._said.say(f"{words} SLT lets these be named: {allowed}." if allowed else words)
        self.names.setVisible(view.may_let_name)
        offered = tuple((one.report_id, one.ran) for one in view.earlier_reports)
        if offered != self._offered:
            self._offered = offered
            self._earlier.set_options(offered)
        self._earlier.set_values([one.report_id for one in view.earlier_reports if one.ticked])
        views = {one.part: one for one in view.parts}
        order = tuple(views)
        if views != self._views or order != self._order:
            self._views, self._order = views, order
            self._build()
        self._offer_earlier()

    def _offer_earlier(self) -> None:
        """Earlier reports are asked for where there are any, and reports are in the pack."""
        row = self._rows.get(PackPart.REPORT)
        asked = row is not None and row.isChecked() and bool(self._offered)
        self._earlier.setVisible(asked)

    def show_size(self, size: PackSize | None) -> None:
        """Says how many parts and pages the pack has, as far as it is known."""
        ticked = sum(row.isChecked() for row in self._rows.values())
        words = f"{ticked} of {len(self._rows)}"
        if size is not None:
            pages = "page" if size.pages == 1 else "pages"
            words += f", about {size.pages} {pages}"
        self._size.say(words)

    def _build(self) -> None:
        focused = next((part for part, row in self._rows.items() if row.hasFocus()), None)
        cleared(self._parts)
        self._rows = {}
        for place, part in enumerate(self._order, start=1):
            row = PartRow(self._views[part], place, len(self._order), self._holder)
            row.toggled.connect(self._was_ticked)
            row.stepped.connect(partial(self._step, part))
            row.grip.dragged.connect(partial(self._drag, part))
            row.grip.dropped.connect(self.arranged)
            self._rows[part] = row
            self._parts.addWidget(row)
        if focused in self._rows:
            self._rows[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_size(None)

    def _was_ticked(self, _: bool) -> None:
        self._remember_ticks()
        self._offer_earlier()
        self.show_size(None)
        self.arranged.emit()

    def _step(self, part: PackPart, by: int) -> None:
        order = moved(self._order, part, by)
        if order != self._order:
            self._remember_ticks()
            self._order = order
            self._build()
            self._rows[part].setFocus(Qt.FocusReason.OtherFocusReason)
            self.arranged.emit()

    def _drag(self, part: PackPart, at: float) -> None:
        """Moves the dragged part to where the pointer is, without making its row anew."""
        row = self._rows[part]
        place = self._order.index(part)
        for by in (-1, 1):
            beside = place + by
            if not 0 <= beside < len(self._order):
                continue
            other = self._rows[self._order[beside]]
            middle = other.mapToGlobal(other.rect().center()).y()
            if (by < 0 and at < middle) or (by > 0 and at > middle):
                self._order = moved(self._order, part, by)
                self._parts.removeWidget(row)
                self._parts.insertWidget(beside, row)
                self._parts.activate()
                return

    def _remember_ticks(self) -> None:
        for part, row in self._rows.items():
            self._views[part] = replace(self._views[part], ticked=row.isChecked())

    def _choose_earlier(self, _: object) -> None:
        self.show_size(None)
        self.arranged.emit()

    def _choose_period(self, period: object) -> None:
        self._period = Period(str(period))
        self._periods.set_label(PERIODS[self._period])
        self.arranged.emit()
