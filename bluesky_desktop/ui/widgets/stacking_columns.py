"""Columns that stand beside each other where there is room, and below each other where not."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.widgets.combo_field import ComboField
from bluesky_desktop.ui.widgets.text_field import TextField


class StackingColumns(QWidget):
    """`add(widget, width=456)` fixes a column's width at 100 %; others share the rest.

    They stack below `stacks_below` pixels at 100 %, in the order of `stack_order` where given.
    A field of one line stays where it is when the one beside it says what is wrong with it, and so
    does what is `at_top`: it keeps its own height.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: float = 18,
        stacked_gap: float | None = None,
        stacks_below: float = 760,
        at_top: bool = False,
    ):
        super().__init__(parent)
        self._gap = gap
        self._stacked_gap = gap if stacked_gap is None else stacked_gap
        self._below = stacks_below
        self._at_top = at_top
        self._columns: list[tuple[QWidget, float | None, int, int]] = []
        self._stacked = False
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        current_theme().changed.connect(self._arrange_again)
        self._arrange_again()

    @property
    def is_stacked(self) -> bool:
        """Whether the columns stand below each other now."""
        return self._stacked

    def add(
        self,
        column: QWidget,
        *,
        width: float | None = None,
        share: int = 1,
        stack_place: int | None = None,
    ) -> None:
        """Takes a column; `stack_place` orders the columns when they are stacked."""
        place = len(self._columns) if stack_place is None else stack_place
        self._columns.append((column, width, share, place))
        self._arrange_again()

    def set_width(self, column: QWidget, width: float) -> None:
        """Fixes a column at another width."""
        self._columns = [
            (one, width if one is column else was, share, place)
            for one, was, share, place in self._columns
        ]
        self._arrange_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stacks, or sets side by side again."""
        super().resizeEvent(event)
        if self._should_stack() != self._stacked:
            self._arrange_again()

    def _should_stack(self) -> bool:
        """Also where they would be wider than there is room: they are never given less than that,
        so their width alone doesn't say so."""
        return self.width() < max(current_theme().px(self._below), self._needed_beside() + 1)

    def _needed_beside(self) -> int:
        px = current_theme().px
        widths = (
            column.minimumSizeHint().width() if width is None else px(width)
            for column, width, _, _ in self._columns
        )
        return sum(widths) + px(self._gap) * (len(self._columns) - 1)

    def _arrange_again(self) -> None:
        px = current_theme().px
        self._stacked = self._should_stack()
        for column, _, _, _ in self._columns:
            self._box.removeWidget(column)
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if self._stacked else direction.LeftToRight)
        self._box.setSpacing(px(self._stacked_gap if self._stacked else self._gap))
        ordered = (
            sorted(self._columns, key=lambda each: each[3]) if self._stacked else self._columns
        )
        for column, width, share, _ in ordered:
            if width is not None and not self._stacked:
                column.setFixedWidth(px(width))
            else:
                column.setMinimumWidth(0)
                column.setMaximumWidth(16_777_215)
            stretch = 0 if width is not None or self._stacked else share
            at_top = self._at_top or isinstance(column, TextField | ComboField)
            align = Qt.AlignmentFlag.AlignTop if at_top else Qt.AlignmentFlag(0)
            self._box.addWidget(column, stretch, align)
        self.updateGeometry()
