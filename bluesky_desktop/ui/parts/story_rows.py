"""Entries of a story under their days; pressing one opens it whole."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.domain.school_time import local_day, show_near_day, show_time
from bluesky_desktop.domain.story import EntryKind, StoryEntry
from bluesky_desktop.ui.into_view import StaysInView
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.pressable import Pressable
from bluesky_desktop.ui.widgets.text import Text
from bluesky_desktop.ui.widgets.tile import Tile, Tone


class StoryRow(Pressable):
    """One entry; pressing it opens the entry whole."""

    radius = 8

    def __init__(self, entry: StoryEntry, parent: QWidget | None = None):
        super().__init__(parent)
        self.entry_id = entry.id
        when = show_time(entry.happened_at)
        self.setAccessibleName(f"{when}, {entry.title}. {entry.line}")
        tone: Tone = "sun" if entry.kind is EntryKind.RECOGNITION else "outlined"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = Row(self, gap=10, margins=(1, 4, 4, 4))
        time = Text(when, Type.DETAIL, "ink_soft", self)
        time.setFixedWidth(time.sizeHint().width() + 2)
        row.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)
        tile = Tile("", 28, tone, self, icon=entry.icon, radius=8 if tone == "sun" else 14)
        row.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        words = Column(gap=0)
        words.addWidget(Text(shown(entry.title), Type.BODY, parent=self))
        line = shown(entry.line) + (" (amended)" if entry.amended else "")
        words.addWidget(Text(line, Type.CAPTION, "ink_soft", self))
        row.addLayout(words, 1)


class StoryRows(QWidget):
    """Entries, the newest first, under the names of their days. `opened` brings an entry's id."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.column = Column(self, gap=0)
        self._last_day: date | None = None

    def clear(self) -> None:
        """Shows nothing any more."""
        cleared(self.column)
        self._last_day = None

    def add(self, entries: Sequence[StoryEntry], today: date, *, go_on: bool = False) -> None:
        """Adds entries below those that are shown; with `go_on` the focus goes to the first."""
        first: StoryRow | None = None
        for entry in entries:
            day = local_day(entry.happened_at)
            if day != self._last_day:
                self._last_day = day
                name = Text(show_near_day(day, today), Type.DETAIL_STRONG, parent=self)
                holder = QWidget(self)
                Column(holder, margins=(1, 5, 0, 1)).addWidget(name)
                self.column.addWidget(holder)
            row = StoryRow(entry, self)
            row.clicked.connect(lambda _=False, entry_id=entry.id: self.opened.emit(entry_id))
            self.column.addWidget(row)
            first = first or row
        if go_on and first is not None:
            # What was made just now is shown in the next turn of the event loop.
            QTimer.singleShot(0, first, partial(_go_to, first))


def _go_to(row: StoryRow) -> None:
    row.setFocus()
    StaysInView(row)
