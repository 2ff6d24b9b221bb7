"""Several members of staff as chips, with room for somebody who is not one of them."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.staff import StaffMember
from bluesky_desktop.services.access.accounts import list_staff
from bluesky_desktop.ui.parts.names_in_a_line import SEVERAL, names_to_type, typed_names
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.workspace import Workspace


class StaffChips(QWidget):
    """`changed` says that somebody was chosen or written. Names are kept, not accounts."""

    changed = Signal()

    def __init__(self, workspace: Workspace, label: str, parent: QWidget | None = None):
        super().__init__(parent)
        self._wanted: tuple[str, ...] = ()
        self._known: tuple[str, ...] = ()
        self._chips = ChipChoices((), self, label=label, several=True, own_words=SEVERAL, height=36)
        Column(self).addWidget(self._chips)
        self._chips.changed.connect(self._pressed)
        self._chips.own_words_changed.connect(lambda _: self._pressed())
        workspace.acts.run(partial(list_staff, workspace.desk), owner=self, then=self._take)

    def names(self) -> tuple[str, ...]:
        """The names that are chosen, then those that were written."""
        if not self._known:
            return self._wanted
        chosen = (str(one) for one in self._chips.values())
        return tuple(dict.fromkeys((*chosen, *typed_names(self._chips.own_words()))))

    def set_names(self, names: tuple[str, ...]) -> None:
        """Chooses these names; those that are no staff stand in the field."""
        self._wanted = names
        self._show()

    def set_error(self, text: str | None) -> None:
        """Says what is missing."""
        self._chips.set_error(text)

    def first_focus(self) -> QWidget:
        """The first chip."""
        return self._chips.first_focus()

    def _take(self, staff: tuple[StaffMember, ...]) -> None:
        self._known = tuple(one.name for one in staff)
        self._chips.set_options([(one.name, shown(one.name)) for one in staff])
        self._show()

    def _show(self) -> None:
        if not self._known:
            return
        was_blocked = self._chips.blockSignals(True)
        self._chips.set_values([one for one in self._wanted if one in self._known])
        others = [one for one in self._wanted if one not in self._known]
        self._chips.set_own_words(names_to_type(others))
        self._chips.blockSignals(was_blocked)

    def _pressed(self, *_: object) -> None:
        self._wanted = self.names()
        self.changed.emit()
