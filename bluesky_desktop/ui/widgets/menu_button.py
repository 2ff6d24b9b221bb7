"""A button that drops a list of further acts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from bluesky_desktop.ui.shown import printable
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

_Option = tuple[object, str] | tuple[object, str, bool] | None


class MenuButton(Button):
    """Drops further acts: `chosen` brings the key of the act that is picked.

    Options are `(key, words)`, or `(key, words, False)` for one that can't be picked now; `None`
    draws a line.
    """

    chosen = Signal(object)

    def __init__(
        self,
        label: str,
        options: Sequence[_Option] = (),
        parent: QWidget | None = None,
        *,
        kind: ButtonKind = ButtonKind.QUIET,
        icon: str | None = None,
    ):
        super().__init__(label, kind, parent, icon=icon, trailing_icon="chevron-down")
        self._options: Sequence[_Option] = options
        self._made: QMenu | None = None
        self.clicked.connect(self.drop_down)

    def set_options(self, options: Sequence[_Option]) -> None:
        """Offers other acts."""
        self._options = options
        if self._made is not None:
            self._fill(self._made)

    def menu_actions(self) -> "Sequence[QAction]":
        """The acts as they stand, for tests and shortcuts."""
        return tuple(self._menu().actions())

    def _menu(self) -> "QMenu":
        """The list, made when it is first needed."""
        if self._made is None:
            from PySide6.QtWidgets import QMenu

            self._made = QMenu(self)
            self._made.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
            self._made.triggered.connect(self._picked)
            self._fill(self._made)
        return self._made

    def _fill(self, menu: "QMenu") -> None:
        from PySide6.QtGui import QAction

        menu.clear()
        for place, option in enumerate(self._options):
            if option is None:
                menu.addSeparator()
                continue
            action = QAction(printable(option[1]).replace("&", "&&"), menu)
            # Qt would turn a key into another type: a named choice into plain text.
            action.setData(place)
            action.setEnabled(len(option) < 3 or bool(option[2]))
            menu.addAction(action)

    def offered(self) -> dict[str, int]:
        """What can be picked now: its words, and where it stands in the list."""
        return {
            printable(one[1]): place
            for place, one in enumerate(self._options)
            if one is not None and (len(one) < 3 or one[2])
        }

    def drop_down(self) -> None:
        """Shows the list below the button, with the first act lit."""
        self.drop_down_at(min(self.offered().values(), default=0))

    def drop_down_at(self, place: int) -> None:
        """Shows the list below the button, with the act that stands at this place lit."""
        menu = self._menu()
        menu.setMinimumWidth(self.width())
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + current_theme().px(4))))
        for action in menu.actions()[place : place + 1]:
            menu.setActiveAction(action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The down key drops the list too."""
        if event.key() == Qt.Key.Key_Down:
            self.drop_down()
            return
        super().keyPressEvent(event)

    def _picked(self, action: "QAction") -> None:
        option = self._options[action.data()]
        if option is not None:
            self.chosen.emit(option[0])
