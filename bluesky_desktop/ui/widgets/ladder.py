"""The ladder: eight rungs from top to bottom, where the pupil stands, and what was tried."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.widgets.boxes import Column, Divider, cleared
from bluesky_desktop.ui.widgets.rung import Rung
from bluesky_desktop.ui.widgets.rung_view import RungView
from bluesky_desktop.ui.widgets.text import Caption


class Ladder(QWidget):
    """All rungs, with the line that joins them; monitoring stands below a divider.

    `activated` brings the number of a rung that is pressed. With `unfolds` a rung that has more to
    say also unfolds it. The up and down keys go from rung to rung.
    """

    activated = Signal(int)

    def __init__(
        self,
        rungs: Sequence[RungView] = (),
        parent: QWidget | None = None,
        *,
        monitoring_note: str = "",
        unfolds: bool = True,
    ):
        super().__init__(parent)
        self._rungs: dict[int, Rung] = {}
        self._note = monitoring_note
        self._unfolds = unfolds
        self._dense = False
        self._column = Column(self, gap=1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        current_theme().changed.connect(self.update)
        self.set_rungs(rungs)

    def set_rungs(
        self,
        rungs: Sequence[RungView],
        *,
        monitoring_note: str | None = None,
        dense: bool = False,
    ) -> None:
        """Shows other rungs; what was unfolded, and the focus, stay where they were.

        `dense` rungs stand closer, where something else takes room above them.
        """
        self._dense = dense
        if monitoring_note is not None:
            self._note = monitoring_note
        unfolded = {number for number, rung in self._rungs.items() if rung.is_expanded}
        focused = next((n for n, rung in self._rungs.items() if rung.hasFocus()), None)
        cleared(self._column)
        self._rungs = {}
        divided = False
        for view in rungs:
            if view.state.is_monitoring and not divided:
                self._divide()
                divided = True
            self._add(view, len(rungs))
        for number in unfolded & self._rungs.keys():
            self._rungs[number].set_expanded(True)
        if focused in self._rungs:
            self._rungs[focused].setFocus()

    def rung(self, number: int) -> Rung:
        """The rung of a step; its `body` takes acts. Raises KeyError where there is none."""
        return self._rungs[number]

    def set_expanded(self, number: int, expanded: bool) -> None:
        """Unfolds what a rung has more to say, or folds it away."""
        self._rungs[number].set_expanded(expanded)

    def _add(self, view: RungView, total: int) -> None:
        rung = Rung(view, total, self, dense=self._dense)
        rung.clicked.connect(self._pressed)
        if view.state.is_here:
            self._column.addSpacing(current_theme().px(3))
        self._column.addWidget(rung)
        if view.state.is_here:
            self._column.addSpacing(current_theme().px(3))
        self._rungs[view.number] = rung

    def _divide(self) -> None:
        above = QWidget(self)
        close = self._dense
        inner = Column(above, gap=4 if close else 8, margins=(12, 4, 12, 0 if close else 4))
        inner.addWidget(Divider(above))
        if self._note:
            inner.addWidget(Caption(self._note, above))
        self._column.addWidget(above)

    def _pressed(self) -> None:
        rung = self.sender()
        if not isinstance(rung, Rung):
            return
        if self._unfolds and (rung.view.more or rung.body.count()):
            rung.set_expanded(not rung.is_expanded)
            self.update()
        self.activated.emit(rung.view.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes from rung to rung with the up and down keys."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        rungs = list(self._rungs.values())
        here = next((i for i, rung in enumerate(rungs) if rung.hasFocus()), None)
        if event.key() in steps and here is not None:
            there = here + steps[Qt.Key(event.key())]
            if 0 <= there < len(rungs):
                rungs[there].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the line that joins the marks of steps 1 to 6."""
        joined = [r for r in self._rungs.values() if not r.view.state.is_monitoring]
        if len(joined) < 2:
            return
        theme = current_theme()
        ends = [rung.mapTo(self, QPoint(0, rung.marker_centre())).y() for rung in joined]
        left = theme.px(11) + theme.px(19) - theme.px(1)
        painter = QPainter(self)
        painter.fillRect(left, ends[0], max(2, theme.px(2)), ends[-1] - ends[0], theme.tokens.line)
