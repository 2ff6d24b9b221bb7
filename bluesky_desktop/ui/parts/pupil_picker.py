"""Choosing one pupil, or several, by typing a few letters."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.pupil import PupilBrief
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.services.pupils.search import PupilIndex
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.field import FieldError
from bluesky_desktop.ui.widgets.search_field import SearchField
from bluesky_desktop.ui.widgets.text import Body
from bluesky_desktop.ui.workspace import Workspace

_MOST = 8


class PupilPicker(QWidget):
    """`changed` says that somebody was chosen. The chosen stand first, always in sight."""

    changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        chosen: int | None,
        parent: QWidget | None = None,
        *,
        label: str = "Who?",
        without: int | None = None,
    ):
        super().__init__(parent)
        self._without = without
        self._chosen: list[int] = [] if chosen is None else [chosen]
        self._index = PupilIndex(())
        self._label = Body(label, self, strong=True)
        self._search = SearchField("Type a few letters of a name", self, name="Find a pupil")
        self._found = ChipChoices((), self, several=True, height=40)
        self._error = FieldError(self)
        column = Column(self, gap=8)
        for widget in (self._label, self._search, self._found, self._error):
            column.addWidget(widget)
        self._search.changed.connect(self._offer)
        self._search.entered.connect(self._take_first)
        self._found.changed.connect(self._pressed)
        workspace.acts.run(partial(brief_pupils, workspace.desk), owner=self, then=self._take)

    def values(self) -> tuple[int, ...]:
        """The pupils who are chosen."""
        return tuple(self._chosen)

    def names(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(one.name for one in self._index.every if one.id in self._chosen)

    def set_values(self, pupils: Sequence[int]) -> None:
        """Chooses these pupils."""
        self._chosen = list(pupils)
        self._offer(self._search.text())

    def set_error(self, text: str | None) -> None:
        """Says that somebody must be chosen."""
        self._error.say(text or "")

    def first_focus(self) -> QWidget:
        """The search."""
        return self._search

    def _take(self, pupils: Sequence[PupilBrief]) -> None:
        self._index = PupilIndex([one for one in pupils if one.id != self._without])
        self._offer(self._search.text())

    def _offer(self, typed: str) -> None:
        chosen = [one for one in self._index.every if one.id in self._chosen]
        found = self._index.find(typed, _MOST) if typed.strip() else ()
        offered = {one.id: one for one in (*chosen, *found)}
        self._found.set_options([(one.id, shown(one.name)) for one in offered.values()])
        self._found.set_values(self._chosen)

    def _pressed(self, values: object) -> None:
        assert isinstance(values, tuple)
        self._chosen = [int(str(one)) for one in values]
        self.set_error(None)
        self.changed.emit()

    def _take_first(self) -> None:
        typed = self._search.text().strip()
        found = self._index.find(typed, 1) if typed else ()
        if found and found[0].id not in self._chosen:
            self._chosen.append(found[0].id)
            self._search.set_text("")
            self._offer("")
            self.set_error(None)
            self.changed.emit()
