"""Long choices of which several can be ticked, each whole in its row, and own words below."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.check_row import CheckRow
from bluesky_desktop.ui.widgets.text import Body
from bluesky_desktop.ui.widgets.text_field import TextField


class CheckList(QWidget):
    """Rows `(key, words)`. `changed` says that one was ticked, or something was typed."""

    changed = Signal()

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        own_words: str = "",
    ):
        super().__init__(parent)
        self._rows: dict[str, CheckRow] = {}
        self._own = TextField("", self, placeholder=own_words)
        self._own.edit.setAccessibleName(f"{label}: {own_words}")
        self._own.setVisible(bool(own_words))
        column = Column(self, gap=4)
        column.addWidget(Body(label, self, strong=True))
        for key, words in options:
            row = CheckRow(words, self)
            row.toggled.connect(lambda _: self.changed.emit())
            self._rows[key] = row
            column.addWidget(row)
        column.addWidget(self._own)
        self._own.changed.connect(lambda _: self.changed.emit())
        self.setAccessibleName(label)

    def value(self) -> tuple[str, ...]:
        """The keys that are ticked in the order offered, then own words, if any."""
        own = self._own.text().strip()
        ticked = tuple(key for key, row in self._rows.items() if row.isChecked())
        return (*ticked, own) if own else ticked

    def set_value(self, kept: Iterable[str]) -> None:
        """Ticks the keys among what was kept, and writes the rest as own words."""
        every = tuple(kept)
        for key, row in self._rows.items():
            row.setChecked(key in every)
        self._own.set_text(", ".join(one for one in every if one not in self._rows))
