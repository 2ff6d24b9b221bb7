"""Fields that search, and the one that only looks like it and opens the finder."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.field import Field, FieldFrame
from bluesky_desktop.ui.widgets.icon_label import IconLabel
from bluesky_desktop.ui.widgets.key_hint import key_hint_width, paint_key_hint
from bluesky_desktop.ui.widgets.line_edit import LineEdit
from bluesky_desktop.ui.widgets.pressable import ENTER_KEYS, Pressable


class _SearchEdit(LineEdit):
    """A line that gives the up and down keys to its results.

    Enter takes what was looked for, and means nothing else to the page around; with nothing typed
    it is the page's.
    """

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Says where the arrow keys would go, and keeps an Enter that takes a result."""
        took = event.key() in ENTER_KEYS and bool(self.text().strip())
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)
        if took:
            event.accept()


class SearchField(Field):
    """Filters as one types.

    `changed` brings the text, `entered` says that Enter was pressed, `moved` brings 1 or -1 for
    the down and up keys. `name` is what a screen reader says.
    """

    changed = Signal(str)
    entered = Signal()
    moved = Signal(int)

    def __init__(
        self,
        placeholder: str,
        parent: QWidget | None = None,
        *,
        name: str = "",
        key_hint: str = "",
        height: float = 44,
        kind: Type = Type.BODY,
    ):
        super().__init__("", parent=parent)
        frame = FieldFrame(self, height=height, padding=12)
        frame.row.addWidget(IconLabel("search", "ink_soft", parent=frame))
        self.edit = _SearchEdit(frame, placeholder=placeholder, kind=kind)
        frame.row.addWidget(self.edit, 1)
        if key_hint:
            frame.row.addWidget(KeyHint(key_hint, frame))
        self._take_control(frame, self.edit)
        self.edit.setAccessibleName(name or placeholder)
        self.edit.textChanged.connect(self.changed)
        self.edit.returnPressed.connect(self.entered)
        self.edit.moved.connect(self.moved)

    def text(self) -> str:
        """What is looked for."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Looks for something else."""
        self.edit.setText(text)


class KeyHint(QLabel):
    """A key's name in a little box."""

    def __init__(self, key: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The box."""
        return QSize(round(key_hint_width(self.text())), current_theme().px(22))

    def minimumSizeHint(self) -> QSize:
        """The box."""
        return self.sizeHint()

    def paintEvent(self, event: object) -> None:
        """Paints the box and the key's name."""
        tokens = current_theme().tokens
        painter = QPainter(self)
        paint_key_hint(
            painter, QRectF(self.rect()), self.text(), tokens.ink_soft, tokens.edge, tokens.card
        )


class SearchButton(Pressable):
    """Looks like a search field and opens the finder; an icon alone where there is no room."""

    radius = 8

    def __init__(self, placeholder: str, key_hint: str, parent: QWidget | None = None):
        super().__init__(parent)
        self._placeholder = placeholder
        self._key_hint = key_hint
        self._small = False
        self.setAccessibleName(placeholder)
        self.setAccessibleDescription(key_hint)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_small(self, small: bool) -> None:
        """Shows the icon alone."""
        if small != self._small:
            self._small = small
            self._reshape()

    def width_as(self, *, small: bool) -> int:
        """How wide it is as an icon alone, or with its words."""
        return current_theme().px(38 if small else 340)

    def sizeHint(self) -> QSize:
        """340 by 38, or a square."""
        return QSize(self.width_as(small=self._small), current_theme().px(38))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paints the icon, the words and the key."""
        theme = current_theme()
        tokens = theme.tokens
        box(painter, rect, radius=theme.px(8), fill=tokens.card, edge=tokens.edge)
        side = theme.px(20)
        left = theme.px(9) if self._small else theme.px(13)
        place = QRectF(left, round((rect.height() - side) / 2), side, side)
        ink = tokens.ink if self._small else tokens.ink_soft
        theme.icons.paint(painter, "search", ink, place)
        if self._small:
            return
        painter.setPen(tokens.ink_soft)
        painter.setFont(theme.font(Type.BODY))
        words = rect.adjusted(place.right() + theme.px(10), 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(flags), self._placeholder)
        width = key_hint_width(self._key_hint)
        hint = QRectF(rect.right() - theme.px(13) - width, 0, width, rect.height())
        paint_key_hint(painter, hint, self._key_hint, tokens.ink_soft, tokens.edge, tokens.card)
