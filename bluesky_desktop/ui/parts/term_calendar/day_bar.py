"""The day one is on, in words, and what it can be made."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_year import DayKind
from bluesky_desktop.domain.term_calendar import ClosureKind
from bluesky_desktop.ui.parts.term_calendar.month_model import KIND_WORDS, ShownDay
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Text
from bluesky_desktop.ui.widgets.text_field import TextField

_CLOSURES = {
    DayKind.INSET: ClosureKind.INSET,
    DayKind.CLOSED: ClosureKind.OTHER,
    DayKind.BANK_HOLIDAY: ClosureKind.BANK_HOLIDAY,
}
_TO_CHOOSE = (DayKind.SCHOOL, *_CLOSURES)


class DayBar(QWidget):
    """`marked` brings the kind of closure (None: a school day) and its name."""

    marked = Signal(object, str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._shown: ShownDay | None = None
        self._words = Text("", Type.STRONG, parent=self, max_lines=2)
        chips = [(kind, KIND_WORDS[kind]) for kind in _TO_CHOOSE]
        self._kinds = ChipChoices(chips, self, several=False)
        self._kinds.setAccessibleName("What this day is")
        self._name = TextField("", self, placeholder="Why: snow …", height=36)
        self._name.set_spoken("Why")
        columns = StackingColumns(self, gap=14, stacks_below=800)
        columns.add(self._words)
        columns.add(self._kinds, width=440)
        columns.add(self._name, width=180)
        Column(self).addWidget(columns)
        self._kinds.changed.connect(self._chosen)
        self._name.edit.editingFinished.connect(self._named)

    def show_day(self, shown: ShownDay) -> None:
        """Shows a day, and what is chosen for it."""
        self._shown = shown
        self._words.say(shown.words)
        closed = shown.kind in _CLOSURES
        can_change = closed or shown.kind is DayKind.SCHOOL
        self._kinds.set_values([shown.kind])
        self._kinds.setVisible(can_change)
        self._name.setVisible(closed)
        self._name.set_text(shown.own_note if closed else "")

    def _chosen(self, values: tuple[object, ...]) -> None:
        kind = values[0] if values else None
        if isinstance(kind, DayKind) and self._shown is not None and kind is not self._shown.kind:
            self.marked.emit(_CLOSURES.get(kind), "")

    def _named(self) -> None:
        shown = self._shown
        if shown is None or shown.kind not in _CLOSURES:
            return
        name = " ".join(self._name.text().split())
        if name != shown.own_note:
            self.marked.emit(_CLOSURES[shown.kind], name)
