"""A button that drops a list of further acts."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from bluesky_desktop.ui.shown import printable
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind


class MenuButton(Button):
    """Drops further acts: `chosen` brings the key of the act that is picked.

    Options are `(key, words)`, or `(key, words, False)` for one that can't be picked now; `None`
    draws a line.
    """

    chosen = Signal(object)

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[object, str] | tuple[object, str, bool] | None] = (),
        parent: QWidget | None = None,
        *,
        kind: ButtonKind = ButtonKind.QUIET,
        icon: str | None = None,
    ):
        super().__init__(label, kind, parent, icon=icon, trailing_icon="chevron-down")
        self._keys: list[object] = []
        self._menu = QMenu(self)
        self._menu.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self._menu.triggered.connect(self._picked)
        self.clicked.connect(self.drop_down)
        self.set_options(options)

    def set_options(
        self, options: Sequence[tuple[object, str] | tuple[object, str, bool] | None]
    ) -> None:
        """Offers other acts."""
        self._menu.clear()
        self._keys = []
        for option in options:
            if option is None:
                self._menu.addSeparator()
                continue
            action = QAction(printable(option[1]).replace("&", "&&"), self._menu)
            # Qt would turn a key into another type: a named choice into plain text.
            action.setData(len(self._keys))
            self._keys.append(option[0])
            action.setEnabled(len(option) < 3 or bool(option[2]))
            self._menu.addAction(action)

    def menu_actions(self) -> Sequence[QAction]:
        """The acts as they stand, for tests and shortcuts."""
        return tuple(self._menu.actions())

    def drop_down(self) -> None:
        """Shows the list below the button, with the first act lit."""
        self._menu.setMinimumWidth(self.width())
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + current_theme().px(4))))
        actions = [one for one in self._menu.actions() if one.isEnabled()]
        if actions:
            self._menu.setActiveAction(actions[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The down key drops the list too."""
        if event.key() == Qt.Key.Key_Down:
            self.drop_down()
            return
        super().keyPressEvent(event)

    def _picked(self, action: QAction) -> None:
        self.chosen.emit(self._keys[action.data()])
