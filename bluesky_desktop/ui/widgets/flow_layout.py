"""A layout that sets things beside each other and goes on to the next line when a line is full."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from bluesky_desktop.ui.theme.theme import current_theme


class FlowLayout(QLayout):
    """Wraps its items like words; `gap` in pixels at 100 %."""

    def __init__(
        self, parent: QWidget | None = None, *, gap: float = 8, row_gap: float | None = None
    ):
        super().__init__(parent)
        self._gap = gap
        self._row_gap = gap if row_gap is None else row_gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        current_theme().changed.connect(self.invalidate)

    def addItem(self, item: QLayoutItem) -> None:
        """Takes an item as the last."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, or none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Takes the item at a place out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Takes every widget out and deletes it."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of its lines at that width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Sets the items in lines."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = max(0, len(shown) - 1) * current_theme().px(self._gap)
        return QSize(
            sum(size.width() for size in shown) + gaps,
            max((size.height() for size in shown), default=0),
        )

    def minimumSize(self) -> QSize:
        """The widest item."""
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in shown), default=0),
            max((size.height() for size in shown), default=0),
        )

    def _place(self, rect: QRect, *, move: bool) -> int:
        gap = current_theme().px(self._gap)
        row_gap = current_theme().px(self._row_gap)
        top = 0
        for line in self._lines(rect.width(), gap):
            height = max(size.height() for _, size in line)
            left = 0
            for item, size in line:
                if move:
                    middle = top + (height - size.height()) // 2
                    item.setGeometry(QRect(rect.topLeft() + QPoint(left, middle), size))
                left += size.width() + gap
            top += height + row_gap
        return max(0, top - row_gap)

    def _lines(self, width: int, gap: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = self._size_of(item, width)
            if lines and used + gap + size.width() <= width:
                lines[-1].append((item, size))
                used += gap + size.width()
            else:
                lines.append([(item, size)])
                used = size.width()
        return lines

    def _size_of(self, item: QLayoutItem, width: int) -> QSize:
        wanted = item.sizeHint()
        breadth = max(item.minimumSize().width(), min(wanted.width(), max(1, width)))
        height = item.heightForWidth(breadth) if item.hasHeightForWidth() else wanted.height()
        return QSize(breadth, height)
