"""Who was there: the people around a pupil as chips, and names of one's own."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.meeting import Invited
from bluesky_desktop.services.monitoring.meeting_people import people_to_invite
from bluesky_desktop.ui.parts.names_in_a_line import SEVERAL, names_to_type, typed_names
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.workspace import Workspace


class WhoWasThere(QWidget):
    """Chips of the child, those at home, and the adults around. `changed` says one was pressed.

    `people` are those chosen, as a meeting invites them; `names` also hold what was typed.
    """

    changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        pupil_id: int,
        parent: QWidget | None = None,
        *,
        label: str = "Who was there?",
    ):
        super().__init__(parent)
        self._people: tuple[Invited, ...] = ()
        self._wanted: list[str] | None = None
        self.chips = ChipChoices((), self, label=label, own_words=SEVERAL, height=40)
        Column(self).addWidget(self.chips)
        self.chips.changed.connect(lambda _: self.changed.emit())
        self.chips.own_words_changed.connect(lambda _: self.changed.emit())
        workspace.acts.run(
            partial(people_to_invite, workspace.desk, pupil_id=pupil_id),
            owner=self,
            then=self._show,
        )

    def people(self) -> tuple[Invited, ...]:
        """Those chosen of the list."""
        chosen = self.chips.values()
        return tuple(one for one in self._people if one.name in chosen)

    def names(self) -> tuple[str, ...]:
        """The names of all who are chosen or typed."""
        return (*(one.name for one in self.people()), *typed_names(self.chips.own_words()))

    def choose(self, names: Iterable[str]) -> None:
        """Chooses these; names that the list does not hold stand as typed ones."""
        self._wanted = list(names)
        self._choose()

    def set_error(self, text: str | None) -> None:
        """Says what needs mending."""
        self.chips.set_error(text)

    def setFocus(self) -> None:  # type: ignore[override]
        """Goes to the first chip."""
        self.chips.first_focus().setFocus()

    def _show(self, people: tuple[Invited, ...]) -> None:
        self._people = people
        chosen = self.chips.values()
        self.chips.set_options([(one.name, shown(one.name)) for one in people])
        self.chips.set_values(chosen)
        self._choose()

    def _choose(self) -> None:
        if self._wanted is None or not self._people:
            return
        known = {one.name for one in self._people}
        self.chips.set_values([one for one in self._wanted if one in known])
        own = names_to_type(one for one in self._wanted if one not in known)
        if own:
            self.chips.set_own_words(own)
        self._wanted = None
