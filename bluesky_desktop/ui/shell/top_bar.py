"""The top bar: search, the return that counts down, what was kept, and who is signed in."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from bluesky_desktop.domain.staff import StaffMember
from bluesky_desktop.services.ladder.scripts import ReturnView
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.countdown import CountdownBadge
from bluesky_desktop.ui.widgets.icon_label import IconLabel
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.notice_bar import MOST_LINES, Fits
from bluesky_desktop.ui.widgets.pressable import Pressable
from bluesky_desktop.ui.widgets.search_field import SearchButton
from bluesky_desktop.ui.widgets.text import Text
from bluesky_desktop.ui.widgets.tile import Tile, initials_of

_HEIGHT = 60
_GROWS = 36
"""How much higher the bar is where text is twice as large: its space need not double."""
_SMALL_BELOW = 900


def _side(margin: float, scale: float) -> float:
    """The space at a side, as Row takes it: it grows a third as fast as the text."""
    return margin * (1 + (scale - 1) * 0.3) / scale


class PersonButton(Pressable):
    """Who is signed in; drops what they can do with their account."""

    radius = 10

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        row = Row(self, gap=10, margins=(2, 2, 2, 2))
        self._tile = Tile("", 36, "sky", self)
        self._words = QWidget(self)
        words = Column(self._words, gap=0)
        self._name = Text("", Type.NAME, parent=self)
        self._role = Text("", Type.CAPTION, "ink_soft", self)
        words.addWidget(self._name)
        words.addWidget(self._role)
        row.addWidget(self._tile)
        row.addWidget(self._words)

    def show_person(self, person: StaffMember, role: str) -> None:
        """Shows who it is, and in what role."""
        name = shown(person.name)
        self._tile.set_initials(initials_of(person.name))
        short = _short(name)
        self._name.say(short)
        self._name.setMinimumWidth(int(current_theme().width_of(short, Type.NAME)) + 2)
        self._role.say(role)
        self.setAccessibleName(f"Signed in: {name}, {role}")

    def set_small(self, small: bool) -> None:
        """Shows the initials alone."""
        self._words.setVisible(not small)


_LONGEST_NAME = 40


class TopBar(QWidget):
    """The bar above every page.

    `searched` opens the finder, `return_asked` brings the return whose countdown is pressed,
    `password_asked`, `signed_out` and `went_back` say what was pressed. In a guided conversation
    the way back stands in the place of the search.
    """

    searched = Signal()
    return_asked = Signal(object)
    password_asked = Signal()
    signed_out = Signal()
    went_back = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._promise: ReturnView | None = None
        self._makes_way = False
        self._notice_height = 0
        self._make()
        self._arrange()
        current_theme().changed.connect(self._rescale)
        self._rescale()

    def _make(self) -> None:
        self._search = SearchButton("Find a pupil, act or page", "Ctrl K", self)
        self._search.clicked.connect(self.searched)
        self._back = LinkButton("", self, icon="arrow-left", plain=True)
        self._back.hide()
        self._back.clicked.connect(self.went_back)
        self._kept_icon = IconLabel("check", "ink_soft", 16, self)
        self._kept = Text("", Type.BODY, "ink_soft", self)
        self._countdown = CountdownBadge(self)
        self._countdown.hide()
        self._countdown.clicked.connect(self._return_pressed)
        self._person = PersonButton(self)
        self._menu = QMenu(self)
        self._menu.addAction("Change your password", self.password_asked.emit)
        self._menu.addAction("Sign out", self.signed_out.emit)
        self._person.clicked.connect(self._drop)
        self.say_kept("")

    def _arrange(self) -> None:
        self._row = row = Row(self, gap=14)
        row.addWidget(self._search)
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._kept_icon)
        row.addWidget(self._kept)
        row.addWidget(self._countdown)
        row.addWidget(self._person)

    def show_person(self, person: StaffMember, role: str) -> None:
        """Shows who is signed in."""
        self._person.show_person(person, role)

    def show_way_back(self, words: str) -> None:
        """Shows the way back of a guided conversation, or the search again with no words."""
        self._back.setVisible(bool(words))
        self._search.setVisible(not words)
        self._back.set_label(_short(words))
        self._back.setToolTip(words if _short(words) != words else "")

    def room_for(self, fits: Fits) -> QRect:
        """Where a passing notice may stand, which `fits` judges, the gentlest room first.

        In two lines beside all that is in the bar, or beside the search as an icon alone; then over
        the countdown too, in two lines or in several. Only the largest text in the smallest window
        leaves it nothing but the whole bar.
        """
        small, person = self._is_narrow(), self._person
        before = self._countdown if self._countdown.isVisible() else person
        for is_small, end, lines in (
            *((small, before, 2), (True, before, 2)),
            *((True, person, 2), (True, person, MOST_LINES)),
        ):
            room = self._room(is_small, end)
            if fits(room, lines):
                self._makes_way = is_small
                self._set_small()
                return room
        gap = current_theme().px(14)
        return self.rect().adjusted(gap, 0, -gap, -1)

    def grow_for(self, height: int) -> None:
        """Is high enough for a notice that has to be so high."""
        self._notice_height = height
        self._set_height()

    def close_up(self) -> None:
        """There is no notice any more: the search has its room again."""
        self._makes_way = False
        self._set_small()
        self.grow_for(0)

    def _room(self, small: bool, end: QWidget) -> QRect:
        gap = current_theme().px(14)
        if self._back.isVisible():
            left = self._back.geometry().right() + 1
        else:
            left = self._search.x() + self._search.width_as(small=small)
        return QRect(left + gap, 0, max(0, end.x() - left - 2 * gap), self.height() - 1)

    def say_kept(self, words: str) -> None:
        """Says when what is being written was kept; nothing with no words."""
        self._kept.say(words)
        self._kept.setMinimumWidth(int(current_theme().width_of(words, Type.BODY)) + 4)
        self._kept.setVisible(bool(words))
        self._kept_icon.setVisible(bool(words))

    def count_down(self, promise: ReturnView | None, seconds: int) -> None:
        """Shows the most urgent return; hides the countdown where there is none."""
        self._promise = promise
        self._countdown.setVisible(promise is not None)
        if promise is None:
            return
        name = shown(promise.pupil_first_name)
        whole = max(int((promise.due_at - promise.promised_at).total_seconds()), 1)
        if seconds > 0:
            self._countdown.show_left(f"Return to {name} in", seconds, whole)
        else:
            self._countdown.show_due(f"Time to return to {name}")

    def _return_pressed(self) -> None:
        if self._promise is not None:
            self.return_asked.emit(self._promise)

    def _drop(self) -> None:
        corner = self._person.mapToGlobal(self._person.rect().bottomLeft())
        self._menu.popup(corner)

    def _rescale(self) -> None:
        scale = current_theme().text_scale
        self._set_height()
        left, right = _side(28, scale), _side(26, scale)
        self._row.set_margins((left, 0, right, 0))
        self._set_small()

    def _set_height(self) -> None:
        usual = round(_HEIGHT + (current_theme().text_scale - 1) * _GROWS)
        self.setMinimumHeight(max(usual, self._notice_height + 1))

    def _is_narrow(self) -> bool:
        return self.width() < current_theme().px(_SMALL_BELOW)

    def _set_small(self) -> None:
        self._search.set_small(self._makes_way or self._is_narrow())
        self._person.set_small(self._is_narrow())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows less where there is less room."""
        super().resizeEvent(event)
        self._set_small()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the line below."""
        painter = QPainter(self)
        tokens = current_theme().tokens
        painter.fillRect(self.rect(), tokens.ground)
        painter.fillRect(0, self.height() - 1, self.width(), 1, tokens.line)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_NAME else f"{words[:_LONGEST_NAME]}…"
